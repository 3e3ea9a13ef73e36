// calibration/targets/unemployment.cpp — unemployment, held against what the world itself declares.
#include "calibration/target_entry.hpp"

namespace clustress {

namespace {

constexpr Uncertainty own_fact{0.0, 0.0, Grounds::definition, "the cycle moves a decade about it"};

}  // namespace

class UnemploymentTargets {
 public:
  static constexpr std::string_view phenomenon = "unemployment";
  static std::span<Target const> rows() {
    using enum TargetRole;
    static constexpr Target targets[] = {
        {"unemployment",
         first_region,
         "share",
         {0.083, {0.05, 0.12}, own_fact},
         "the world's own fact",
         target,
         [](YearEnd const& year) { return year.total("unemployment_rate"); },
         [](WorldFacts const& facts) -> Observed {
           double const rate = facts.regions.front().unemployment_rate;
           return {rate, {0.6 * rate, 1.4 * rate}, own_fact};
         }},
    };
    return targets;
  }
};

template TargetFile targets<UnemploymentTargets>();

}  // namespace clustress
