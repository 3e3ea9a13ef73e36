#include "calibration/inference/emulated_start.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "calibration/designs/sobol_points.hpp"
#include "calibration/emulator/emulator.hpp"
#include "calibration/inference/bounded_search.hpp"

namespace clustress {

namespace {

constexpr std::size_t places_by_parameter = 128;
constexpr std::size_t calls_by_parameter = 100;

Eigen::MatrixXd matrix_of(std::span<std::vector<double> const> points) {
  Eigen::MatrixXd matrix(std::ssize(points), std::ssize(points.front()));
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    auto const& point = points[static_cast<std::size_t>(i)];
    matrix.row(i) = Eigen::Map<Eigen::RowVectorXd const>(point.data(), matrix.cols());
  }
  return matrix;
}

}  // namespace

EmulatedStart emulated_start(CalibrationProblem const& problem,
                             std::span<std::vector<double> const> points,
                             std::span<PointEvaluation const> evaluations,
                             Eigen::VectorXd const& errors) {
  std::size_t const count = problem.parameters.size();
  EmulatedStart start{{}, std::vector<MomentFit>(problem.moments.size())};
  if (points.size() < count + 3) {
    for (MomentFit& moment : start.moments) {
      moment.refusal = fmt::format("{} usable points are too few for an emulator", points.size());
    }
    return start;
  }
  Eigen::MatrixXd const matrix = matrix_of(points);
  std::vector<Emulator> emulators;
  std::vector<double> const none(points.size(), 0.0);  // luck is shared
  for (std::size_t j = 0; j < problem.moments.size(); ++j) {
    std::vector<double> values;
    for (PointEvaluation const& evaluation : evaluations) values.push_back(evaluation.mean[j]);
    emulators.push_back(Emulator::fit(matrix, values, none));
    start.moments[j].emulator_r2 = emulators[j].left_out().r2;
    start.moments[j].refusal = emulators[j].refusal(problem.moments[j].name);
  }
  if (!std::ranges::all_of(start.moments, &std::string::empty, &MomentFit::refusal)) return start;

  auto const distance = [&](std::vector<double> const& cube) {
    double sum = 0.0;
    for (std::size_t j = 0; j < emulators.size(); ++j) {
      double const gap = problem.moments[j].value - emulators[j].predict(cube).mean;
      sum += gap * gap / errors(static_cast<Eigen::Index>(j));
    }
    return sum;
  };
  SobolPoints sobol(count, problem.seed);
  std::vector<double> best, place(count);
  double least = 0.0;
  for (std::size_t k = 0; k < places_by_parameter * count; ++k) {
    sobol.next(place);
    double const value = distance(place);
    if (best.empty() || value < least) best = place, least = value;
  }
  start.cube = lowest_point(distance, best, {0.05, 1e-4, calls_by_parameter * count}).cube;
  return start;
}

}  // namespace clustress
