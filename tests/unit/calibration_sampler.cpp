// Draws of a posterior: against closed forms.
#include <boost/math/special_functions/gamma.hpp>
#include <clustress/catch.hpp>
#include <cmath>
#include <limits>

#include "calibration/designs/draws.hpp"
#include "calibration/inference/differential_evolution.hpp"
#include "calibration/inference/split_r_hat.hpp"
#include "sim/core/errors.hpp"
#include "sim/statistics/distributions.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {

IsInside const anywhere = [](auto) { return true; };

std::vector<Place> starts_of(std::size_t dimensions, std::uint64_t seed) {
  Draws draws(seed);
  std::vector<Place> starts(chains_for(dimensions), Place(dimensions));
  for (Place& start : starts) {
    for (double& x : start) x = 0.3 + 0.4 * draws.unit();
  }
  return starts;
}

// Normal numbers with unknown mean and variance, prior normal–inverse-gamma (m₀ 0, κ₀ ¼, a₀ 3,
// b₀ 3), as places in the cube; n = 20 with mean 1.3 and variance 1.8 (divided by n).
struct MeanAndVariance {
  static double variance(double u) { return 3.0 / boost::math::gamma_q_inv(3.0, u); }
  static double mean(std::span<double const> x) {
    return std::sqrt(variance(x[0]) / 0.25) * normal_quantile(x[1]);
  }
  static double log_likelihood(std::span<double const> x) {
    if (x[0] <= 0.0 || x[0] >= 1.0 || x[1] <= 0.0 || x[1] >= 1.0) {
      return -std::numeric_limits<double>::infinity();
    }
    double const v = variance(x[0]), gap = 1.3 - mean(x);
    return -10.0 * std::log(v) - 20.0 * (1.8 + gap * gap) / (2.0 * v);
  }
};

// Is `truth` the mean that the estimates of independent seeds have? Two-sided t test.
void check_mean(RunningMoments const& estimates, double truth, double alpha) {
  double const degrees = static_cast<double>(estimates.count()) - 1.0;
  double const limit = student_t_quantile(1.0 - 0.5 * alpha, degrees) * estimates.standard_error();
  INFO("estimate " << estimates.mean() << " ± " << limit << ", closed form " << truth);
  CHECK(std::abs(estimates.mean() - truth) < limit);
  CHECK(limit < 0.02 * truth);  // it could tell a 2 % error
}

}  // namespace

// κ = 20.25, m = 20 · 1.3/20.25, a = 13, b = 3 + 18 + ½ · 5 · 1.69/20.25 = 21.2086. Variance: mean
// b/(a − 1), SD that over √(a − 2); mean: m, SD √(b/((a − 1) κ)). α 0.001 for each of four.
TEST_CASE("The sampler finds the posterior of a normal–inverse-gamma prior", "[inference]") {
  RunningMoments mean, sd_mean, variance, sd_variance;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    PosteriorSample const sample = sample_by_differential_evolution(
        MeanAndVariance::log_likelihood, anywhere, starts_of(2, seed), seed);
    CHECK(sample.r_hat < settled_r_hat);
    RunningMoments of_mean, of_variance;
    for (Place const& x : sample.points) {
      of_mean.add(MeanAndVariance::mean(x)), of_variance.add(MeanAndVariance::variance(x[0]));
    }
    mean.add(of_mean.mean()), sd_mean.add(of_mean.standard_deviation());
    variance.add(of_variance.mean()), sd_variance.add(of_variance.standard_deviation());
  }
  check_mean(mean, 1.2840, 0.001);
  check_mean(sd_mean, 0.2954, 0.001);
  check_mean(variance, 1.7674, 0.001);
  check_mean(sd_variance, 0.5329, 0.001);
}

// Uniform on the part of the square below its diagonal: the mean of x is 2/3, its SD √(1/18).
TEST_CASE("Draws keep inside and fill the inside evenly, edges too", "[inference]") {
  RunningMoments mean, sd;
  IsInside const below = [](std::span<double const> x) { return x[1] < x[0]; };
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    std::vector<Place> starts = starts_of(2, seed);
    for (Place& start : starts) start[1] *= start[0];
    PosteriorSample const sample =
        sample_by_differential_evolution([](auto) { return 0.0; }, below, starts, seed);
    RunningMoments x;
    for (Place const& place : sample.points) x.add(place[0]);
    mean.add(x.mean()), sd.add(x.standard_deviation());
  }
  check_mean(mean, 2.0 / 3.0, 0.001);
  check_mean(sd, std::sqrt(1.0 / 18.0), 0.001);
}

// A normal density of SD 0.02 in eight dimensions, and a hill far away that holds e^−60 of it, on
// which one chain starts: it is too narrow for steps of the others to lead off it.
TEST_CASE("A chain that is lost on a hill far away is fetched", "[inference]") {
  auto const squares = [](std::span<double const> x, double middle, double sd) {
    double sum = 0.0;
    for (double const one : x) sum += (one - middle) * (one - middle) / (sd * sd);
    return sum;
  };
  LogDensity const density = [&](std::span<double const> x) {
    return std::max(-0.5 * squares(x, 0.4, 0.02), -60.0 - 0.5 * squares(x, 0.9, 0.001));
  };
  std::vector<Place> starts = starts_of(8, 3);
  starts[5] = Place(8, 0.9);
  PosteriorSample const sample = sample_by_differential_evolution(density, anywhere, starts, 3);
  CHECK(sample.r_hat < settled_r_hat);
  for (Place const& x : sample.points) REQUIRE(x[0] < 0.7);
}

TEST_CASE("Draws are the same bits for the same seed and others for another", "[inference]") {
  auto const draw = [](std::uint64_t seed) {
    return sample_by_differential_evolution(MeanAndVariance::log_likelihood, anywhere,
                                            starts_of(2, 1), seed);
  };
  PosteriorSample const one = draw(1), two = draw(1), other = draw(2);
  CHECK(one.points == two.points);
  CHECK(one.points != other.points);
  CHECK(one.highest_log_density >= MeanAndVariance::log_likelihood(one.points.back()));
  std::vector<Place> const some = spread_of(one, 64);
  CHECK(some.size() == 64);
  CHECK(some.front() == one.points.front());
  CHECK(spread_of(one, 1000000) == one.points);
  CHECK_THROWS_AS(sample_by_differential_evolution([](auto) { return -INFINITY; }, anywhere,
                                                   starts_of(2, 1), 1),
                  ContractViolation);
}

// Two chains of four: halves (1, 3), (2, 4), (5, 7), (6, 8) have means 2, 3, 6, 7 with variance
// 17/3 and variance 2 within; n = 2, so √(1/2 + 17/6).
TEST_CASE("Split R̂ sees chains that stay apart", "[inference]") {
  std::vector<Place> const points{{1}, {5}, {3}, {7}, {2}, {6}, {4}, {8}};
  CHECK(split_r_hat(points, 2) == Approx(std::sqrt(0.5 + 17.0 / 6.0)));
  CHECK(std::isinf(split_r_hat(std::vector<Place>(8, Place{1.0}), 2)));
}

}  // namespace clustress
