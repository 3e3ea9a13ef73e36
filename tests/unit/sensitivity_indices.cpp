// Sensitivity indices against functions whose indices are known: Ishigami's and the g-function in
// closed form, Morris' own (1991) and a small polynomial exactly, PAWN against its paper's
// function.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>
#include <limits>

#include "tests/support/made_design.hpp"

using namespace clustress;
using namespace clustress::test;
using Catch::Matchers::WithinAbs;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

IndexTable indices(char const* method, SensitivityStudy const& study, StudyOutput const& output) {
  return indices_of(method_named(method), study, output, {});
}

std::string said(IndexTable const& table) {
  std::string text = table.missing;
  for (std::string const& note : table.notes) text += note + "\n";
  return text;
}

bool has(std::string const& text, std::string const& part) {
  return text.find(part) != std::string::npos;
}

std::vector<std::size_t> each_its_own(std::size_t count) {
  std::vector<std::size_t> factors;
  for (std::size_t k = 0; k < count; ++k) factors.push_back(k);
  return factors;
}

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
