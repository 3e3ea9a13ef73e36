// Elementary effects of Morris' own function (1991) and of a small polynomial, exactly.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>

#include "tests/unit/sensitivity_fixture.hpp"

using namespace clustress;
using namespace clustress::test;
using Catch::Matchers::WithinAbs;

namespace {

// Morris 1991, section 5, with the coefficients that he drew replaced by (−1)^i and (−1)^(i + j).
double morris_function(Place const& x) {
  double w[20];
  for (std::size_t i = 0; i < 20; ++i) {
    bool const is_bent = i == 2 || i == 4 || i == 6;
    w[i] = is_bent ? 2.0 * (1.1 * x[i] / (x[i] + 0.1) - 0.5) : 2.0 * (x[i] - 0.5);
  }
  auto const sign = [](std::size_t n) { return n % 2 == 0 ? 1.0 : -1.0; };
  double y = 0.0;
  for (std::size_t i = 0; i < 20; ++i) {
    y += (i < 10 ? 20.0 : sign(i + 1)) * w[i];
    for (std::size_t j = i + 1; j < 20; ++j) {
      y += (j < 6 ? -15.0 : sign(i + j + 2)) * w[i] * w[j];
      for (std::size_t l = j + 1; l < 5; ++l) {
        y += -10.0 * w[i] * w[j] * w[l];
        for (std::size_t s = l + 1; s < 4; ++s) y += 5.0 * w[i] * w[j] * w[l] * w[s];
      }
    }
  }
  return y;
}

}  // namespace

// On four levels |EE| of x1 is |3 + 4 x3|, of x3 |4 x1|; levels have mean 1/2 and, drawn alike, SD
// √5/6 √(16/15)… of the population √(5/36): σ of the effects 4 √(5/36) = 1.4907.
TEST_CASE("elementary effects of a small polynomial are exact", "[sensitivity]") {
  Function const f = [](Place const& x) { return 3.0 * x[0] + 2.0 * x[1] + 4.0 * x[0] * x[2]; };
  // All 4³ starting points: levels are met equally often.
  std::vector<Place> points;
  for (std::size_t k = 0; k < 64; ++k) {
    Place x{static_cast<double>(k % 4) / 3.0, static_cast<double>(k / 4 % 4) / 3.0,
            static_cast<double>(k / 16) / 3.0};
    points.push_back(x);
    for (std::size_t const i : {1, 0, 2}) {
      x[i] = static_cast<double>((std::lround(3.0 * x[i]) + 2) % 4) / 3.0;
      points.push_back(x);
    }
  }
  SensitivityStudy const study = study_of(points, "morris");
  REQUIRE(study.steps.size() == 192);
  CHECK(study.steps.back().trajectory == 63);
  IndexTable const table = indices("morris", study, output_of(points, f));
  double const mu_star[] = {5.0, 2.0, 2.0}, spread = 4.0 * std::sqrt(5.0 / 36.0 * 64.0 / 63.0);
  double const sigma[] = {spread, 0.0, spread};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK_THAT(index_of(table, i, "mu_star").value, WithinAbs(mu_star[i], 1e-12));
    CHECK_THAT(index_of(table, i, "mu").value, WithinAbs(mu_star[i], 1e-12));
    CHECK_THAT(index_of(table, i, "sigma").value, WithinAbs(sigma[i], 1e-12));
    CHECK_THAT(index_of(table, i, "mu_star_standard_error").value,
               WithinAbs(sigma[i] / 8.0, 1e-12));
  }
}

// 200,000 draws with a standard error of 0.17 gave the numbers; here 2,000 trajectories.
TEST_CASE("elementary effects of Morris' own function", "[sensitivity]") {
  std::vector<Place> const points = morris_points(2000, 20, 1);
  SensitivityStudy const study = study_of(points, "morris");
  REQUIRE(study.steps.size() == 40000);
  IndexTable const table = indices("morris", study, output_of(points, morris_function));
  double const mu_star[] = {64.3, 63.8, 51.5, 63.8, 50.9, 43.4, 34.6, 37.6, 42.4, 37.6, 5.3};
  double const sigma[] = {75.4, 75.4, 70.5, 75.4, 69.8, 52.3, 26.0, 6.6};
  for (std::size_t i = 0; i < 20; ++i) {
    INFO("x" << i + 1);
    double const error = index_of(table, i, "mu_star_standard_error").value;
    // Twenty checks with α = 0.001 in all: 4.06 standard errors of both.
    CHECK_THAT(index_of(table, i, "mu_star").value,
               WithinAbs(mu_star[std::min<std::size_t>(i, 10)], 4.06 * std::hypot(error, 0.17)));
    double const s = sigma[std::min<std::size_t>(i, 7)];
    // Of a standard deviation s of 2,000 draws: about s/√4,000, more with long tails.
    CHECK_THAT(index_of(table, i, "sigma").value, WithinAbs(s, 0.1 * s));
  }
}

