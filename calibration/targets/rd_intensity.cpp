// calibration/targets/rd_intensity.cpp — what firms spend on research and development.
#include "calibration/target_entry.hpp"

namespace clustress {

class RdIntensityTargets {
 public:
  static constexpr std::string_view phenomenon = "research and development";
  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static constexpr Target targets[] = {
        Target{"rd_intensity",
               all_enterprises,
               "share of value added",
               {0.0175,
                {0.012, 0.025},
                {0.001, 0.005, judgement,
                 "firms' part of all R&D and the spread of countries judged"}},
               "Eurostat 2022: all R&D 2.24 % of GDP",
               target,
               [](YearEnd const& year) { return year.total("rd_spending") / year.total("sales"); }}
            .fitted(),
    };
    return targets;
  }
};

template TargetFile targets<RdIntensityTargets>();

}  // namespace clustress
