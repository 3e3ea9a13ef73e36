// Approximate Bayesian computation: against a posterior in closed form.
#include <algorithm>
#include <boost/math/distributions/inverse_gamma.hpp>
#include <clustress/catch.hpp>
#include <cmath>
#include <random>

#include "sim/statistics/distributions.hpp"
#include "tests/support/fit_toy.hpp"

namespace clustress {

using test::fit_by;
using test::says;

namespace {

constexpr int sample_size = 20;

// Prior: variance inverse-gamma (3, 3), mean normal (0, variance/¼); in the cube the mean's place
// is that of its standard score, so that the prior is even. Data: 20 numbers,
// their mean 1.3 and their variance 1.8 (divided by 20).
double variance_at(double u) {
  return boost::math::quantile(boost::math::inverse_gamma_distribution<>(3.0, 3.0), u);
}
double mean_at(std::vector<double> const& cube) {
  return 2.0 * std::sqrt(variance_at(cube[1])) * normal_quantile(cube[0]);
}

CalibrationProblem normal_data(std::uint64_t seed) {
  CalibrationProblem problem;
  problem.parameters = {
      {"score", [](double u) { return normal_quantile(std::clamp(u, 1e-9, 1 - 1e-9)); }},
      {"variance", variance_at}};
  problem.moments = {{"mean", 1.3, 0.0, 0.0}, {"variance", 1.8, 0.0, 0.0}};
  problem.seed = seed;
  problem.posterior_points = 1000;
  problem.most_evaluations = 400'000;
  return problem;
}

PointEvaluation sample_of(std::vector<double> const& cube, std::uint64_t seed) {
  std::mt19937_64 bits(seed);
  auto const unit = [&] { return (static_cast<double>(bits() >> 12) + 0.5) * 0x1p-52; };
  double const mean = mean_at(cube), sd = std::sqrt(variance_at(cube[1]));
  double sum = 0.0, squares = 0.0;
  for (int k = 0; k < sample_size; k += 2) {
    double const radius = sd * std::sqrt(-2.0 * std::log(unit())),
                 turn = 6.283185307179586 * unit();
    for (double const x : {mean + radius * std::cos(turn), mean + radius * std::sin(turn)}) {
      sum += x, squares += x * x;
    }
  }
  double const average = sum / sample_size;
  return {true, "", 1, {average, squares / sample_size - average * average}, {}};
}

EvaluatePoints normal_samples(std::uint64_t worlds) {
  return [worlds](std::span<PointRequest const> requests) {
    std::vector<PointEvaluation> answers;
    for (PointRequest const& request : requests) {
      answers.push_back(sample_of(request.cube, 10'000'019 * worlds + request.luck));
    }
    return answers;
  };
}

struct Moments {
  double mean = 0.0, sd = 0.0;
};
template <class Value>
Moments posterior_of(CalibrationResult const& result, Value const& value) {
  Moments all;
  for (std::size_t k = 0; k < result.points.size(); ++k) {
    all.mean += result.weights[k] * value(result.points[k]);
  }
  for (std::size_t k = 0; k < result.points.size(); ++k) {
    all.sd += result.weights[k] * std::pow(value(result.points[k]) - all.mean, 2);
  }
  all.sd = std::sqrt(all.sd);
  return all;
}

}  // namespace

// Closed form (Gelman et al. 2013, 3.3): κ 20.25, mean 26/20.25, a 13, b 21 + 5 · 1.69/40.5.
// The marginal of the mean is Student's t of 26 degrees, excess kurtosis 6/22; of the variance
// inverse-gamma, 6 (5 · 13 − 11)/(10 · 9). Four numbers, α = 1e-4 each: 3.9 standard errors, that
// of an SD is SD √((kurtosis − 1)/4n), n the effective number of points of all seeds.
TEST_CASE("ABC gives the posterior of normal data", "[abc]") {
  double const b = 21.0 + 0.25 * 20.0 * 1.69 / 40.5;
  Moments const mean{26.0 / 20.25, std::sqrt(b / 12.0 / 20.25)},
      variance{b / 12.0, b / 12.0 / std::sqrt(11.0)};
  CHECK(mean.sd == Approx(0.2954).margin(5e-5));
  CHECK(variance.sd == Approx(0.5329).margin(5e-5));
  constexpr int seeds = 6;
  Moments ours_of_mean, ours_of_variance;
  double effective = 0.0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    CalibrationResult const result = fit_by("abc", normal_data(seed), normal_samples(seed));
    auto const add = [](Moments& all, Moments const& one) {
      all.mean += one.mean / seeds, all.sd += one.sd / seeds;
    };
    add(ours_of_mean, posterior_of(result, mean_at));
    add(ours_of_variance, posterior_of(result, [](auto const& x) { return variance_at(x[1]); }));
    effective += test::effective_points(result);
    CHECK(result.evaluations > 150'000);
    CHECK(result.evaluations < 250'000);
    CHECK(says(result, "fewer than 2 % of candidates were accepted"));
  }
  CAPTURE(effective, ours_of_mean.mean, ours_of_mean.sd, ours_of_variance.mean,
          ours_of_variance.sd);
  double const root = std::sqrt(effective);
  CHECK(std::abs(ours_of_mean.mean - mean.mean) < 3.9 * mean.sd / root);
  CHECK(std::abs(ours_of_variance.mean - variance.mean) < 3.9 * variance.sd / root);
  CHECK(std::abs(ours_of_mean.sd - mean.sd) < 3.9 * mean.sd * std::sqrt(2.27 / 4.0) / root);
  CHECK(std::abs(ours_of_variance.sd - variance.sd) <
        3.9 * variance.sd * std::sqrt(5.6 / 4.0) / root);
}

}  // namespace clustress
