// calibration/designs/one_at_a_time.cpp — one group moves from end to end of its range, all others
// stay as declared.
#include <limits>

#include "calibration/designs/sampling_design_entry.hpp"

namespace clustress {

class OneAtATimeDesign {
 public:
  static constexpr std::string_view
      name = "one_at_a_time",
      meaning = "`levels` values of one group after the other, all else as declared", size_key = "";
  static constexpr std::size_t usual_size = 0, usual_levels = 2;
  static constexpr bool extends = false;

  static double count(DesignProblem const& problem) {
    return static_cast<double>(problem.levels) * static_cast<double>(problem.groups);
  }

  static std::vector<double> make(DesignProblem const& problem) {
    double const declared = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> cube;
    for (std::size_t g = 0; g < problem.groups; ++g) {
      for (std::size_t level = 0; level < problem.levels; ++level) {
        double const place = static_cast<double>(level) / static_cast<double>(problem.levels - 1);
        for (std::size_t const own : problem.group) cube.push_back(own == g ? place : declared);
      }
    }
    return cube;
  }
};

template SamplingDesign sampling_design<OneAtATimeDesign>();

}  // namespace clustress
