// A programme as a stress grows worse, worked out by hand beside each test.
#include <clustress/catch.hpp>
#include <cmath>

#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
using clustress::test::HandMadeResult;
using clustress::test::section_of;

namespace {

Measure told(Effects const& e, std::string const& name) {
  for (WiderEffects const& w : e.wider) {
    for (Measure const& m : measures_of(w)) {
      if (m.name == "severity/" + name) return m;
    }
  }
  FAIL("no measure " << name);
  return {};
}

// Job-years over one quarter, by world: 10 12 undisturbed, 8 10 at severity 4, 2 8 at severity 8.
// The worst stress comes first in the result.
HandMadeResult ladder() {
  HandMadeResult result({"none", "a"}, {"undisturbed", "worse", "bad", "other"}, 2, 2);
  double const years[4][2] = {{10, 12}, {2, 8}, {8, 10}, {5, 5}};
  for (std::size_t s = 0; s < 4; ++s) {
    for (std::size_t r = 0; r < 2; ++r) {
      result.jobs(0, s, r, 1) = result.jobs(1, s, r, 1) = 400.0 - 40.0 * static_cast<double>(s);
      result.change(1, s, r, 1, 0, 4.0 * years[s][r]);
    }
  }
  result.view.stress_kind = {"", "demand_recession", "demand_recession", "credit_crunch"};
  result.view.stress_severity = {0.0, 8.0, 4.0, 50.0};
  return result;
}

}  // namespace

// Slopes of least squares are −8/8 and −4/8, bends (−6 + 2)/4 and (−2 + 2)/4. Seen to fail when
// rungs stand in the order of the result.
TEST_CASE("a ladder of severities is one curve, world by world", "[analysis][severity]") {
  Effects const e = build_effects(ladder().view);
  CHECK(told(e, "demand_recession/slope").value == -0.75);
  CHECK(told(e, "demand_recession/slope").high == Approx(-0.75 + 12.7062047 * 0.25));
  CHECK(told(e, "demand_recession/bend").value == -0.5);
  CHECK(told(e, "demand_recession/0").value == 11.0);
  CHECK(told(e, "demand_recession/8").value == 5.0);
  CHECK(told(e, "demand_recession/8/less_undisturbed").value == -6.0);
  CHECK(told(e, "demand_recession/8/without").value == -10.0);  // 40 jobs less for a quarter
  REQUIRE(e.wider.size() >= 1);
  Section const* section = section_of(e.wider.back(), "severity");
  REQUIRE(section != nullptr);
  for (Measure const& m : section->measures) CHECK(m.name.find("credit") == std::string::npos);
}

TEST_CASE("one severity, two alike, or none told make no ladder", "[analysis][severity]") {
  HandMadeResult result = ladder();
  auto const has_ladder = [&] {
    for (WiderEffects const& w : build_effects(result.view).wider) {
      if (section_of(w, "severity") != nullptr) return true;
    }
    return false;
  };
  REQUIRE(has_ladder());
  result.view.stress_severity = {0.0, 4.0, 4.0, 50.0};
  CHECK_FALSE(has_ladder());
  result.view.stress_severity = {0.0, 8.0, std::nan(""), 50.0};
  CHECK_FALSE(has_ladder());
  result.view.stress_kind.clear();
  CHECK_FALSE(has_ladder());
}
