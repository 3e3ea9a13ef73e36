// calibration/targets/growth_autocorrelation.cpp — whether a firm that grew in one year grows in
// the next.
#include <cmath>
#include <limits>

#include "calibration/target_entry.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {
namespace {

// Of log growth in a year and in the next, of firms with at least `from` and less than `to` persons
// before that live in both.
double correlation(FirmHistory const& history, double from, double to) {
  RunningCovariance growth;
  for (std::size_t year = 1; year < history.years(); ++year) {
    for (std::size_t firm = 0; firm < history.firms(); ++firm) {
      double const first = history.jobs(year - 1, firm), middle = history.jobs(year, firm),
                   last = history.jobs(year + 1, firm);
      if (first < from || first >= to || middle < 1 || last < 1) continue;
      growth.add(std::log(middle / first), std::log(last / middle));
    }
  }
  return growth.correlation();
}

}  // namespace

class GrowthAutocorrelationTargets {
 public:
  static constexpr std::string_view phenomenon = "growth from year to year";
  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static constexpr Target targets[] = {
        Target{"growth_autocorrelation_small",
               "firms of 2–9 persons",
               "correlation",
               {-0.1,
                {-0.3, 0.0},
                {0.0, 0.075, judgement, "spread: −0.3 to 0 over 4; the sign is sure",
                 Range{-0.3, 0.0}}},
               "Coad 2007: negative",
               target,
               [](FirmHistory const& history) { return correlation(history, 2, 10); }}
            .fitted(),
        Target{"growth_autocorrelation_10plus",
               firms_of_10_plus,
               "correlation",
               {0.0,
                {-0.15, 0.2},
                {0.0, 0.1, judgement, "the source tells that it rises with size; size judged"}},
               "Coad 2007: mildly positive for large firms",
               target,
               [](FirmHistory const& history) {
                 return correlation(history, 10, std::numeric_limits<double>::infinity());
               }}
            .fitted(),
    };
    return targets;
  }
};

template TargetFile targets<GrowthAutocorrelationTargets>();

}  // namespace clustress
