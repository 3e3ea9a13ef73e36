// calibration/designs/saltelli.cpp — pairs of points A and B and, for each group, A with the group
// of B, for Sobol indices of first and total order (Saltelli et al. 2010).
//
// A and B are the halves of one Sobol set of twice as many dimensions. The points of a row stand
// one after the other: A, B, then A_B of each group; so that rows may be added at the end.
#include "calibration/designs/sampling_design_entry.hpp"
#include "calibration/designs/sobol_points.hpp"

namespace clustress {

class SaltelliDesign {
 public:
  static constexpr std::string_view name = "saltelli",
                                    meaning =
                                        "rows of points A, B and A with one group of B, for "
                                        "Sobol indices",
                                    size_key = "rows";
  static constexpr std::size_t usual_size = 128, usual_levels = 0;
  static constexpr bool extends = true;

  static double count(DesignProblem const& problem) {
    return static_cast<double>(problem.size) * static_cast<double>(problem.groups + 2);
  }

  static std::vector<double> make(DesignProblem const& problem) {
    std::size_t const width = problem.parameters();
    SobolPoints sobol(2 * width, problem.seed);
    std::vector<double> cube, row(2 * width);
    cube.reserve(problem.size * (problem.groups + 2) * width);
    for (std::size_t r = 0; r < problem.size; ++r) {
      sobol.next(row);
      cube.insert(cube.end(), row.begin(), row.end());
      for (std::size_t g = 0; g < problem.groups; ++g) {
        for (std::size_t k = 0; k < width; ++k)
          cube.push_back(row[problem.group[k] == g ? width + k : k]);
      }
    }
    return cube;
  }
};

template SamplingDesign sampling_design<SaltelliDesign>();

}  // namespace clustress
