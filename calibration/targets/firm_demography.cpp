// calibration/targets/firm_demography.cpp — births and deaths of enterprises, and survival of
// births as Eurostat counts it.
//
// All enterprises, founder-only firms included. Rates are births and deaths of the year among the
// enterprises active in any part of it. Survivors to year t + n are active in any part of it.
#include "calibration/mean.hpp"
#include "calibration/target_entry.hpp"

namespace clustress {
namespace {

struct Rates {
  double entry, exit;
};

// Means over years.
Rates rates_of(FirmHistory const& history) {
  Mean entry, exit;
  for (std::size_t year = 0; year < history.years(); ++year) {
    int const begin = static_cast<int>(year * FirmHistory::quarters_per_year), end = begin + 4;
    double active = 0, births = 0, deaths = 0;
    for (std::size_t firm = 0; firm < history.firms(); ++firm) {
      int const first = history.first(firm), last = history.last(firm);
      if (first == FirmHistory::never_alive || first > end || last < begin) continue;
      active += 1;
      births += first > begin ? 1 : 0;
      deaths += last < end ? 1 : 0;
    }
    entry.add(births / active);
    exit.add(deaths / active);
  }
  return {entry.value(), exit.value()};
}

// Alive when the year begins that lies `later` years on; births whose year is seen.
double survival(FirmHistory const& history, int later) {
  Mean share;
  history.for_each_birth([&](std::size_t year, int begin, int, int last) {
    if (year + static_cast<std::size_t>(later) >= history.years()) return;
    share.add(last >= begin + 4 * later ? 1.0 : 0.0);
  });
  return share.value();
}

}  // namespace

class FirmDemographyTargets {
 public:
  static std::span<Target const> rows() {
    using enum TargetRole;
    static constexpr Target targets[] = {
        {"entry_rate",
         all_enterprises,
         "per year",
         {0.097, {0.08, 0.11}},
         "Eurostat 2021: 10.7 %; 2010s about 9 %",
         band,
         [](FirmHistory const& history) { return rates_of(history).entry; }},
        {"exit_rate",
         all_enterprises,
         "per year",
         {0.088, {0.07, 0.10}},
         "Eurostat 2021: 8.5 %; 2010s about 9 %",
         band,
         [](FirmHistory const& history) { return rates_of(history).exit; }},
        {"survival_1y",
         "births, Eurostat's count",
         "share",
         {0.82, {0.78, 0.86}},
         "Eurostat, cohorts 2018–2020",
         band,
         [](FirmHistory const& history) { return survival(history, 1); }},
        {"survival_5y",
         "births, Eurostat's count",
         "share",
         {0.44, {0.38, 0.50}},
         "Eurostat, cohort 2009",
         band,
         [](FirmHistory const& history) { return survival(history, 5); }},
    };
    return targets;
  }
};

template TargetFile targets<FirmDemographyTargets>();

}  // namespace clustress
