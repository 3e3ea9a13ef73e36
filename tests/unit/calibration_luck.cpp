// Luck that varies from place to place, and errors of emulators that vary together.
#include <tbb/task_arena.h>

#include <Eigen/Dense>
#include <array>
#include <clustress/catch.hpp>
#include <cmath>
#include <numeric>

#include "calibration/designs/draws.hpp"
#include "calibration/designs/sobol_points.hpp"
#include "calibration/inference/emulated_moments.hpp"
#include "calibration/inference/log_linear_variance.hpp"
#include "sim/statistics/distributions.hpp"
#include "tests/support/sobol_matrix.hpp"

namespace clustress {

namespace {

Eigen::MatrixXd sobol(Eigen::Index count, Eigen::Index dimensions) {
  return sobol_matrix(count, dimensions, 5);
}

// Two bent functions of the place and their sum, in which nearly all luck of the two is seen again;
// its SD grows 20-fold from one end of the cube to the other.
PointEvaluation world(Place const& x, Draws& draws) {
  double const scale = 0.01 * std::exp(3.0 * x[1]);
  PointEvaluation one{true, "", 8, std::vector<double>(3), std::vector<double>(9)};
  Eigen::MatrixXd luck(8, 3);
  for (Eigen::Index r = 0; r < 8; ++r) {
    for (Eigen::Index j = 0; j < 3; ++j) luck(r, j) = scale * normal_quantile(draws.unit());
    luck(r, 2) = luck(r, 0) + luck(r, 1) + 0.05 * luck(r, 2);
  }
  Eigen::RowVector3d const mean = luck.colwise().mean();
  Eigen::Map<Eigen::Matrix3d>(one.covariance.data()) =
      (luck.rowwise() - mean).transpose() * (luck.rowwise() - mean) / 7.0;
  double const f = std::sin(4.0 * x[0]) + x[1], g = std::cos(4.0 * x[1]) + x[0] * x[0];
  one.mean = {f + mean(0), g + mean(1), f + g + mean(2)};
  return one;
}

// 30 places of this seed, and what the world gives there.
Evaluated thirty(std::uint64_t seed, Draws& draws) {
  SobolPoints sobol(2, seed);
  Evaluated all;
  Place x(2);
  for (int i = 0; i < 30; ++i) {
    sobol.next(x);
    all.points.push_back(x);
    all.evaluations.push_back(world(x, draws));
  }
  return all;
}

std::vector<std::size_t> const first_thirty = [] {
  std::vector<std::size_t> numbers(30);
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  return numbers;
}();

double truth(double a, double b) {
  return 4.0 * std::exp(1.5 * (a - 0.5) - 3.0 * (b - 0.5));
}

}  // namespace

// So many degrees that the prior of slopes does not count: exact variances are met exactly.
TEST_CASE("Variances that are log-linear are found", "[luck]") {
  Eigen::MatrixXd const points = sobol(12, 2);
  Eigen::VectorXd variances(12);
  for (Eigen::Index i = 0; i < 12; ++i) variances(i) = truth(points(i, 0), points(i, 1));
  LogLinearVariance const luck(points, variances, Eigen::VectorXd::Constant(12, 1e9));
  CHECK(luck.at(std::array{0.1, 0.9}) == Approx(truth(0.1, 0.9)).epsilon(1e-6));
  CHECK(luck.at(std::array{0.9, 0.2}) == Approx(truth(0.9, 0.2)).epsilon(1e-6));
  CHECK(luck.pooled() == Approx(variances.mean()));
}

// Two places, one parameter, at x = 0 and 1, equal degrees ν: with b₀ free the score is
//   e = ν/2 (s₁²/σ₁² − 1) = −ν/2 (s₀²/σ₀² − 1), and that of the slope e = b/τ².
// A slope of nearly ln 50 is likeliest under the widest prior, τ = 4.
TEST_CASE("The slope of luck gives way to its prior where degrees are few", "[luck]") {
  Eigen::MatrixXd points(2, 1);
  points << 0.0, 1.0;
  Eigen::VectorXd variances(2);
  variances << 1.0, 50.0;
  LogLinearVariance const luck(points, variances, Eigen::VectorXd::Constant(2, 3.0));
  double const low = luck.at(std::array{0.0}), high = luck.at(std::array{1.0});
  double const slope = std::log(high / low), score = 1.5 * (50.0 / high - 1.0);
  CHECK(score == Approx(-1.5 * (1.0 / low - 1.0)).epsilon(1e-4));
  CHECK(score == Approx(slope / 16.0).epsilon(1e-4));
  CHECK(slope > 0.0);
  CHECK(slope < std::log(50.0));
}

// Of three degrees variances differ by far more than this if luck is the same everywhere.
TEST_CASE("Luck that is even is taken to be so", "[luck]") {
  Eigen::MatrixXd const points = sobol(12, 2);
  Eigen::VectorXd variances(12);
  for (Eigen::Index i = 0; i < 12; ++i) variances(i) = i % 2 == 0 ? 1.5 : 2.5;
  LogLinearVariance const luck(points, variances, Eigen::VectorXd::Constant(12, 3.0));
  CHECK(luck.pooled() == Approx(2.0));
  CHECK(luck.at(std::array{0.0, 1.0}) == Approx(2.0).epsilon(1e-6));
  CHECK(luck.at(std::array{1.0, 1.0}) == Approx(2.0).epsilon(1e-6));
}

// 200 points of 7 degrees: ln σ² at the middle has a standard error of √(2/1400) = 0.038, a slope
// one of √(12 · 2/1400) = 0.131, so ln σ² at (0.2, 0.8) one of 0.068 together; four of it: α 1e-4.
TEST_CASE("Luck is learnt from variances of few replicates", "[luck][statistical]") {
  Eigen::MatrixXd const points = sobol(200, 2);
  Draws draws(7);
  Eigen::VectorXd variances = Eigen::VectorXd::Zero(200);
  for (Eigen::Index i = 0; i < 200; ++i) {
    for (int k = 0; k < 7; ++k) variances(i) += std::pow(normal_quantile(draws.unit()), 2) / 7.0;
    variances(i) *= truth(points(i, 0), points(i, 1));
  }
  LogLinearVariance const luck(points, variances, Eigen::VectorXd::Constant(200, 7.0));
  CHECK(std::log(luck.at(std::array{0.2, 0.8}) / truth(0.2, 0.8)) == Approx(0.0).margin(0.28));
  CHECK(std::log(luck.at(std::array{0.5, 0.5}) / truth(0.5, 0.5)) == Approx(0.0).margin(0.16));
}

TEST_CASE("Moments without luck have none, and single ones without do not break it", "[luck]") {
  Eigen::MatrixXd const points = sobol(10, 2);
  Eigen::VectorXd const degrees = Eigen::VectorXd::Constant(10, 3.0);
  std::array const middle{0.5, 0.5};
  CHECK(LogLinearVariance().at(middle) == 0.0);
  CHECK(LogLinearVariance(points, Eigen::VectorXd::Zero(10), degrees).at(middle) == 0.0);
  Eigen::VectorXd variances = Eigen::VectorXd::Zero(10);
  variances(3) = 1e6;
  double const found = LogLinearVariance(points, variances, degrees).at(middle);
  CHECK(std::isfinite(found));
  CHECK(found > 0.0);
}

// 60 times over, emulators learn 30 points, and meet a place that they did not see. gᵀ Ω⁻¹ g is
// χ² of 3 degrees if Ω is right: its mean has a standard error of √(6/60) = 0.32. As scales of
// emulators are estimated, up to 4 of these are let pass; α below 0.001.
TEST_CASE("Errors of emulators vary together as Ω says", "[luck][statistical]") {
  constexpr int cases = 60;
  Draws draws(11);
  double sum = 0.0, largest = 0.0;
  for (int k = 0; k < cases; ++k) {
    Evaluated const all = thirty(static_cast<std::uint64_t>(k), draws);
    Place const x{draws.unit(), draws.unit()};
    PointEvaluation const met = world(x, draws);
    std::vector<FittedMoment> moments;
    for (std::size_t j = 0; j < 3; ++j)
      moments.push_back({"m" + std::to_string(j), met.mean[j], 0.0, 0.0, 1.0, 8});
    EmulatedMoments const emulated(moments, train_emulators(moments, all, first_thirty));
    REQUIRE(emulated.trained().used.size() == 3);
    double const distance = emulated.distance(x);
    sum += distance, largest = std::max(largest, distance);
  }
  INFO("mean " << sum / cases << ", largest " << largest);
  CHECK(std::abs(sum / cases - 3.0) < 4.0 * 0.32);
  CHECK(largest < 25.0);  // P(χ²₃ > 25) = 1.5e-5, 60 times
}

// From its parts, with correlations of bends that are far from those of luck.
TEST_CASE("Ω is luck through weights, gaps by bends, and errors", "[luck]") {
  Draws draws(3);
  Evaluated const all = thirty(9, draws);
  std::vector<FittedMoment> const moments{
      {"a", 0.9, 1e-4, 2e-4}, {"b", 0.4, 4e-4, 0.0}, {"c", 1.2, 1e-4, 0.0}};
  TrainedEmulators trained = train_emulators(moments, all, first_thirty);
  REQUIRE(trained.used.size() == 3);
  trained.bends << 1.0, 0.3, -0.2, 0.3, 1.0, 0.5, -0.2, 0.5, 1.0;
  Place const x{0.37, 0.61};
  Eigen::Matrix3d omega;
  Eigen::Vector3d gap;
  for (Eigen::Index i = 0; i < 3; ++i) {
    auto const at = [&](Eigen::Index k) {
      return trained.emulators[static_cast<std::size_t>(k)].predict(x);
    };
    auto const rest = [&](Prediction const& of) { return of.variance - of.luck.squaredNorm(); };
    FittedMoment const& moment = moments[static_cast<std::size_t>(i)];
    gap(i) = moment.value - at(i).mean;
    for (Eigen::Index j = 0; j < 3; ++j)
      omega(i, j) = trained.correlation(i, j) * at(i).luck.dot(at(j).luck) +
                    trained.bends(i, j) * std::sqrt(rest(at(i)) * rest(at(j)));
    omega(i, i) += moment.observed_variance + moment.discrepancy_variance;
  }
  EmulatedMoments const emulated(moments, trained);
  CHECK(emulated.distance(x) == Approx(gap.dot(omega.inverse() * gap)).epsilon(1e-6));
}

// Moments are learnt in parallel.
TEST_CASE("Emulators learnt by one thread or by two have the same bits", "[luck]") {
  Draws draws(2);
  Evaluated const all = thirty(4, draws);
  std::vector<FittedMoment> const moments{{"a", 0.0, 1.0}, {"b", 0.0, 1.0}, {"c", 0.0, 1.0}};
  TrainedEmulators by[2];
  for (int const k : {0, 1}) {
    tbb::task_arena arena(k == 0 ? 1 : 2);
    arena.execute([&] { by[k] = train_emulators(moments, all, first_thirty); });
  }
  REQUIRE(by[0].used == by[1].used);
  for (std::size_t k = 0; k < by[0].used.size(); ++k)
    CHECK(by[0].emulators[k].scales().lengths == by[1].emulators[k].scales().lengths);
  CHECK(by[0].bends == by[1].bends);
  CHECK(by[0].correlation == by[1].correlation);
}

}  // namespace clustress
