// Programmes by several rules, worked out by hand beside each test.
#include <clustress/catch.hpp>

#include "analysis/data/robustness.hpp"
#include "analysis/render/report_text.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
using clustress::test::HandMadeResult;

namespace {

Measure told(Effects const& e, std::string_view variant, std::string const& name) {
  for (WiderEffects const& w : e.wider) {
    for (Measure const& m : measures_of(w)) {
      if (w.variant == variant && m.name == "robustness/" + name) return m;
    }
  }
  FAIL("no measure " << name << " of " << variant);
  return {};
}

}  // namespace

// One and a half of five worlds: 1 and half of the world with 2, over 1.5.
TEST_CASE("expected shortfall is the mean of the lowest worlds, the last in part",
          "[analysis][robustness]") {
  CHECK(expected_shortfall({5, 1, 4, 2, 3}, 0.3) == Approx(2.0 / 1.5));
  CHECK(expected_shortfall({5, 1, 4, 2, 3}, 0.1) == 1.0);
  CHECK(expected_shortfall({5, 1, 4, 2, 3}, 1.0) == 3.0);
}

// Means by stress 15 and 2, 12 and 5; pooled 0 4 10 20 and 4 6 12 12, type 7: 0.3 of the way from
// the first to the second. Of four worlds one is A's, two are B's, one is shared.
TEST_CASE("rules of robustness, over stresses and worlds", "[analysis][robustness]") {
  std::vector<RobustnessRules> const rules =
      robustness_of({{{10, 20}, {0, 4}}, {{12, 12}, {6, 4}}});
  CHECK(rules[0].mean == 8.5);
  CHECK(rules[1].mean == 8.5);
  CHECK(rules[0].worst_case == 2.0);
  CHECK(rules[1].worst_case == 5.0);
  CHECK(rules[0].tenth_percentile == Approx(1.2));
  CHECK(rules[1].tenth_percentile == Approx(4.6));
  CHECK(rules[0].expected_shortfall == 0.0);
  CHECK(rules[1].expected_shortfall == 4.0);
  // Seen to fail when regret is taken to the best of all stresses.
  CHECK(rules[0].largest_regret == 3.0);
  CHECK(rules[1].largest_regret == 3.0);
  CHECK(rules[0].best_in == 1.5);
  CHECK(rules[1].best_in == 2.5);
}

// Programme A is the best in no stress of the first world, and in one and a half of two in the
// second: mean 0.375, whose t-interval of two worlds is cut to [0, 1]. Equal worlds leave nothing
// to resample; else an end is no world's mean beyond the lowest and the highest.
TEST_CASE("intervals of tails and ranks are over worlds", "[analysis][robustness]") {
  std::vector<ValuesOfWorlds> const two{{{10, 20}, {0, 4}}, {{12, 12}, {6, 4}}};
  RobustnessIntervals const a = robustness_intervals(two, 0, 0.05);
  CHECK(a.best_in.low == 0.0);
  CHECK(a.best_in.high == 1.0);
  // Half of the draws take one world twice, 10 0 10 0 or 20 4 20 4: those are the ends.
  CHECK(a.tenth_percentile.low == 0.0);
  CHECK(a.tenth_percentile.high == 4.0);
  CHECK(a.expected_shortfall.low == 0.0);
  CHECK(a.expected_shortfall.high == 4.0);
  RobustnessIntervals const still = robustness_intervals({{{3, 3, 3}}, {{1, 1, 1}}}, 0, 0.05);
  CHECK(still.expected_shortfall.low == 3.0);
  CHECK(still.tenth_percentile.high == 3.0);
  CHECK(still.best_in.low == 1.0);
}

// Of twenty draws from 0 … 19 the mean of the two lowest, a tenth, is at most 0 with probability
// 0.264, 0.5 with 0.506, 1 with 0.698 (counted), so at α = 0.8 the ends, quantiles 0.4 and 0.6, are
// 0.5 and 1: 499 resamples know a probability to 0.022. Two draws of 0 and 20 have tenths (type 7)
// of 0, 2 and 20 with 1/4, 1/2 and 1/4. Seen to fail with half the tail, with α in place of α/2 at
// either end, with a draw less, and with worlds drawn anew for each stress.
TEST_CASE("ends of resampled tails are quantiles of what draws give", "[analysis][robustness]") {
  std::vector<double> worlds;
  for (int w = 0; w < 20; ++w) worlds.push_back(w);
  RobustnessIntervals const many = robustness_intervals({{worlds}}, 0, 0.8);
  CHECK(many.expected_shortfall.low == 0.5);
  CHECK(many.expected_shortfall.high == 1.0);
  RobustnessIntervals const two = robustness_intervals({{{0, 20}}}, 0, 0.9);
  CHECK(two.tenth_percentile.low == 2.0);
  CHECK(two.tenth_percentile.high == 2.0);
  // A world comes with all its stresses: whichever is drawn, half of the numbers are 0.
  RobustnessIntervals const whole = robustness_intervals({{{0, 20}, {20, 0}}}, 0, 0.3);
  CHECK(whole.tenth_percentile.low == 0.0);
  CHECK(whole.tenth_percentile.high == 0.0);
  // Under one stress best alone in one world of eight, with another in seven, and never under the
  // other: 0.28125 ± t(0.975, 7) · 0.03125.
  std::vector<double> const ones(8, 1.0), none(8, 0.0);
  RobustnessIntervals const best =
      robustness_intervals({{{2, 1, 1, 1, 1, 1, 1, 1}, none}, {ones, ones}}, 0, 0.05);
  CHECK(best.best_in.low == Approx(0.28125 - 2.364624 * 0.03125));
  CHECK(best.best_in.high == Approx(0.28125 + 2.364624 * 0.03125));
}

