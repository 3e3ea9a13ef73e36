// calibration/designs/catalogue.cpp — all designs, one line each.
#include "calibration/designs/sampling_design.hpp"

namespace clustress {

// clang-format off
constexpr SamplingDesignFunction all_sampling_designs[] = {
    &sampling_design<class SobolDesign>,
    &sampling_design<class LatinDesign>,
    &sampling_design<class GridDesign>,
    &sampling_design<class OneAtATimeDesign>,
    &sampling_design<class MorrisDesign>,
    &sampling_design<class SaltelliDesign>,
    &sampling_design<class FileDesign>,
};
// clang-format on

std::span<SamplingDesignFunction const> sampling_design_catalogue() {
  return all_sampling_designs;
}

}  // namespace clustress
