// What an evaluator finds who compares winners with losers, against the truth that the paired
// worlds show.
//
// Let g be a firm's growth in jobs without the programme and d the programme's true effect on it.
// Winners − losers in growth is (d_w − d_l) + (g_w − g_l). A lottery makes winners a random part of
// the applicants of a call, so E(g_w − g_l) =
// 0 and the naive difference estimates the effect on winners less the effect on losers: the bias
// g_w − g_l has mean 0. Choice by merit takes firms that would have grown more (bias > 0), choice
// by need those that would have grown less (bias < 0).
#include <clustress/catch.hpp>

#include "sim/statistics/distributions.hpp"
#include "sim/statistics/moments.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr int replicates = 200;

// Calls of four quarters to which every eligible firm with a useful idea may come, money for about
// a third of them. Firms have more and better ideas than in life, so that the sample is large.
Scenario calls() {
  Scenario scenario = small_scenario();
  scenario.world.regions[0].employed_persons = 20'000;
  scenario.model.ideas[ProjectKind::assignment].hazard = 0.5;
  scenario.model.ideas[ProjectKind::assignment].gain = 0.15;
  scenario.simulation.populations = 4;
  scenario.simulation.horizon_quarters = 10;
  scenario.simulation.macro_path = MacroPath::off;
  for (std::string const selection : {"lottery", "merit", "need"}) {
    add_variant(scenario, selection,
                {small_voucher({{"budget_keur", 600.0},
                                {"duration_quarters", std::int64_t{4}},
                                {"selection", selection},
                                {"scoring_noise", 0.05},
                                {"jobs_max", std::int64_t{49}}})});
  }
  return scenario;
}

// Bias of winners − losers in every replicate, `quarter` quarters after programme start.
RunningMoments bias(Run const& run, std::size_t variant, std::size_t quarter) {
  RunningMoments bias;
  for (std::size_t r = 0; r < run.outcomes.size(); ++r) {
    auto const read = [&](char const* name) {
      return run.value(r, "evaluation", name, variant, 0, quarter);
    };
    bias.add(read("naive_difference") - (read("effect_on_winners") - read("effect_on_losers")));
  }
  return bias;
}

// (Bias / the standard error that the evaluator reports)², one number a replicate.
RunningMoments squared_ratio(Run const& run, std::size_t variant, std::size_t quarter) {
  RunningMoments moments;
  for (std::size_t r = 0; r < run.outcomes.size(); ++r) {
    auto const read = [&](char const* name) {
      return run.value(r, "evaluation", name, variant, 0, quarter);
    };
    double const bias =
        read("naive_difference") - (read("effect_on_winners") - read("effect_on_losers"));
    moments.add(bias * bias / (read("naive_error") * read("naive_error")));
  }
  return moments;
}

Run const& called() {
  static Run const outcomes = run(calls(), replicates, 2);
  return outcomes;
}

}  // namespace

// In a lottery the bias is the error of sampling and nothing else, so its square is on average that
// of the standard error. Two-sided, α = 0.01 a quarter. The standard error of the mean is about
// 0.1, so that an error of a fifth in the standard error is seen.
TEST_CASE("the evaluator's standard error is right in a lottery", "[statistical][evaluation]") {
  for (std::size_t const quarter : {6U, 8U, 10U}) {
    RunningMoments const ratio = squared_ratio(called(), 1, quarter);
    INFO("quarter " << quarter << ": " << ratio.mean() << " ± " << ratio.standard_error());
    CHECK(std::abs(ratio.mean() - 1.0) < normal_quantile(0.995) * ratio.standard_error());
    CHECK(ratio.standard_error() < 0.2);
  }
}

// Quarters 6 to 10: two to nine quarters after the calls. Lottery: two-sided, |mean| ≤ 2.5 SE, that
// is α = 0.012 a quarter; one- sided α = 0.01 for the others (z = 2.33). The lottery's SE is about
// 0.03 jobs, the bias of merit 30 of these: seen to fail with merit or need in place of the
// lottery, and the others with the lottery in their place.
TEST_CASE("winners less losers is unbiased in a lottery, too high by merit and too low by need",
          "[statistical][evaluation]") {
  Run const& outcomes = called();
  REQUIRE(outcomes.all_done());
  RunningMoments winners, losers;
  for (std::size_t r = 0; r < replicates; ++r) {
    winners.add(outcomes.value(r, "evaluation", "winners", 1, 0, 6));
    losers.add(outcomes.value(r, "evaluation", "losers", 1, 0, 6));
  }
  CHECK(winners.mean() > 50.0);           // the sample is there …
  CHECK(losers.mean() > winners.mean());  // … and money is short
  double const z = normal_quantile(0.99);
  for (std::size_t const quarter : {6U, 8U, 10U}) {
    RunningMoments const lottery = bias(outcomes, 1, quarter), merit = bias(outcomes, 2, quarter),
                         need = bias(outcomes, 3, quarter);
    INFO("quarter " << quarter << ": lottery " << lottery.mean() << " ± "
                    << lottery.standard_error() << ", merit " << merit.mean() << " ± "
                    << merit.standard_error() << ", need " << need.mean() << " ± "
                    << need.standard_error());
    CHECK(std::abs(lottery.mean()) < 2.5 * lottery.standard_error());
    // sharp enough to see a tenth of the bias of merit
    CHECK(lottery.standard_error() < 0.1 * merit.mean());
    CHECK(merit.mean() > z * merit.standard_error());
    CHECK(need.mean() < -z * need.standard_error());
  }
}
