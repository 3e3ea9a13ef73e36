// PAWN against its paper's function and by hand; what a regression tells of doubt.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>

#include "tests/unit/sensitivity_fixture.hpp"

using namespace clustress;
using namespace clustress::test;
using Catch::Matchers::WithinAbs;

// Pianosi & Wagener 2018. Medians over ten classes of 40 Latin hypercubes of 5,000 by SALib 1.5.1:
// mean and standard deviation of one; with four million points they are 0.2378, 0.3908, 0.0808.
// Three checks with α = 0.001 in all: 3.6 standard deviations.
TEST_CASE("PAWN of Ishigami's function", "[sensitivity]") {
  std::vector<Place> points = latin_points(5000, 4, 4);
  SensitivityStudy const study = study_of(points, "latin");
  IndexTable const table = indices("pawn", study, output_of(points, ishigami));
  double const medians[] = {0.2388, 0.3891, 0.0878}, spread[] = {0.0059, 0.0077, 0.0029};
  for (std::size_t i = 0; i < 3; ++i) {
    IndexEstimate const found = index_of(table, i, "median");
    CHECK_THAT(found.value, WithinAbs(medians[i], 3.6 * spread[i]));
    CHECK(found.interval.contains(found.value));
    CHECK(index_of(table, i, "maximum").value >= index_of(table, i, "mean").value);
    CHECK_FALSE(table.rows[i].is_below_noise);
  }
  CHECK(table.rows[3].is_below_noise);  // x4 is a dummy
  // Ten classes of 500: the median of their distances to all without effect is about 0.035.
  CHECK_THAT(index_of(table, 3, "threshold").value, WithinAbs(0.04, 0.01));
}

// Two classes of two points: y of one 1, 2, of the other 3, 4. At 2 the first has all its points,
// all have half: a distance of 1/2, and so for the other.
TEST_CASE("PAWN's distance by hand, with ties and categories", "[sensitivity]") {
  std::vector<Place> points;
  for (std::size_t p = 0; p < 40; ++p) points.push_back({p < 20 ? 0.0 : 1.0, 0.5});
  SensitivityStudy study = study_of(points, "");
  study.inputs.is_category[0] = true;
  StudyOutput const output = output_of(points, [](Place const& x) { return 5.0 * x[0]; });
  IndexTable const table = indices("pawn", study, output);
  for (char const* index : {"median", "mean", "maximum"})
    CHECK_THAT(index_of(table, 0, index).value, WithinAbs(0.5, 1e-12));
  CHECK(index_of(table, 1, "median").value == 0.0);  // one class of all
}

// y = 2 x1 + (x2 − 1/2)² + luck on a Latin hypercube: V = 4/12 and 1/180; x1 has no bend.
TEST_CASE("the curve of each parameter tells its share of the doubt", "[sensitivity]") {
  std::vector<Place> const points = latin_points(200, 3, 6);
  Function const f = [](Place const& x) { return 2.0 * x[0] + 6.0 * (x[1] - 0.5) * (x[1] - 0.5); };
  double const v1 = 4.0 / 12.0, v2 = 36.0 / 180.0, all = v1 + v2;
  SensitivityStudy study = study_of(points, "latin");
  IndexTable const exact = indices("regression", study, output_of(points, f));
  // Parts of 200 points: not quite those of the whole space.
  CHECK_THAT(index_of(exact, 0, "share").value, WithinAbs(v1 / all, 0.01));
  CHECK_THAT(index_of(exact, 1, "share").value, WithinAbs(v2 / all, 0.01));
  CHECK_THAT(index_of(exact, 0, "change").value, WithinAbs(1.6, 1e-9));
  CHECK_THAT(index_of(exact, 0, "at_low").value, WithinAbs(1.0 - 0.8 + 0.5, 0.01));
  std::mt19937_64 random(2);
  StudyOutput const noisy = output_of(
      points, f, 4, [&](std::size_t, std::size_t) { return 2.0 * (uniform(random) - 0.5); });
  study.inputs.is_luck_shared = false;
  IndexTable const table = indices("regression", study, noisy);
  CHECK(index_of(table, 0, "share").interval.contains(v1 / all));
  CHECK(index_of(table, 1, "share").interval.contains(v2 / all));
  CHECK(index_of(table, 2, "share").value < 0.02);
  CHECK(table.rows[2].is_below_noise);
  CHECK(table.ranking() == std::vector<std::size_t>{0, 1, 2});
  CHECK(has(said(table), "Cubic curves tell"));
}

TEST_CASE("a regression says what it lacks and what moves together", "[sensitivity]") {
  std::vector<Place> points = latin_points(8, 3, 6);
  CHECK(has(said(indices("regression", study_of(points, ""), output_of(points, ishigami))),
            "on 3 parameters takes 9 points, here are 8"));
  points = latin_points(60, 3, 6);
  for (Place& x : points) x[2] = x[0];
  IndexTable const table = indices("regression", study_of(points, ""), output_of(points, ishigami));
  CHECK(has(said(table), "Not told apart, because they move together: x1, x3."));
  CHECK(std::isnan(index_of(table, 0, "share").value));
  CHECK_FALSE(std::isnan(index_of(table, 1, "share").value));
  // A category has a level each; here the middle one is higher by 3.
  points = latin_points(60, 2, 6);
  for (Place& x : points) x[0] = std::floor(3.0 * x[0]);
  SensitivityStudy study = study_of(points, "");
  study.inputs.is_cube = false;
  study.inputs.is_category[0] = true;
  Function const f = [](Place const& x) { return x[0] == 1.0 ? 3.0 : 0.0; };
  IndexTable const levels = indices("regression", study, output_of(points, f));
  CHECK_THAT(index_of(levels, 0, "change").value, WithinAbs(3.0, 1e-9));
  CHECK_THAT(index_of(levels, 0, "share").value, WithinAbs(1.0, 0.02));
}
