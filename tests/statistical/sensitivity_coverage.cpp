// How often intervals of sensitivity indices hold the true index, over designs drawn anew; and how
// often a parameter that does nothing is called below noise.
//
// Of n repetitions the count of intervals that hold is binomial(n, 1 − α); it is held to its own
// two-sided interval at the level stated with each check. Percentile intervals of a bootstrap over
// few rows are known to be somewhat narrow: the promise is 95 %, the least that is accepted 92 %,
// of elementary effects below noise 93 %.
#include <clustress/catch.hpp>
#include <cmath>

#include "sim/statistics/distributions.hpp"
#include "tests/support/made_design.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// Additive and with an interaction on the cube: y = 3 u1 + 2 u2 + 4 u1 u3.
// E over the others: f1 = 5 u1, f2 = 2 u2, f3 = 2 u3, f13 = 4 (u1 − ½)(u3 − ½).
// Variances 25/12, 4/12, 4/12 and 16/144; V = 412/144.
double with_interaction(Place const& u) {
  return 3.0 * u[0] + 2.0 * u[1] + 4.0 * u[0] * u[2];
}
constexpr double all = 412.0 / 144.0;
constexpr double first[] = {300.0 / 144.0 / all, 48.0 / 144.0 / all, 48.0 / 144.0 / all, 0.0};
constexpr double total[] = {316.0 / 144.0 / all, 48.0 / 144.0 / all, 64.0 / 144.0 / all, 0.0};

std::vector<Place> random_points(std::size_t count, std::size_t dimensions,
                                 std::mt19937_64& random) {
  std::vector<Place> points(count, Place(dimensions));
  for (Place& point : points) {
    for (double& u : point) u = uniform(random);
  }
  return points;
}

// Whether so many of `trials` are no fewer than a share of `promised` gives, at this level.
bool are_enough(std::size_t held, std::size_t trials, double promised, double level) {
  return held >= binomial_quantile(level, trials, promised);
}

}  // namespace

TEST_CASE("bootstrap intervals of S and T hold the true index", "[statistical][sensitivity]") {
  constexpr std::size_t trials = 400;
  std::mt19937_64 random(17);
  std::size_t held_first[4] = {}, held_total[4] = {};
  IndexOptions options;
  options.draws = 400;
  for (std::size_t k = 0; k < trials; ++k) {
    std::vector<Place> const points = saltelli_points(random_points(128, 8, random), {0, 1, 2, 3});
    auto const luck = [&](std::size_t, std::size_t) { return 2.0 * (uniform(random) - 0.5); };
    SensitivityStudy study = study_of(points, "saltelli");
    study.inputs.is_luck_shared = k % 2 == 0;
    IndexTable const table = indices_of(method_named("sobol"), study,
                                        output_of(points, with_interaction, 3, luck), options);
    for (std::size_t i = 0; i < 4; ++i) {
      held_first[i] += index_of(table, i, "first_order").interval.contains(first[i]);
      held_total[i] += index_of(table, i, "total_order").interval.contains(total[i]);
    }
  }
  // Eight checks, each at 0.001 that a coverage of 92 % would fail.
  for (std::size_t i = 0; i < 4; ++i) {
    INFO("x" << i + 1 << ": S " << held_first[i] << ", T " << held_total[i] << " of " << trials);
    CHECK(are_enough(held_first[i], trials, 0.92, 0.001));
    CHECK(are_enough(held_total[i], trials, 0.92, 0.001));
  }
}

TEST_CASE("intervals of shares by regression hold the true share", "[statistical][sensitivity]") {
  constexpr std::size_t trials = 400;
  std::mt19937_64 random(23);
  std::size_t held[4] = {}, noise = 0;
  for (std::size_t k = 0; k < trials; ++k) {
    std::vector<Place> const points = latin_points(100, 4, random());
    auto const luck = [&](std::size_t, std::size_t) { return 4.0 * (uniform(random) - 0.5); };
    SensitivityStudy study = study_of(points, "latin");
    study.inputs.is_luck_shared = k % 2 == 0;
    IndexTable const table = indices_of(method_named("regression"), study,
                                        output_of(points, with_interaction, 4, luck), {});
    for (std::size_t i = 0; i < 4; ++i)
      held[i] += index_of(table, i, "share").interval.contains(first[i]);
    noise += table.rows[3].is_below_noise;
  }
  for (std::size_t i = 0; i < 4; ++i) {
    INFO("x" << i + 1 << ": " << held[i] << " of " << trials);
    CHECK(are_enough(held[i], trials, 0.92, 0.001));
  }
  INFO("below noise " << noise << " of " << trials);
  // The F test at 5 %: 380 of 400, no fewer and no more than a chance of 0.001 allows.
  CHECK(are_enough(noise, trials, 0.95, 0.0005));
  CHECK(noise <= binomial_quantile(0.9995, trials, 0.95));
}

TEST_CASE("a parameter that does nothing is below noise as often as promised",
          "[statistical][sensitivity]") {
  constexpr std::size_t trials = 600;
  std::mt19937_64 random(29);
  std::size_t morris = 0, pawn = 0;
  for (std::size_t k = 0; k < trials; ++k) {
    auto const luck = [&](std::size_t, std::size_t) { return uniform(random) + uniform(random); };
    Function const f = [](Place const& u) { return u[0]; };
    std::vector<Place> const steps = morris_points(10, 2, random());
    morris += indices_of(method_named("morris"), study_of(steps, "morris"),
                         output_of(steps, f, 6, luck), {})
                  .rows[1]
                  .is_below_noise;
    std::vector<Place> const points = random_points(100, 2, random);
    IndexOptions options;
    options.draws = 100;
    pawn += indices_of(method_named("pawn"), study_of(points, ""), output_of(points, f, 1, luck),
                       options)
                .rows[1]
                .is_below_noise;
  }
  INFO("morris " << morris << ", pawn " << pawn << " of " << trials);
  // The floor of Morris takes the mean of ten sizes as normal and its SD as known: 95 % becomes 93.
  CHECK(are_enough(morris, trials, 0.93, 0.001));
  CHECK(are_enough(pawn, trials, 0.95, 0.001));
}