TEST_CASE("steps are found in trajectories and radial designs, around points that failed",
          "[sensitivity]") {
  double const a = 0.25, b = 0.75;
  // Two trajectories: the second starts where x2 differs from the end of the first.
  std::vector<Place> points{{a, a}, {b, a}, {b, b}, {b, a}, {a, a}, {a, b}};
  std::vector<Step> steps = study_of(points, "morris").steps;
  REQUIRE(steps.size() == 4);
  CHECK((steps[2].from == 3 && steps[2].to == 4 && steps[2].factor == 0));
  CHECK((steps[2].trajectory == 1 && steps[2].delta == -0.5));
  // Radial: each from the base.
  points = {{a, a, a}, {b, a, a}, {a, b, a}, {a, a, b}, {b, b, b}, {a, b, b}, {b, a, b}, {b, b, a}};
  steps = study_of(points, "morris").steps;
  REQUIRE(steps.size() == 6);
  CHECK((steps[2].from == 0 && steps[2].to == 3 && steps[2].factor == 2));
  CHECK((steps[3].from == 4 && steps[3].trajectory == 1));
  // A point that is not known parts a trajectory; one that failed takes its steps alone.
  points = {{a, a, a}, {b, a, a}, {none, none, none}, {b, b, b}, {a, b, b}};
  steps = study_of(points, "morris").steps;
  REQUIRE(steps.size() == 2);
  CHECK((steps[1].from == 3 && steps[1].trajectory == 1));
  std::vector<Place> const many = morris_points(50, 3, 2);
  StudyOutput output = output_of(many, ishigami);
  output.values[2] = none;
  IndexTable const table = indices("morris", study_of(many, "morris"), output);
  CHECK(has(said(table), "2 of 150 steps are left out"));
  double steps_left = 0.0;
  for (std::size_t i = 0; i < 3; ++i) steps_left += index_of(table, i, "steps").value;
  CHECK(steps_left == 148.0);
}

// Members of a group move at once: |EE| of x1 and x3 together, without a sign.
TEST_CASE("elementary effects of a group have a size and no sign", "[sensitivity]") {
  std::vector<Place> points;
  for (double const base : {0.0, 1.0 / 3.0}) {
    double const up = base + 2.0 / 3.0;
    for (Place const& x : {Place{base, base, up}, Place{up, base, base}, Place{up, up, base}})
      points.push_back(x);
  }
  SensitivityStudy const study = study_of(points, "morris", {"both", "", "both"});
  REQUIRE(study.steps.size() == 4);
  CHECK_THAT(study.steps[0].delta, WithinAbs(2.0 / 3.0, 1e-12));
  Function const f = [](Place const& x) { return 3.0 * x[0] - x[2] + x[1]; };
  IndexTable const table = indices("morris", study, output_of(points, f));
  CHECK_THAT(index_of(table, 0, "mu_star").value, WithinAbs(4.0, 1e-12));
  CHECK(std::isnan(index_of(table, 0, "mu").value));
  CHECK_THAT(index_of(table, 1, "mu").value, WithinAbs(1.0, 1e-12));
}

// y = 10 x1 and luck: x2 does nothing. s_D = 2 where both worlds of a step are drawn ±1 apart.
TEST_CASE("a parameter is below noise where luck alone would move as much", "[sensitivity]") {
  std::vector<Place> const points = morris_points(40, 2, 3);
  SensitivityStudy study = study_of(points, "morris");
  std::mt19937_64 random(3);
  StudyOutput const output = output_of(
      points, [](Place const& x) { return 10.0 * x[0]; }, 8,
      [&](std::size_t, std::size_t) { return random() % 2 == 0 ? 1.0 : -1.0; });
  for (bool const is_shared : {true, false}) {
    study.inputs.is_luck_shared = is_shared;
    IndexTable const table = indices("morris", study, output);
    CHECK_FALSE(table.rows[0].is_below_noise);
    CHECK(table.rows[1].is_below_noise);
    // √(2/π) s_D / (Δ √R), s_D² = 2 in expectation; its mean over 40 steps is that within 15 %.
    double const floor =
        std::sqrt(2.0 / std::numbers::pi) * std::sqrt(2.0) / (2.0 / 3.0 * std::sqrt(8.0));
    CHECK_THAT(index_of(table, 1, "noise_floor").value, WithinAbs(floor, 0.15 * floor));
    CHECK(table.ranking() == std::vector<std::size_t>{0, 1});
  }
}
