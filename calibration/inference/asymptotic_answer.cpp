#include "calibration/inference/asymptotic_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "calibration/inference/cube_normal.hpp"
#include "calibration/inference/minimum_distance.hpp"
#include "calibration/inference/weighted_summary.hpp"
#include "sim/statistics/distributions.hpp"

namespace clustress {

namespace {

constexpr std::size_t least_summarised = 1000;  // points behind medians and intervals
constexpr double small_p = 0.01, at_the_end = 1e-3;

std::vector<double> row_by_row(Eigen::MatrixXd const& matrix) {
  std::vector<double> numbers;
  for (auto const& row : matrix.rowwise()) numbers.insert(numbers.end(), row.begin(), row.end());
  return numbers;
}

// The names of those that are marked, and the sentence; nothing if none is.
void note(CalibrationProblem const& problem, std::vector<bool> const& is_marked,
          std::string_view sentence, CalibrationResult& result) {
  std::string names;
  for (std::size_t k = 0; k < is_marked.size(); ++k) {
    if (is_marked[k]) names += (names.empty() ? "" : ", ") + problem.parameters[k].name;
  }
  if (!names.empty()) result.notes.push_back(fmt::format("{}: {}", names, sentence));
}

void set_points(CalibrationProblem const& problem, Eigen::MatrixXd const& precision,
                CalibrationResult& result) {
  Eigen::Map<Eigen::VectorXd const> const mode(result.best.data(), std::ssize(result.best));
  std::vector<std::vector<double>> points = cube_normal_points(
      mode, precision, std::max(problem.posterior_points, least_summarised), problem.seed);
  std::vector<double> const even(points.size(), 1.0 / static_cast<double>(points.size()));
  result.parameters = weighted_summary(problem.parameters, points, even);
  points.resize(problem.posterior_points);
  result.weights.assign(points.size(), 1.0 / static_cast<double>(points.size()));
  result.points = std::move(points);
}

// Says what is known badly; draws of the normal are no wider than the prior, and cannot tell.
void add_notes(CalibrationProblem const& problem, MomentSlopes const& slopes,
               MinimumDistance const& found, CalibrationResult& result) {
  std::vector<bool> is_unknown, is_loose, is_weak, is_at_end;
  for (std::size_t k = 0; k < problem.parameters.size(); ++k) {
    auto const i = static_cast<Eigen::Index>(k);
    is_unknown.push_back(!slopes.is_known[k]);
    is_loose.push_back(slopes.is_known[k] && !found.is_pinned[k]);
    is_weak.push_back(found.is_pinned[k] && std::sqrt(found.covariance(i, i)) > sd_of_even_prior);
    if (is_unknown[k] || is_loose[k] || is_weak[k]) result.parameters[k].identified = false;
    is_at_end.push_back(result.best[k] < at_the_end || result.best[k] > 1.0 - at_the_end);
  }
  note(problem, is_unknown, "evaluations on both sides failed, so no standard error is known",
       result);
  note(problem, is_loose,
       "not identified by these moments, which some change of them, alone or together, does not "
       "move: no standard error is given",
       result);
  note(problem, is_weak, "hardly identified: the standard error is wider than the prior", result);
  note(problem, is_at_end,
       "at an end of the prior, where standard errors and J are rough: widen the prior, or the "
       "model cannot do this",
       result);
  if (!result.j_p) {
    result.notes.push_back("no more moments than identified parameters: J has nothing to test");
  } else if (*result.j_p < small_p) {
    result.notes.push_back(fmt::format(
        "the model cannot meet these moments together: J {:.1f} with {} degrees, p {:.2g}",
        *result.j, result.j_degrees, *result.j_p));
  }
}

}  // namespace

void set_asymptotic_answer(CalibrationProblem const& problem, MomentSlopes const& slopes,
                           Eigen::MatrixXd const& error, double j, CalibrationResult& result) {
  Eigen::MatrixXd const d = -slopes.of_moments;  // ∂g/∂θ
  Eigen::MatrixXd const weight = error.llt().solve(Eigen::MatrixXd::Identity(d.rows(), d.rows()));
  MinimumDistance const found = minimum_distance(d, weight, error);
  auto const units = slopes.of_values.asDiagonal();
  result.covariance = row_by_row(units * found.covariance * units);
  result.influence = row_by_row(units * found.influence);
  result.j = j;
  result.j_degrees = static_cast<int>(d.rows() - found.rank);
  if (result.j_degrees > 0) result.j_p = chi_squared_tail(j, result.j_degrees);
  set_points(problem, d.transpose() * weight * d, result);
  add_notes(problem, slopes, found, result);
}

}  // namespace clustress
