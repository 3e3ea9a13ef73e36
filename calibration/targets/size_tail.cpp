// calibration/targets/size_tail.cpp — the tail of the size distribution.
#include "calibration/target_entry.hpp"
#include "sim/statistics/regression.hpp"

namespace clustress {

class SizeTailTargets {
 public:
  static std::span<Target const> rows() {
    using enum TargetRole;
    static constexpr Target targets[] = {
        {"tail_exponent",
         "firms of 50+ persons",
         "",
         {1.06, {0.95, 1.2}},
         "Axtell 2001: 1.059",
         band,
         [](YearEnd const& year) {
           std::vector<double> large;
           for_each_firm(year.world, [&](CellRow, std::size_t row) {
             double const jobs = year.world.firms.jobs[row];
             if (jobs >= 50) large.push_back(jobs);
           });
           return tail_exponent(large, 50.0).exponent;
         }},
    };
    return targets;
  }
};

template TargetFile targets<SizeTailTargets>();

}  // namespace clustress
