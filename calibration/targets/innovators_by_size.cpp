// calibration/targets/innovators_by_size.cpp — who innovates, by size.
#include "calibration/target_entry.hpp"

namespace clustress {

class InnovatorsBySizeTargets {
 public:
  static std::span<Target const> rows() {
    using enum TargetRole;
    static constexpr Target targets[] = {
        {"innovators_small",
         "firms of 10–49 persons",
         "share in 3 years",
         {0.445, {0.36, 0.53}},
         "CIS 2020: 44.5 %",
         target,
         [](YearEnd const& year) { return year.sizes.innovators_of[1] / year.sizes.firms_of[1]; }},
        {"innovators_medium",
         "firms of 50–249 persons",
         "share in 3 years",
         {0.601, {0.50, 0.70}},
         "CIS 2020: 60.1 %",
         target,
         [](YearEnd const& year) { return year.sizes.innovators_of[2] / year.sizes.firms_of[2]; }},
        {"innovators_large",
         "firms of 250+ persons",
         "share in 3 years",
         {0.741, {0.64, 0.84}},
         "CIS 2020: 74.1 %",
         target,
         [](YearEnd const& year) { return year.sizes.innovators_of[3] / year.sizes.firms_of[3]; }},
    };
    return targets;
  }
};

template TargetFile targets<InnovatorsBySizeTargets>();

}  // namespace clustress
