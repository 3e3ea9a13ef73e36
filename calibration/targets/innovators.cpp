// calibration/targets/innovators.cpp — who innovates, as the Community Innovation Survey counts.
#include "calibration/target_entry.hpp"

namespace clustress {

class InnovatorTargets {
 public:
  static constexpr std::string_view phenomenon = "innovators";
  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static constexpr Target targets[] = {
        {"innovators",
         firms_of_10_plus,
         "share in 3 years",
         {0.484,
          {0.40, 0.60},
          {0.003, 0.15, source, "se: size of the survey; spread: countries 0.11–0.73 over 4.1"}},
         "Eurostat, CIS 2020: 48.4 %",
         band,
         [](YearEnd const& year) {
           auto const &innovators = year.sizes.innovators_of, &firms = year.sizes.firms_of;
           return (innovators[1] + innovators[2] + innovators[3]) /
                  (firms[1] + firms[2] + firms[3]);
         }},
    };
    return targets;
  }
};

template TargetFile targets<InnovatorTargets>();

}  // namespace clustress