// A − B is 2 4 2 4: 3 ± t(0.975, 3) · 1.1547/2; two comparisons at 0.05 one-sided together are
// 0.025 each. A − C is 11 with the same width, B − C is 8 in every world.
TEST_CASE("multiple comparisons with the best are constrained", "[analysis][robustness]") {
  double const half = 3.18245 * 1.154701 / 2.0;
  std::vector<AgainstBest> const best =
      against_best({{10, 12, 10, 12}, {8, 8, 8, 8}, {0, 0, 0, 0}}, 0.05);
  CHECK(best[0].value == Approx(3.0));
  CHECK(best[0].interval.low == 0.0);  // it is the best: seen to fail with 3 − half
  CHECK(best[0].interval.high == Approx(3.0 + half).epsilon(1e-5));
  CHECK(best[1].value == Approx(-3.0));
  CHECK(best[1].interval.low == Approx(-3.0 - half).epsilon(1e-5));
  CHECK(best[1].interval.high == 0.0);
  CHECK(best[2].value == Approx(-11.0));
  CHECK(best[2].interval.low == Approx(-11.0 - half).epsilon(1e-5));
  // Two that cannot be told apart may both be the best.
  std::vector<AgainstBest> const open = against_best({{1, 9, 2, 8}, {2, 8, 1, 9}}, 0.05);
  for (AgainstBest const& b : open) CHECK((b.interval.low < 0.0 && b.interval.high > 0.0));
  CHECK(against_best({{1, 2}}, 0.05).empty());
  CHECK(against_best({{1}, {2}}, 0.05).empty());
}

TEST_CASE("the Pareto front of outlay, jobs and robustness", "[analysis][robustness]") {
  CHECK(on_pareto_front({{1, 5, 5}, {1, 5, 4}, {0.5, 1, 1}, {1, 5, 5}, {2, 6, 1}}) ==
        std::vector<bool>{true, false, true, true, true});
}

// Undisturbed 8 and 16 jobs over one quarter, 2 and 4 job-years, for 100 kEUR each: 20 and 40 a
// million; in the recession half and as much. References are not judged.
TEST_CASE("robustness is told of programmes, in job-years for each million euro",
          "[analysis][robustness]") {
  HandMadeResult result({"none", "a", "b", "transfer"}, {"undisturbed", "recession"}, 4, 2);
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t r = 0; r < 4; ++r) {
      double const wobble = r % 2 == 0 ? 0.5 : -0.5;
      result.jobs(1, s, r, 1) = (s == 0 ? 8.0 : 4.0) + wobble;
      result.jobs(2, s, r, 1) = 16.0 - wobble;
      for (std::size_t v : {1, 2, 3}) result.pay(v, s, r, 1, 100.0);
    }
  }
  Effects const e = build_effects(result.view);
  CHECK(told(e, "a", "mean").value == Approx(15.0));
  CHECK(told(e, "a", "worst_case").value == Approx(10.0));
  CHECK(told(e, "a", "largest_regret").value == Approx(30.0));
  CHECK(told(e, "b", "mean").value == Approx(40.0));
  CHECK(told(e, "b", "best_in").value == 1.0);
  CHECK(told(e, "b", "less_best_other").value == Approx(25.0));
  CHECK(told(e, "b", "less_best_other").low == 0.0);
  // Seen to fail where less regret counts as worse.
  for (char const* rule : {"mean", "worst_case", "tenth_percentile", "expected_shortfall",
                           "largest_regret", "best_in"}) {
    CHECK(told(e, "b", std::string("place/") + rule).value == 1.0);
    CHECK(told(e, "a", std::string("place/") + rule).value == 2.0);
  }
  CHECK(told(e, "a", "tenth_percentile").high >= told(e, "a", "tenth_percentile").value);
  for (WiderEffects const& w : e.wider) CHECK(w.variant != "transfer");
  std::string const text = effects_table(e, false, Accounts::first_stress, "robustness");
  CHECK(text.find("The first is the same by every rule: b.") != std::string::npos);
  CHECK(text.find("is the best") != std::string::npos);
}
