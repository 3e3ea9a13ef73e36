#include "calibration/inference/moment_slopes.hpp"

#include <algorithm>

namespace clustress {

namespace {

Eigen::VectorXd moments_of(PointEvaluation const& evaluation) {
  return Eigen::Map<Eigen::VectorXd const>(evaluation.mean.data(), std::ssize(evaluation.mean));
}

}  // namespace

MomentSlopes moment_slopes(CalibrationProblem const& problem, CountedEvaluations& evaluations,
                           std::vector<double> const& cube) {
  std::vector<PointRequest> requests{{cube, 0}};
  for (std::size_t k = 0; k < cube.size(); ++k) {
    for (double const step : {-slope_step, slope_step}) {
      requests.push_back({cube, 0});
      requests.back().cube[k] = std::clamp(cube[k] + step, 0.0, 1.0);
    }
  }
  std::vector<PointEvaluation> const answers = evaluations.ask(requests);
  MomentSlopes slopes;
  slopes.of_moments.setZero(std::ssize(problem.moments), std::ssize(cube));
  slopes.of_values.setZero(std::ssize(cube));
  for (std::size_t k = 0; k < cube.size(); ++k) {
    std::size_t const low = answers[2 * k + 1].usable ? 2 * k + 1 : 0,
                      high = answers[2 * k + 2].usable ? 2 * k + 2 : 0;
    double const from = requests[low].cube[k], to = requests[high].cube[k];
    slopes.is_known.push_back(to > from);
    if (!slopes.is_known.back()) continue;
    auto const& value_at = problem.parameters[k].value_at;
    auto const column = static_cast<Eigen::Index>(k);
    slopes.of_values(column) = (value_at(to) - value_at(from)) / (to - from);
    slopes.of_moments.col(column) =
        (moments_of(answers[high]) - moments_of(answers[low])) / (to - from);
  }
  return slopes;
}

}  // namespace clustress
