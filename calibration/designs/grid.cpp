// calibration/designs/grid.cpp — every combination of some levels, from end to end of each range.
#include <cmath>

#include "calibration/designs/sampling_design_entry.hpp"

namespace clustress {

class GridDesign {
 public:
  static constexpr std::string_view name = "grid",
                                    meaning = "every combination of `levels` values of each group",
                                    size_key = "";
  static constexpr std::size_t usual_size = 0, usual_levels = 3;
  static constexpr bool extends = false;

  static double count(DesignProblem const& problem) {
    return std::pow(static_cast<double>(problem.levels), static_cast<double>(problem.groups));
  }

  static std::vector<double> make(DesignProblem const& problem) {
    auto const points = static_cast<std::size_t>(count(problem));
    std::vector<double> cube;
    cube.reserve(points * problem.parameters());
    for (std::size_t p = 0; p < points; ++p) {
      // the last group changes fastest
      std::vector<double> place(problem.groups);
      std::size_t rest = p;
      for (std::size_t g = problem.groups; g-- > 0; rest /= problem.levels) {
        place[g] =
            static_cast<double>(rest % problem.levels) / static_cast<double>(problem.levels - 1);
      }
      for (std::size_t const g : problem.group) cube.push_back(place[g]);
    }
    return cube;
  }
};

template SamplingDesign sampling_design<GridDesign>();

}  // namespace clustress
