// Sobol' indices of Ishigami's and the g-function in closed form, and what holds of all indices.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>

#include "tests/unit/sensitivity_fixture.hpp"

using namespace clustress;
using namespace clustress::test;
using Catch::Matchers::WithinAbs;

// S and T in closed form (Ishigami & Homma 1990; Saltelli et al. 2008, ch. 4).
TEST_CASE("Sobol' indices of Ishigami's and of the g-function", "[sensitivity]") {
  struct Case {
    Function function;
    std::vector<double> first, total;
  };
  Case const cases[] = {{ishigami, {0.313905, 0.442411, 0.0}, {0.557589, 0.442411, 0.243684}},
                        {g_function,
                         {0.71619, 0.17905, 0.02368, 0.00716, 0.00007, 0.00007, 0.00007, 0.00007},
                         {0.78714, 0.24220, 0.03432, 0.01046, 0.00010, 0.00010, 0.00010, 0.00010}}};
  for (Case const& c : cases) {
    std::size_t const d = c.first.size();
    std::vector<Place> const points =
        saltelli_points(sobol_points(4096, 2 * d, 7), each_its_own(d));
    SensitivityStudy const study = study_of(points, "saltelli");
    REQUIRE(study.rows.size() == 4096);
    CHECK(study.sample.size() == 2 * 4096);
    IndexTable const table = indices("sobol", study, output_of(points, c.function));
    for (std::size_t i = 0; i < d; ++i) {
      INFO("x" << i + 1);
      CHECK_THAT(index_of(table, i, "first_order").value, WithinAbs(c.first[i], 0.02));
      CHECK_THAT(index_of(table, i, "total_order").value, WithinAbs(c.total[i], 0.02));
      Interval const s = index_of(table, i, "first_order").interval;
      CHECK((s.low <= c.first[i] + 0.01 && s.high >= c.first[i] - 0.01));
    }
    CHECK(table.rows[table.ranking().front()].factor == "x1");
    CHECK(has(said(table), "luck cannot be taken out"));
  }
}

// In any order of points, and where the file does not say what made them.
TEST_CASE("a Saltelli design is found again from where its points lie", "[sensitivity]") {
  std::vector<Place> points = saltelli_points(sobol_points(64, 6, 3), each_its_own(3));
  SensitivityStudy const in_order = study_of(points, "saltelli");
  std::mt19937_64 random(5);
  for (std::size_t k = points.size(); k > 1; --k) std::swap(points[k - 1], points[random() % k]);
  SensitivityStudy const mixed = study_of(points, "file");
  REQUIRE(mixed.rows.size() == 64);
  CHECK(mixed.steps.empty());
  IndexTable const table = indices("sobol", mixed, output_of(points, ishigami));
  CHECK(table.is_given());
  // Points of a plain sample have no rows, and no steps.
  SensitivityStudy const plain = study_of(latin_points(320, 3, 1), "");
  CHECK((plain.rows.empty() && plain.steps.empty()));
  CHECK(has(said(indices("sobol", plain, output_of(latin_points(320, 3, 1), ishigami))),
            "not those of a Saltelli design"));
  // Two factors: the four points of a row are a square.
  std::vector<Place> const square = saltelli_points(sobol_points(16, 4, 3), each_its_own(2));
  CHECK(study_of(square, "saltelli").rows.size() == 16);
  CHECK(study_of(square, "saltelli").rows[0].a == 0);
}

// x1 and x3 of Ishigami's function as one group: V_1 + V_3 + V_13 = 1 − S_2, all of it alone.
TEST_CASE("Sobol' indices of a group", "[sensitivity]") {
  std::vector<Place> const points = saltelli_points(sobol_points(4096, 6, 11), {0, 1, 0});
  SensitivityStudy const study = study_of(points, "saltelli", {"outer", "", "outer"});
  REQUIRE(study.inputs.factors.size() == 2);
  IndexTable const table = indices("sobol", study, output_of(points, ishigami));
  CHECK(table.rows[0].factor == "outer");
  CHECK_THAT(index_of(table, 0, "first_order").value, WithinAbs(0.557589, 0.02));
  CHECK_THAT(index_of(table, 0, "total_order").value, WithinAbs(0.557589, 0.02));
}

