// calibration/targets/firm_demography.cpp — births and deaths of enterprises, and survival and
// size of births, as Eurostat counts them.
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
  static constexpr std::string_view phenomenon = "firm demography";
  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static constexpr Target targets[] = {
        Target{"entry_rate",
               all_enterprises,
               "per year",
               {0.107,
                {0.08, 0.11},
                {0.008, 0.042, source,
                 "se: half the gap 2014–2021; spread: countries 0.031–0.202 over 4.1"}},
               "Eurostat, EU27 2021: 10.7 %; EU28 2014: about 9 %",
               band,
               [](FirmHistory const& history) { return rates_of(history).entry; }}
            .fitted(),
        Target{"exit_rate",
               all_enterprises,
               "per year",
               {0.085,
                {0.07, 0.10},
                {0.008, 0.033, judgement,
                 "se: gap 2014–2021; spread: coefficient of variation of births"}},
               "Eurostat, EU27 2021 (preliminary): 8.5 %; EU28 2014: about 9 %",
               band,
               [](FirmHistory const& history) { return rates_of(history).exit; }}
            .fitted(),
        Target{"survival_1y",
               "births, Eurostat's count",
               "share",
               {0.82,
                {0.78, 0.86},
                {0.012, 0.07, judgement,
                 "se: SD of 21 US cohorts 2000–2020; spread of countries judged"}},
               "Eurostat, cohorts 2018–2020",
               band,
               [](FirmHistory const& history) { return survival(history, 1); }}
            .fitted(),
        Target{"survival_5y",
               "births, Eurostat's count",
               "share",
               {0.44,
                {0.38, 0.50},
                {0.028, 0.08, judgement,
                 "se: SD of 17 US cohorts 2000–2016; spread of countries judged"}},
               "Eurostat, EU28, cohort 2009",
               band,
               [](FirmHistory const& history) { return survival(history, 5); }}
            .fitted(),
        Target{"newborn_size",
               "births",
               "persons",
               {1.09,
                {0.2, 2.0},
                {0.03, 0.46, source, "se: rounding; spread: countries 0.4–2.3 over 4.1"}},
               "Eurostat, EU27 2021: 3.7 million jobs in 3.4 million births",
               target,
               [](FirmHistory const& history) {
                 Mean size;
                 for (std::size_t firm = 0; firm < history.firms(); ++firm) {
                   if (int const first = history.first(firm); first > 0)
                     size.add(history.jobs_in(first, firm));
                 }
                 return size.value();
               }}
            .fitted(),
    };
    return targets;
  }
};

template TargetFile targets<FirmDemographyTargets>();

}  // namespace clustress
