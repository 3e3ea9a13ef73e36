// calibration/targets/size_tail.cpp — the tail of the size distribution, and its slopes between
// the classes of official statistics.
#include <cmath>

#include "calibration/mean.hpp"
#include "calibration/target_entry.hpp"
#include "sim/statistics/regression.hpp"

namespace clustress {

namespace {

// Fall of ln(share of firms from a size on) from the class's least size to the next one's, five
// times as large, over ln 5; NaN where no firm is so large.
double slope_from(YearEnd const& year, std::size_t size_class) {
  double above = 0;
  for (std::size_t k = size_class + 1; k < size_classes; ++k) above += year.sizes.firms_of[k];
  if (above == 0) return no_population;
  return std::log((year.sizes.firms_of[size_class] + above) / above) / std::log(5.0);
}

}  // namespace

class SizeTailTargets {
 public:
  static constexpr std::string_view phenomenon = "tail of the size distribution";
  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static constexpr Target targets[] = {
        Target{"tail_exponent",
               "firms of 50+ persons",
               "exponent",
               {1.059,
                {0.95, 1.2},
                {0.054, 0.06, judgement,
                 "se as published; EU27 2021 1.04 (0.98–1.13); spread of sectors judged"}},
               "Axtell 2001: 1.059",
               band,
               [](YearEnd const& year) {
                 std::vector<double> large;
                 for_each_firm(year.world, [&](CellRow, std::size_t row) {
                   double const jobs = year.world.firms.jobs[row];
                   if (jobs >= 50) large.push_back(jobs);
                 });
                 return tail_exponent(large, 50.0).exponent;
               }}
            .fitted(),
        {"size_slope_10_50",
         "firms of 10+ persons",
         "exponent",
         {0.98,
          {0.88, 1.08},
          {0.01, 0.05, judgement, "se: counts and rounding; spread of city regions judged"}},
         "Greater Manchester, businesses 2014: 0.98",
         target,
         [](YearEnd const& year) { return slope_from(year, 1); }},
        {"size_slope_50_250",
         "firms of 50+ persons",
         "exponent",
         {1.18,
          {0.95, 1.41},
          {0.06, 0.1, judgement, "se: counts and rounding; spread of city regions judged"}},
         "Greater Manchester, businesses 2014: 1.18",
         target,
         [](YearEnd const& year) { return slope_from(year, 2); }},
    };
    return targets;
  }
};

template TargetFile targets<SizeTailTargets>();

}  // namespace clustress
