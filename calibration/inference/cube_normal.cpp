#include "calibration/inference/cube_normal.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "calibration/inference/keyed_draws.hpp"
#include "sim/statistics/distributions.hpp"

namespace clustress {

namespace {

constexpr int sweeps_before = 200, sweeps_between = 10;
constexpr std::uint32_t stage = 0xFFFFFFFF;

// Standard normal between the two; by its lower tail, which is exact far out.
double normal_between(double low, double high, double unit) {
  if (low > 0.0) return -normal_between(-high, -low, 1.0 - unit);
  double const below = normal_cdf(low), p = below + unit * (normal_cdf(high) - below);
  if (!(p > std::numeric_limits<double>::min())) return high;  // beyond 37 SDs: the nearest end
  return std::clamp(normal_quantile(std::min(p, 1.0 - 1e-16)), low, high);
}

// Moves along `direction` to a point of the line's own distribution inside the cube.
void move_along(Eigen::VectorXd const& direction, Eigen::VectorXd const& mode,
                Eigen::MatrixXd const& precision, KeyedDraws& draws, Eigen::VectorXd& x) {
  double low = -2.0 * std::sqrt(static_cast<double>(x.size())), high = -low;
  for (Eigen::Index k = 0; k < x.size(); ++k) {
    if (std::abs(direction(k)) < 1e-12) continue;
    double const one = -x(k) / direction(k), other = (1.0 - x(k)) / direction(k);
    low = std::max(low, std::min(one, other));
    high = std::min(high, std::max(one, other));
  }
  double const unit = draws.unit();
  if (!(low < high)) return;
  Eigen::VectorXd const pull = precision * direction;
  double const squares = direction.dot(pull), width = high - low;
  double step = low + unit * width;
  if (squares * width * width > 1e-12) {
    double const root = std::sqrt(squares), center = -(x - mode).dot(pull) / squares;
    step = center + normal_between(root * (low - center), root * (high - center), unit) / root;
  }
  x = (x + step * direction).cwiseMax(0.0).cwiseMin(1.0);
}

}  // namespace

std::vector<std::vector<double>> cube_normal_points(Eigen::VectorXd const& mode,
                                                    Eigen::MatrixXd const& precision,
                                                    std::size_t count, std::uint64_t seed) {
  Eigen::Index const size = mode.size();
  Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> const axes(precision);
  Eigen::MatrixXd directions(size, 2 * size);
  directions << axes.eigenvectors(), Eigen::MatrixXd::Identity(size, size);
  KeyedDraws draws(seed, stage, 0);
  Eigen::VectorXd x = mode;
  auto const sweep = [&] {
    for (Eigen::Index k = 0; k < directions.cols(); ++k) {
      move_along(directions.col(k), mode, precision, draws, x);
    }
  };
  for (int k = 0; k < sweeps_before; ++k) sweep();
  std::vector<std::vector<double>> points;
  for (std::size_t p = 0; p < count; ++p) {
    for (int k = 0; k < sweeps_between; ++k) sweep();
    points.emplace_back(x.begin(), x.end());
  }
  return points;
}

}  // namespace clustress
