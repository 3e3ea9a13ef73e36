// Bounds of repeated looks against published tables, and what they do to coverage.
#include <clustress/catch.hpp>
#include <cmath>
#include <limits>

#include "sim/statistics/distributions.hpp"
#include "sim/statistics/group_sequential.hpp"

using namespace clustress;
using Catch::Matchers::WithinAbs;

namespace {

std::vector<double> const fifths{0.2, 0.4, 0.6, 0.8, 1.0};

void check_bounds(std::vector<double> const& spent, std::vector<double> const& published,
                  double digits) {
  std::vector<double> const bounds = spending_bounds(fifths, spent);
  for (std::size_t k = 0; k < published.size(); ++k)
    CHECK_THAT(bounds[k], WithinAbs(published[k], digits));
}

std::vector<double> obrien_fleming(double alpha) {
  std::vector<double> spent;
  for (double const t : fifths) spent.push_back(obrien_fleming_spent(t, alpha));
  return spent;
}

}  // namespace

// Five equally spaced looks; Reboussin, DeMets, Kim & Lan 2000 (Controlled Clinical Trials 21):
// two-sided α = 0.05, the same as one-sided 0.025, and two-sided 0.10, that is one-sided 0.05. Seen
// to fail with α in place of α/2 a side (first bound 4.383).
TEST_CASE("bounds of the O'Brien-Fleming type are those of the tables", "[statistics]") {
  check_bounds(obrien_fleming(0.05), {4.8769, 3.3569, 2.6803, 2.2898, 2.0310}, 2e-4);
  check_bounds(obrien_fleming(0.10), {4.229, 2.888, 2.298, 1.962, 1.740}, 6e-4);
}

// α log(1 + (e − 1) t), the Pocock type of Lan & DeMets 1983; same source.
TEST_CASE("bounds of the Pocock type are those of the tables", "[statistics]") {
  std::vector<double> spent;
  for (double const t : fifths) spent.push_back(0.05 * std::log(1.0 + (std::exp(1.0) - 1.0) * t));
  check_bounds(spent, {2.438, 2.427, 2.410, 2.397, 2.386}, 6e-4);
}

// Jennison & Turnbull 2000, tables 2.1 and 2.3: with constant bounds 2.413, or 2.040 / √t, five
// looks err in 5 %. With θ = 0 an interval as wide as the bound misses exactly when it stopped too
// early or errs at the last look.
TEST_CASE("five looks with the bounds of Pocock and of O'Brien and Fleming err in 5 %",
          "[statistics]") {
  std::vector<double> const pocock(5, 2.413);
  CHECK_THAT(1.0 - coverage_after_stopping(fifths, pocock, 0.0, 2.413), WithinAbs(0.05, 1e-4));
  // Armitage, McPherson & Rowe 1969: 1.96 at five looks errs in 14.2 %.
  double const usual = normal_quantile(0.975);
  CHECK_THAT(1.0 - coverage_after_stopping(fifths, std::vector<double>(5, usual), 0.0, usual),
             WithinAbs(0.142, 1e-3));
  // Coverage up to and with the last look, whose bound is 2.040 itself.
  std::vector<double> original;
  for (double const t : fifths) original.push_back(2.040 / std::sqrt(t));
  CHECK_THAT(1.0 - coverage_after_stopping(fifths, original, 0.0, 2.040), WithinAbs(0.05, 1e-4));
}

TEST_CASE("spending ends with all of the error and begins with nearly none", "[statistics]") {
  CHECK_THAT(obrien_fleming_spent(1.0, 0.05), WithinAbs(0.05, 1e-12));
  double before = 0.0;
  for (double t = 0.05; t <= 1.0; t += 0.05) {
    CHECK(obrien_fleming_spent(t, 0.05) > before);
    before = obrien_fleming_spent(t, 0.05);
  }
  CHECK(obrien_fleming_spent(0.1, 0.05) < 1e-9);
  // What cannot be spent is left to the next look.
  std::vector<double> const shares{0.1, 1.0}, spent{0.0, 0.05};
  std::vector<double> const bounds = spending_bounds(shares, spent);
  CHECK(bounds[0] == std::numeric_limits<double>::infinity());
  CHECK_THAT(bounds[1], WithinAbs(normal_quantile(0.975), 1e-8));
}

TEST_CASE("the bound after stopping covers whatever the drift and not much more", "[statistics]") {
  std::vector<double> const bounds = spending_bounds(fifths, obrien_fleming(0.05));
  double const usual = normal_quantile(0.975);
  double const bound = bound_after_stopping(fifths, bounds, 0.05);
  double least = 1.0, usual_least = 1.0;
  for (double drift = 0.0; drift < 12.0; drift += 0.17) {
    least = std::min(least, coverage_after_stopping(fifths, bounds, drift, bound));
    usual_least = std::min(usual_least, coverage_after_stopping(fifths, bounds, drift, usual));
    CHECK(coverage_after_stopping(fifths, bounds, drift, bound) < 0.97);
    CHECK_THAT(coverage_after_stopping(fifths, bounds, -drift, bound),
               WithinAbs(coverage_after_stopping(fifths, bounds, drift, bound), 1e-9));
  }
  CHECK(least > 0.95 - 1e-4);
  CHECK(usual_least < 0.94);
  // One look only: the usual quantile.
  std::vector<double> const one{1.0};
  CHECK_THAT(bound_after_stopping(one, spending_bounds(one, std::vector<double>{0.05}), 0.05),
             WithinAbs(usual, 1e-6));
}
