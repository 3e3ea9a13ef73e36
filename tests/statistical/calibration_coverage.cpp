// Do intervals of fits hold the truth as often as they say? The whole method on a simulator with
// luck, its truth drawn from the prior, what is observed drawn around its moments.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>
#include <span>

#include "calibration/designs/draws.hpp"
#include "calibration/inference/weighted_summary.hpp"
#include "sim/statistics/distributions.hpp"
#include "tests/support/fit_toy.hpp"

namespace clustress {

using namespace test;

namespace {

constexpr std::uint64_t cases = 40;

// Two-sided: the smaller tail of so many hits, doubled.
double chance(std::size_t hits, std::size_t of, double share) {
  double const above = binomial_upper_tail(hits, of, share);
  double const below = 1.0 - binomial_upper_tail(hits + 1, of, share);
  return std::min(1.0, 2.0 * std::min(above, below));
}

// P of a χ² as large as that of these counts, were they evenly spread.
double chance_of_even(std::span<std::size_t const> counts, double expected) {
  double sum = 0.0;
  for (std::size_t const count : counts) {
    double const gap = static_cast<double>(count) - expected;
    sum += gap * gap / expected;
  }
  return chi_squared_tail(sum, static_cast<double>(counts.size()) - 1.0);
}

}  // namespace

// Luck (SD 0.2 of a replicate, 0.1 of a point) is larger than errors of observation (0.02), so what
// emulators learnt in doubt is most of the variance.
// Binomial test of each share and parameter, α 0.001 for each of six. Ranks of the truth among 99
// draws (simulation-based calibration, Talts et al. 2018), in five classes: χ², α 0.001 for each
// parameter.
TEST_CASE("Intervals of match hold the truth as often as they say", "[match][statistical]") {
  double const shares[] = {0.5, 0.8, 0.9};
  std::size_t hits[2][3] = {}, ranks[2][5] = {}, left = 0;
  FitToy toy = bent_toy(0.2);
  for (std::uint64_t number = 1; number <= cases; ++number) {
    toy.worlds = number;
    Draws draws(number);
    std::vector<double> const truth{draws.unit(), draws.unit()};
    CalibrationProblem problem = toy.problem(truth, 0.02, number);
    problem.seed = number;
    CalibrationResult const result = fit_by("match", problem, toy.evaluator(4));
    if (result.is_empty) continue;
    ++left;
    for (std::size_t k = 0; k < 2; ++k) {
      std::vector<double> places;
      for (auto const& point : result.points) places.push_back(point[k]);
      std::size_t rank = 0;
      for (std::size_t i = 0; i < 99; ++i) rank += places[4 * i] < truth[k] ? 1 : 0;
      ++ranks[k][rank / 20];
      for (std::size_t s = 0; s < 3; ++s) {
        double const low = weighted_quantile(places, result.weights, 0.5 - 0.5 * shares[s]);
        double const high = weighted_quantile(places, result.weights, 0.5 + 0.5 * shares[s]);
        hits[k][s] += low <= truth[k] && truth[k] <= high ? 1 : 0;
      }
    }
  }
  CHECK(left == cases);
  for (std::size_t k = 0; k < 2; ++k) {
    INFO("ranks " << ranks[k][0] << " " << ranks[k][1] << " " << ranks[k][2] << " " << ranks[k][3]
                  << " " << ranks[k][4]);
    CHECK(chance_of_even(ranks[k], cases / 5.0) > 0.001);
    for (std::size_t s = 0; s < 3; ++s) {
      INFO("parameter " << k << ", " << shares[s] << ": " << hits[k][s] << " of " << cases);
      CHECK(chance(hits[k][s], cases, shares[s]) > 0.001);
    }
  }
}

}  // namespace clustress