// y = 2 x1 + x2 on the cube, x3 does nothing: S = T = 4/5, 1/5, 0. Luck of variance 1 in each of R
// worlds adds 1/R to every mean: much more than V = 5/12.
TEST_CASE("luck is taken out of Sobol' indices", "[sensitivity]") {
  std::vector<Place> const points = saltelli_points(sobol_points(2048, 6, 5), each_its_own(3));
  Function const line = [](Place const& x) { return 2.0 * x[0] + x[1]; };
  std::mt19937_64 random(9);
  auto const own = [&](std::size_t, std::size_t) {
    return std::sqrt(12.0) * (uniform(random) - 0.5);
  };
  for (bool const is_shared : {false, true}) {
    SensitivityStudy study = study_of(points, "saltelli");
    study.inputs.is_luck_shared = is_shared;
    StudyOutput const output = output_of(points, line, 4, own);
    IndexTable const table = indices("sobol", study, output);
    double const expected[] = {0.8, 0.2, 0.0};
    for (std::size_t i = 0; i < 3; ++i) {
      // Standard error of a mean of 2,048 products of variance below 1, over V: 0.053; four of
      // them.
      CHECK_THAT(index_of(table, i, "first_order").value, WithinAbs(expected[i], 0.21));
      CHECK_THAT(index_of(table, i, "total_order").value, WithinAbs(expected[i], 0.21));
    }
    CHECK(table.rows[2].is_below_noise);
    CHECK_FALSE(table.rows[0].is_below_noise);
    CHECK(has(said(table), is_shared ? "half the variance of the paired difference" : "s²/R"));
  }
  // Luck that all points have alike is no effect at all: it drops out to the last digits.
  StudyOutput const shifted = output_of(
      points, line, 4, [](std::size_t, std::size_t r) { return 100.0 * static_cast<double>(r); });
  IndexTable const table = indices("sobol", study_of(points, "saltelli"), shifted);
  IndexTable const pure =
      indices("sobol", study_of(points, "saltelli"), output_of(points, line, 4));
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK_THAT(index_of(table, i, "total_order").value,
               WithinAbs(index_of(pure, i, "total_order").value, 1e-9));
  }
}

TEST_CASE("a row of which a point failed is left out whole, and said", "[sensitivity]") {
  std::vector<Place> const points = saltelli_points(sobol_points(512, 6, 3), each_its_own(3));
  SensitivityStudy const study = study_of(points, "saltelli");
  StudyOutput output = output_of(points, ishigami);
  for (std::size_t const p : {3, 4, 11}) output.values[p] = none;  // rows 0, 0, 2 of five points
  IndexTable const table = indices("sobol", study, output);
  CHECK(has(said(table), "2 of 512 rows of the design are left out whole"));
  std::vector<Place> const few = saltelli_points(sobol_points(4, 6, 3), each_its_own(3));
  CHECK(has(said(indices("sobol", study_of(few, "saltelli"), output_of(few, ishigami))),
            "4 rows of the design have all their points; it takes 8"));
}

TEST_CASE("outputs without numbers or without change get a sentence", "[sensitivity]") {
  std::vector<Place> const points = latin_points(40, 2, 6);
  SensitivityStudy const study = study_of(points, "");
  for (IndexMethodFunction const method : index_method_catalogue()) {
    if (!method().unfit(study).empty()) continue;
    CHECK(has(indices_of(method(), study, output_of(points, [](Place const&) { return 7.0; }), {})
                  .missing,
              "the same in all worlds of all points"));
    CHECK(has(indices_of(method(), study, output_of(points, [](Place const&) { return none; }), {})
                  .missing,
              "at no point"));
    IndexTable const infinite = indices_of(
        method(), study, output_of(points, [](Place const& x) { return 1.0 / (x[0] > 0.5); }), {});
    CHECK(has(infinite.missing, "infinite"));
  }
  StudyOutput only_luck = output_of(
      points, [](Place const&) { return 0.0; }, 4,
      [](std::size_t, std::size_t r) { return r % 2 == 0 ? 0.0 : 1.0; });
  CHECK(has(indices("regression", study, only_luck).missing, "no more than luck"));
}
