// calibration/designs/sobol.cpp — points that fill the cube evenly, whatever their number.
#include "calibration/designs/sampling_design_entry.hpp"
#include "calibration/designs/sobol_points.hpp"

namespace clustress {

class SobolDesign {
 public:
  static constexpr std::string_view name = "sobol",
                                    meaning =
                                        "points that fill the space evenly; more may be "
                                        "added at any time",
                                    size_key = "points";
  static constexpr std::size_t usual_size = 256, usual_levels = 0;
  static constexpr bool extends = true;

  static double count(DesignProblem const& problem) { return static_cast<double>(problem.size); }

  static std::vector<double> make(DesignProblem const& problem) {
    std::size_t const width = problem.parameters();
    SobolPoints sobol(width, problem.seed);
    std::vector<double> cube(problem.size * width);
    for (std::size_t p = 0; p < problem.size; ++p)
      sobol.next(std::span(cube).subspan(p * width, width));
    return cube;
  }
};

template SamplingDesign sampling_design<SobolDesign>();

}  // namespace clustress
