// Luck of moments pooled over evaluations, and weighted points in the words of parameters.
#include <clustress/catch.hpp>
#include <cmath>

#include "calibration/designs/draws.hpp"
#include "calibration/inference/moment_covariance.hpp"
#include "calibration/inference/weighted_summary.hpp"
#include "sim/core/errors.hpp"
#include "sim/statistics/distributions.hpp"

namespace clustress {

namespace {

PointEvaluation evaluation(std::uint32_t replicates, std::vector<double> covariance) {
  return {true, "", replicates, std::vector<double>(2), std::move(covariance)};
}

}  // namespace

// Degrees 10 and 40. Variances (10·1 + 40·6)/50 = 5 and (10·5 + 40·5)/50 = 5; covariance
// (10·4.5 + 40·2)/50 = 2.5, so c = 0.5 and ρ = 0.75²/50 / 0.25 = 0.045.
TEST_CASE("Luck is pooled by degrees of freedom and shrunk towards its diagonal", "[inference]") {
  std::vector<PointEvaluation> all{evaluation(11, {1, 4.5, 4.5, 5}), evaluation(41, {6, 2, 2, 5})};
  all.push_back(evaluation(1, {100, 0, 0, 100}));
  all.push_back(evaluation(9, {100, NAN, NAN, 100}));
  all.push_back({false, "it failed", 0, {}, {}});
  MomentCovariance const own = pooled_covariance(all, LuckOfPoints::own);
  CHECK(own.degrees == 50.0);
  CHECK(own.shrinkage == Approx(0.045));
  CHECK(own.of_one_replicate(0, 0) == Approx(5.0));
  CHECK(own.of_one_replicate(1, 1) == Approx(5.0));
  CHECK(own.of_one_replicate(0, 1) == Approx(2.5 * 0.955));
  // Points that share luck repeat it: ν = 40.
  MomentCovariance const shared = pooled_covariance(all, LuckOfPoints::shared);
  CHECK(shared.degrees == 40.0);
  CHECK(shared.shrinkage == Approx(0.05625));
}

TEST_CASE("A moment that does not vary is correlated with none", "[inference]") {
  std::vector<PointEvaluation> const all{evaluation(9, {0, 0, 0, 4})};
  MomentCovariance const luck = pooled_covariance(all, LuckOfPoints::own);
  CHECK(luck.shrinkage == 1.0);
  CHECK(luck.of_one_replicate == Eigen::MatrixXd(Eigen::Vector2d(0, 4).asDiagonal()));
}

TEST_CASE("Without two replicates luck is unknown, and that is said", "[inference]") {
  std::vector<PointEvaluation> const all{evaluation(1, {0, 0, 0, 0})};
  CHECK_THROWS_AS(pooled_covariance(all, LuckOfPoints::own), UsageError);
}

// Ten moments with correlation 0.3, 20 degrees of freedom, 200 repetitions: the squared error off
// the diagonal comes within a fifth of what the best constant ρ would have, which none can know.
// Seen to fail with the form of Chen et al. (2010, eq. 17), taken for correlations.
TEST_CASE("Shrinking correlations lowers their error nearly as far as can be", "[inference]") {
  constexpr int p = 10, degrees = 20, repetitions = 200;
  Eigen::MatrixXd const truth =
      Eigen::MatrixXd::Constant(p, p, 0.3) + 0.7 * Eigen::MatrixXd::Identity(p, p);
  Eigen::MatrixXd const root = truth.llt().matrixL();
  Draws draws(5);
  Eigen::VectorXd of_constants = Eigen::VectorXd::Zero(21);
  double of_ours = 0.0;
  for (int t = 0; t < repetitions; ++t) {
    Eigen::MatrixXd s = Eigen::MatrixXd::Zero(p, p);
    for (int k = 0; k < degrees; ++k) {
      Eigen::VectorXd z(p);
      for (double& one : z) one = normal_quantile(draws.unit());
      z = root * z;
      s += z * z.transpose() / degrees;
    }
    Eigen::VectorXd const sd = s.diagonal().cwiseSqrt();
    Eigen::MatrixXd const c = sd.cwiseInverse().asDiagonal() * s * sd.cwiseInverse().asDiagonal();
    auto const error = [&](double rho) {
      Eigen::MatrixXd gap = (1.0 - rho) * c - truth;
      gap.diagonal().setZero();
      return gap.squaredNorm();
    };
    for (int k = 0; k <= 20; ++k) of_constants(k) += error(0.05 * k);
    of_ours += error(shrinkage_of(c, degrees));
  }
  CHECK(of_ours < 1.2 * of_constants.minCoeff());
  CHECK(of_ours < 0.85 * of_constants(0));
}

// Weights ¼, ¼, ½ at 0.1, 0.2, 0.4 have their middles at 0.125, 0.375, 0.75.
TEST_CASE("Quantiles of weighted points lie between the middles of their weights", "[inference]") {
  std::vector<double> const values{0.4, 0.1, 0.2}, weights{0.5, 0.25, 0.25};
  CHECK(weighted_quantile(values, weights, 0.375) == Approx(0.2));
  CHECK(weighted_quantile(values, weights, 0.25) == Approx(0.15));
  CHECK(weighted_quantile(values, weights, 0.5) == Approx(0.2 + 0.2 / 3.0));
  CHECK(weighted_quantile(values, weights, 0.05) == 0.1);
  CHECK(weighted_quantile(values, weights, 0.95) == 0.4);
  std::vector<double> const with_none{0.5, 0.0, 0.25, 0.25}, four{0.4, 0.3, 0.1, 0.2};
  CHECK(weighted_quantile(four, with_none, 0.5) == Approx(0.2 + 0.2 / 3.0));
}

// A log-uniform prior on [1, 4] has the mean 3/ln 4 and the mean square 7.5/ln 4.
TEST_CASE("Points are told in the parameter's unit, shrinkage in the cube", "[inference]") {
  CalibrationParameter const parameter{"elasticity", [](double u) { return std::pow(4.0, u); }};
  std::vector<std::vector<double>> points;
  for (int k = 0; k < 100; ++k) points.push_back({0.5 + (k + 0.5) / 200.0});  // the upper half
  std::vector<double> const weights(100, 0.01);
  ParameterFit const fit = weighted_summary(std::span(&parameter, 1), points, weights)[0];
  double const ln4 = std::log(4.0);
  CHECK(fit.prior_sd == Approx(std::sqrt(7.5 / ln4 - 9.0 / ln4 / ln4)).epsilon(2e-3));
  CHECK(fit.median == Approx(std::pow(4.0, 0.75)));
  CHECK(fit.low == Approx(std::pow(4.0, 0.525)));
  CHECK(fit.high == Approx(std::pow(4.0, 0.975)));
  CHECK(fit.shrinkage == Approx(0.5).epsilon(0.01));
  // On [2, 4] the mean of a log-uniform number is 2/ln 2, the mean square 6/ln 2.
  double const ln2 = std::log(2.0);
  CHECK(fit.posterior_sd == Approx(std::sqrt(6.0 / ln2 - 4.0 / ln2 / ln2)).epsilon(0.01));
  CHECK(fit.identified);
  CHECK(weighted_summary(std::span(&parameter, 1), {{0.3}}, std::vector{1.0})[0].posterior_sd == 0);
}

}  // namespace clustress
