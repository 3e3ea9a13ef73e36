// calibration/targets/productivity_spread.cpp — how far apart the firms of a market are.
#include "calibration/target_entry.hpp"

namespace clustress {

class ProductivitySpreadTargets {
 public:
  static std::span<Target const> rows() {
    using enum TargetRole;
    static constexpr Target targets[] = {
        {"productivity_90_10",
         "firms of a market",
         "log points",
         {0.65, {0.45, 0.85}},
         "Syverson 2004: 0.651",
         band,
         [](YearEnd const& year) { return year.total("productivity_90_10"); }},
    };
    return targets;
  }
};

template TargetFile targets<ProductivitySpreadTargets>();

}  // namespace clustress
