// calibration/targets/productivity_spread.cpp — how far apart the firms of a market are.
#include "calibration/target_entry.hpp"

namespace clustress {

class ProductivitySpreadTargets {
 public:
  static constexpr std::string_view phenomenon = "spread of productivity";
  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static constexpr Target targets[] = {
        Target{"productivity_90_10",
               "firms of a market",
               "log points",
               {0.651,
                {0.45, 0.85},
                {0.008, 0.173, source, "spread: SD of 4-digit industries; se: that over √440"}},
               "Syverson 2004, 2011: 0.651",
               band,
               [](YearEnd const& year) { return year.total("productivity_90_10"); }}
            .fitted(),
    };
    return targets;
  }
};

template TargetFile targets<ProductivitySpreadTargets>();

}  // namespace clustress
