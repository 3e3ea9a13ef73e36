// The simulated method of moments: against numbers found by hand, and over many data sets.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>

#include "tests/unit/smm_fixture.hpp"

namespace clustress {

// Normal equations 2a + b = 4.6, a + 2b = 5.6: a = 1.2, b = 2.2, residuals −0.2, −0.2, 0.2, so
// J = 0.12/0.01 with one degree: P(χ² > 12) = erfc(√6). (XᵀX)⁻¹ = ⅓ (2, −1; −1, 2), and
// Λ = (XᵀX)⁻¹Xᵀ.
TEST_CASE("SMM gives the numbers of a linear model found by hand", "[smm]") {
  CalibrationProblem const problem = by_hand();
  CalibrationResult const result = smm(problem, sums());
  CHECK(4.0 * result.best[0] == Approx(1.2).margin(1e-4));
  CHECK(5.0 * result.best[1] == Approx(2.2).margin(1e-4));
  CHECK(*result.j == Approx(12.0).margin(1e-4));
  CHECK(result.j_degrees == 1);
  CHECK(*result.j_p == Approx(std::erfc(std::sqrt(6.0))).epsilon(1e-3));
  std::vector<double> const covariance{2, -1, -1, 2}, influence{2, -1, 1, -1, 2, 1};
  for (std::size_t k = 0; k < 4; ++k) {
    CHECK(result.covariance[k] == Approx(0.01 * covariance[k] / 3.0).epsilon(1e-6));
  }
  for (std::size_t k = 0; k < 6; ++k) {
    CHECK(result.influence[k] == Approx(influence[k] / 3.0).epsilon(1e-6));
  }
  CHECK(result.moments[2].simulated == Approx(3.4).margin(1e-3));
  CHECK(result.moments[2].distance == Approx(2.0).margin(1e-3));
  CHECK(*result.moments[0].emulator_r2 > 0.99);
  CHECK(result.points.size() == 400);
  double const se = std::sqrt(0.02 / 3.0);
  CHECK(result.parameters[0].posterior_sd == Approx(se).epsilon(0.1));
  CHECK(result.parameters[0].median == Approx(1.2).margin(0.02));
  CHECK(result.parameters[0].high - result.parameters[0].low == Approx(3.29 * se).epsilon(0.1));
  CHECK(says(result, "cannot meet these moments together"));
}

// 300 data sets. Squared errors over their variances have mean 1: of 600 numbers, of which pairs
// are correlated, the mean has an SD of at most √(2/300) = 0.082; α = 1e-4 allows 3.9 SDs, as of
// the share of intervals of 90 % that hold the truth, √(0.18/600) = 0.0173. J's p-value is below
// 0.05 in 15 of 300; the binomial of α = 1e-4 allows 3 to 31.
TEST_CASE("SMM's standard errors and J hold over data sets", "[smm]") {
  double squares = 0.0;
  int rejected = 0, held = 0;
  for (std::uint64_t number = 1; number <= 300; ++number) {
    FitToy const toy = bent(number);
    CalibrationProblem problem = observed(toy, 0.002, number);
    problem.most_evaluations = 120;
    problem.posterior_points = 10;
    CalibrationResult const result = smm(problem, toy);
    for (std::size_t k = 0; k < 2; ++k) {
      auto const& value_at = problem.parameters[k].value_at;
      double const error = value_at(result.best[k]) - value_at(truth[k]);
      squares += error * error / result.covariance[3 * k] / 600.0;
      ParameterFit const& fit = result.parameters[k];
      double const value = value_at(truth[k]);
      if (fit.low <= value && value <= fit.high) ++held;
    }
    if (*result.j_p < 0.05) ++rejected;
  }
  CAPTURE(squares, rejected, held);
  CHECK(std::abs(held / 600.0 - 0.9) < 0.068);
  CHECK(std::abs(squares - 1.0) < 0.32);
  CHECK(rejected >= 3);
  CHECK(rejected <= 31);
}

TEST_CASE("SMM's J rejects a model that lacks what made the data", "[smm]") {
  int rejected = 0;
  for (std::uint64_t number = 1; number <= 20; ++number) {
    FitToy const toy = bent(number);
    CalibrationProblem problem = observed(toy, 0.002, number);
    problem.moments[2].value += 0.5;  // nine SDs of its error
    problem.most_evaluations = 120;
    if (*smm(problem, toy).j_p < 0.05) ++rejected;
  }
  CHECK(rejected >= 18);
}

}  // namespace clustress
