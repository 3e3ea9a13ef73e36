// calibration/designs/morris.cpp — trajectories of elementary effects (Morris 1991).
//
// On p levels, an even number, each group moves once in a trajectory, in a random order, by
// Δ = p / (2 (p − 1)) up or down: (groups + 1) points each, one after the other. Every level is
// equally likely. The members of a group move at once, each up or down.
#include "calibration/designs/draws.hpp"
#include "calibration/designs/sampling_design_entry.hpp"

namespace clustress {

class MorrisDesign {
 public:
  static constexpr std::string_view name = "morris",
                                    meaning =
                                        "trajectories in which each group moves once, for "
                                        "elementary effects",
                                    size_key = "trajectories";
  static constexpr std::size_t usual_size = 20, usual_levels = 4;
  static constexpr bool extends = true;

  static double count(DesignProblem const& problem) {
    return static_cast<double>(problem.size) * static_cast<double>(problem.groups + 1);
  }
  static std::string fault(DesignProblem const& problem) {
    return problem.levels % 2 == 0 ? ""
                                   : "levels must be an even number, so that all are equally "
                                     "likely";
  }

  static std::vector<double> make(DesignProblem const& problem) {
    Draws draws(problem.seed);
    std::vector<double> cube;
    for (std::size_t t = 0; t < problem.size; ++t) add_trajectory(problem, draws, cube);
    return cube;
  }

 private:
  static void add_trajectory(DesignProblem const& problem, Draws& draws,
                             std::vector<double>& cube) {
    std::size_t const half = problem.levels / 2;
    double const steps = static_cast<double>(problem.levels - 1);
    std::vector<double> point, target;
    for (std::size_t k = 0; k < problem.parameters(); ++k) {
      std::size_t const low = draws.below(half);
      bool const moves_up = draws.below(2) == 0;
      double const from = static_cast<double>(low) / steps,
                   to = static_cast<double>(low + half) / steps;
      point.push_back(moves_up ? from : to);
      target.push_back(moves_up ? to : from);
    }
    cube.insert(cube.end(), point.begin(), point.end());
    for (std::size_t const g : draws.order(problem.groups)) {
      for (std::size_t k = 0; k < point.size(); ++k) {
        if (problem.group[k] == g) point[k] = target[k];
      }
      cube.insert(cube.end(), point.begin(), point.end());
    }
  }
};

template SamplingDesign sampling_design<MorrisDesign>();

}  // namespace clustress
