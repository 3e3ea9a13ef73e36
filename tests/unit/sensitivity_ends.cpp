// One parameter at a time, from end to end: the change with its error, and what is no such design.
#include <clustress/catch.hpp>
#include <cmath>

#include "sim/statistics/distributions.hpp"
#include "tests/unit/sensitivity_fixture.hpp"

using namespace clustress;
using namespace clustress::test;
using Catch::Matchers::WithinAbs;

namespace {

// Three levels of x1 and of x2; the base is (0.4, 0.5), which x2 meets at its middle level.
std::vector<Place> const design{{0.0, 0.5}, {0.5, 0.5}, {1.0, 0.5},
                                {0.4, 0.0}, {0.4, 0.5}, {0.4, 1.0}};
double bent(Place const& x) {
  return 3.0 * x[0] - 8.0 * x[1] + 10.0 * x[0] * x[1];
}

}  // namespace

// At x2 = 0.5 x1 brings 3 + 5 = 8; at x1 = 0.4 x2 brings −8 + 4 = −4.
TEST_CASE("the change between the ends of each parameter, others as declared", "[sensitivity]") {
  SensitivityStudy const study = study_of(design, "one_at_a_time");
  IndexTable const table = indices("ends", study, output_of(design, bent));
  REQUIRE(table.is_given());
  CHECK_THAT(index_of(table, 0, "change").value, WithinAbs(8.0, 1e-12));
  CHECK_THAT(index_of(table, 0, "at_low").value, WithinAbs(-4.0, 1e-12));
  CHECK_THAT(index_of(table, 0, "at_high").value, WithinAbs(4.0, 1e-12));
  CHECK_THAT(index_of(table, 1, "change").value, WithinAbs(-4.0, 1e-12));
  CHECK(table.ranking() == std::vector<std::size_t>{0, 1});
  CHECK(has(said(table), "With one world a point"));
  // Points that move two parameters are another design.
  std::vector<Place> other = design;
  other.push_back({0.0, 0.0});
  CHECK(has(said(indices("ends", study_of(other, ""), output_of(other, bent))), "one_at_a_time"));
  CHECK_FALSE(
      indices("ends", study_of(latin_points(20, 2, 1), ""), output_of(latin_points(20, 2, 1), bent))
          .is_given());
}

// Shared luck of the worlds drops out but for ±1 in turn at the highest point of each: differences
// 8 + (1, −1, 1, −1), with a standard deviation of √(4/3) over four worlds. Of their own the two
// points have variances 0 and 4/3.
TEST_CASE("a change has the error of its worlds", "[sensitivity]") {
  SensitivityStudy study = study_of(design, "one_at_a_time");
  StudyOutput const output = output_of(design, bent, 4, [](std::size_t p, std::size_t r) {
    return p == 2 || p == 5 ? (r % 2 == 0 ? 1.0 : -1.0) : 0.0;
  });
  double const reach = student_t_quantile(0.975, 3.0) * std::sqrt(4.0 / 3.0 / 4.0);
  for (bool const is_shared : {true, false}) {
    study.inputs.is_luck_shared = is_shared;  // Welch: all degrees come from the one that varies
    IndexTable const table = indices("ends", study, output);
    CHECK_THAT(index_of(table, 0, "change").interval.low, WithinAbs(8.0 - reach, 1e-9));
    CHECK_THAT(index_of(table, 1, "change").interval.high, WithinAbs(-4.0 + reach, 1e-9));
    CHECK_FALSE(table.rows[0].is_below_noise);
  }
  StudyOutput const still = output_of(
      design, [](Place const& x) { return x[0]; }, 4,
      [](std::size_t p, std::size_t r) { return static_cast<double>((3 * p + r) % 4); });
  CHECK(indices("ends", study, still).rows[1].is_below_noise);
}

TEST_CASE("a parameter that cannot act on an output has no row", "[sensitivity]") {
  std::vector<Place> const points = latin_points(60, 2, 6);
  SensitivityStudy const study = study_of(points, "");
  StudyOutput output = output_of(points, bent);
  CHECK(indices("regression", study, output).rows.size() == 2);
  output.idle = {"x2"};
  IndexTable const table = indices("regression", study, output);
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows.front().factor == "x1");
}
