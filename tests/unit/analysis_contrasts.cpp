// Every programme less every other, worked out by hand beside each test.
#include <clustress/catch.hpp>
#include <cmath>

#include "analysis/data/contrasts.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
using clustress::test::HandMadeResult;
using clustress::test::measure;
using clustress::test::section_of;

namespace {

// Over one quarter "a" has 8 16 8 16 jobs for 100 120 100 120 kEUR, "b" 4 4 12 12 for 200 200 240
// 240, `transfer` none for 100.
HandMadeResult three() {
  HandMadeResult result({"none", "a", "b", "transfer"}, {"undisturbed"}, 4, 2);
  for (std::size_t r = 0; r < 4; ++r) {
    result.change(1, 0, r, 1, 0, r % 2 == 0 ? 8.0 : 16.0);
    result.pay(1, 0, r, 1, r % 2 == 0 ? 100.0 : 120.0);
    result.change(2, 0, r, 1, 0, r < 2 ? 4.0 : 12.0);
    result.pay(2, 0, r, 1, r < 2 ? 200.0 : 240.0);
    result.pay(3, 0, r, 1, 100.0);
  }
  return result;
}

// t(1 − 0.05/6) with 3 degrees: three intervals that hold together. Seen to fail with 0.05/2.
constexpr double t = 4.85665727;

}  // namespace

TEST_CASE("programmes are held against each other once, and against references",
          "[analysis][contrasts]") {
  HandMadeResult result({"none", "a", "b", "held", "c", "transfer", "demand"}, {"calm"}, 2, 2);
  result.view.channel_of[3] = "b";
  std::string pairs;
  for (Contrast const& c : contrasts_of(UsableReplicates(result.view)))
    pairs += std::to_string(c.one) + std::to_string(c.other) + " ";
  CHECK(pairs == "12 14 24 15 16 25 26 45 46 ");
  CHECK(error_of_each(0.05, 5) == Approx(0.01));
}

// Job-years are jobs over four. Their differences a − b are 1 3 −1 1: 1 ± t · 1.63299/2; jobs at
// the end four times that. For a million euro 27.27 − 9.09, linearised in numpy.
TEST_CASE("contrasts are paired and hold together", "[analysis][contrasts]") {
  Effects const e = build_effects(three().view);
  ProgrammeEffects const& a = e.programmes.at(0);
  Measure const years = measure(a, "contrasts/job_years_less/b");
  double const half = t * std::sqrt(8.0 / 3.0) / 2.0;
  CHECK(years.value == 1.0);
  CHECK(years.low == Approx(1.0 - half).epsilon(1e-6));
  CHECK(years.high == Approx(1.0 + half).epsilon(1e-6));
  CHECK(measure(a, "contrasts/net_jobs_less/b").high == Approx(4.0 * (1.0 + half)).epsilon(1e-6));
  Measure const value = measure(a, "contrasts/job_years_per_meur_less/b");
  CHECK(value.value == Approx(200.0 / 11.0));
  CHECK(value.high - value.value == Approx(21.270437).epsilon(1e-6));
  CHECK(measure(a, "contrasts/net_jobs_less/transfer").value == 12.0);
  CHECK_FALSE(test::has_measure(e.programmes.at(1), "contrasts/net_jobs_less/a"));
  CHECK(section_of(e.programmes.at(2), "contrasts") == nullptr);  // a reference
}

TEST_CASE("a programme that pays nothing has no contrast for each euro", "[analysis][contrasts]") {
  HandMadeResult result({"none", "a", "nothing"}, {"undisturbed"}, 4, 2);
  for (std::size_t r = 0; r < 4; ++r) {
    result.change(1, 0, r, 1, 0, static_cast<double>(r));
    result.pay(1, 0, r, 1, 100.0);
  }
  ProgrammeEffects const a = build_effects(result.view).programmes.at(0);
  Measure const value = measure(a, "contrasts/job_years_per_meur_less/nothing");
  CHECK_FALSE(value.is_given());
  CHECK(value.note == "not given: what one of the two pays cannot be told from 0");
  CHECK(measure(a, "contrasts/net_jobs_less/nothing").value == 1.5);
  // One programme alone has no other.
  HandMadeResult const alone({"none", "a"}, {"undisturbed"}, 4, 2);
  CHECK(section_of(build_effects(alone.view).programmes.at(0), "contrasts") == nullptr);
}
