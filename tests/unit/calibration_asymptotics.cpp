// What methods share: errors of estimates, points of a normal in the cube, searches in the cube.
#include <clustress/catch.hpp>
#include <cmath>

#include "calibration/inference/bounded_search.hpp"
#include "calibration/inference/cube_normal.hpp"
#include "calibration/inference/keyed_draws.hpp"
#include "calibration/inference/minimum_distance.hpp"

namespace clustress {

namespace {

struct Spread {
  std::vector<double> mean, sd;
};
Spread spread_of(std::vector<std::vector<double>> const& points) {
  Spread spread;
  double const n = static_cast<double>(points.size());
  for (std::size_t k = 0; k < points.front().size(); ++k) {
    double sum = 0.0, squares = 0.0;
    for (auto const& point : points) sum += point[k];
    for (auto const& point : points) squares += std::pow(point[k] - sum / n, 2);
    spread.mean.push_back(sum / n);
    spread.sd.push_back(std::sqrt(squares / n));
  }
  return spread;
}

}  // namespace

// D = (−1, −1)ᵀ, W = diag(1, 2): M = 3, Λ = (1, 2)/3, and with Ω = (1, ½; ½, 2) the variance is
// (1 + 2 · 2 · ½ + 4 · 2)/9 = 11/9. An efficient W = Ω⁻¹ = (2, −½; −½, 1)/1.75 gives
// 1/M = 1.75/2.
TEST_CASE("Minimum distance has the variance found by hand, whatever the weights", "[smm]") {
  Eigen::MatrixXd const d = Eigen::MatrixXd::Constant(2, 1, -1.0);
  Eigen::MatrixXd w = Eigen::Vector2d(1.0, 2.0).asDiagonal(), omega(2, 2);
  omega << 1.0, 0.5, 0.5, 2.0;
  MinimumDistance const any = minimum_distance(d, w, omega);
  CHECK(any.covariance(0, 0) == Approx(11.0 / 9.0));
  CHECK(any.influence(0, 0) == Approx(1.0 / 3.0));
  CHECK(any.influence(0, 1) == Approx(2.0 / 3.0));
  w << 2.0, -0.5, -0.5, 1.0;
  CHECK(minimum_distance(d, w / 1.75, omega).covariance(0, 0) == Approx(1.75 / 2.0));
}

// Of columns (1, 0, 0), (0, 1, 1), (0, 1, 1) the first alone is known.
TEST_CASE("Minimum distance tells which parameters a null space holds", "[smm]") {
  Eigen::MatrixXd d(3, 3);
  d << 1, 0, 0, 0, 1, 1, 0, 1, 1;
  Eigen::MatrixXd const one = Eigen::MatrixXd::Identity(3, 3);
  for (double const unit : {1.0, 1e-6, 1e6}) {
    d.col(0) = Eigen::Vector3d(unit, 0, 0);
    MinimumDistance const found = minimum_distance(d, one, one);
    CHECK(found.rank == 2);
    CHECK(found.is_pinned == std::vector<bool>{true, false, false});
    CHECK(found.covariance(0, 0) == Approx(1.0 / (unit * unit)));
    CHECK(std::isnan(found.covariance(1, 1)));
    CHECK(std::isnan(found.covariance(0, 2)));
    CHECK(std::isnan(found.influence(2, 1)));
  }
}

// Half a normal of SD 0.1 at the end 0: mean 0.1 √(2/π), SD 0.1 √(1 − 2/π). The second coordinate
// is free: mean ½, SD √(1/12). 4,000 points, nearly independent: α = 1e-4 allows 3.9 SD/√4000.
TEST_CASE("Points of a normal are cut off at the cube and even where nothing is known", "[smm]") {
  Eigen::MatrixXd const precision = Eigen::Vector2d(100.0, 0.0).asDiagonal();
  auto const points = cube_normal_points(Eigen::Vector2d(0.0, 0.3), precision, 4000, 5);
  Spread const spread = spread_of(points);
  double const root = std::sqrt(4000.0), half = 2.0 / 3.14159265358979;
  CHECK(std::abs(spread.mean[0] - 0.1 * std::sqrt(half)) < 3.9 * 0.0603 / root);
  CHECK(std::abs(spread.sd[0] - 0.1 * std::sqrt(1.0 - half)) < 3.9 * 0.0603 / root);
  CHECK(std::abs(spread.mean[1] - 0.5) < 3.9 * 0.2887 / root);
  CHECK(std::abs(spread.sd[1] - std::sqrt(1.0 / 12.0)) < 3.9 * 0.2887 / root);
  auto const fewer = cube_normal_points(Eigen::Vector2d(0.0, 0.3), precision, 10, 5);
  CHECK(std::equal(fewer.begin(), fewer.end(), points.begin()));
}

// Against rejection from the same normal, with the mode in a corner: SDs 0.3, correlation −0.95;
// and SDs 2, 1, ½ along axes from which no step leads out of the corner into the cube. Both samples
// have errors; α = 1e-4 allows 3.9 √2 SD/√n, and twice that for points that depend on each other.
TEST_CASE("Points of a normal in a corner are those of rejection", "[smm]") {
  Eigen::MatrixXd narrow(2, 2), axes(3, 3);
  narrow << 0.09, -0.0855, -0.0855, 0.09;
  axes << 2, 2, -1, -1, 2, 2, 2, -1, 2;
  axes /= 3.0;
  Eigen::MatrixXd const wide = axes * Eigen::Vector3d(4, 1, 0.25).asDiagonal() * axes.transpose();
  for (Eigen::MatrixXd const& covariance : {narrow, wide}) {
    Eigen::VectorXd const mode = Eigen::VectorXd::Zero(covariance.rows());
    Eigen::MatrixXd const root = covariance.llt().matrixL();
    KeyedDraws draws(9, 0, 0);
    std::vector<std::vector<double>> rejected;
    while (rejected.size() < 10'000) {
      Eigen::VectorXd step = mode;
      for (double& one : step) one = draws.normal();
      Eigen::VectorXd const x = mode + root * step;
      if (x.minCoeff() >= 0.0 && x.maxCoeff() <= 1.0) rejected.emplace_back(x.begin(), x.end());
    }
    Spread const theirs = spread_of(rejected),
                 ours = spread_of(cube_normal_points(mode, covariance.inverse(), 10'000, 5));
    for (std::size_t k = 0; k < theirs.mean.size(); ++k) {
      double const allowed = 2.0 * 3.9 * std::sqrt(2.0) * theirs.sd[k] / std::sqrt(10'000.0);
      CHECK(std::abs(ours.mean[k] - theirs.mean[k]) < allowed);
      CHECK(std::abs(ours.sd[k] - theirs.sd[k]) < allowed);
    }
  }
}

TEST_CASE("A search finds the lowest point, also at a bound, within its calls", "[smm]") {
  for (std::size_t const size : {1, 2, 5}) {
    std::size_t calls = 0;
    auto const bowl = [&](std::vector<double> const& x) {
      ++calls;
      double sum = 0.0;
      for (std::size_t k = 0; k < x.size(); ++k) {
        sum += std::pow(x[k] - (k == 0 ? 1.3 : 0.4), 2) * (1.0 + static_cast<double>(k));
      }
      return sum;
    };
    std::vector<double> const start(size, 0.02);
    LowestPoint const found = lowest_point(bowl, start, {0.1, 1e-5, 500});
    CHECK(found.cube[0] == Approx(1.0).margin(1e-4));
    for (std::size_t k = 1; k < size; ++k) CHECK(found.cube[k] == Approx(0.4).margin(1e-4));
    CHECK(found.is_settled);
    calls = 0;
    LowestPoint const short_of_calls = lowest_point(bowl, start, {0.1, 1e-5, least_calls(size)});
    CHECK(calls <= least_calls(size));
    CHECK(short_of_calls.value <= bowl(start));
  }
}

}  // namespace clustress
