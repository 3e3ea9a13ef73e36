// Sub-mixes: a variant again, without some of its instruments.
#include <clustress/catch.hpp>
#include <cmath>

#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

std::vector<std::shared_ptr<Instrument const>> three_instruments() {
  return {small_voucher(),
          make_instrument("start_up_support", {{"budget_keur", 800.0},
                                               {"duration_quarters", std::int64_t{8}},
                                               {"selection", std::string("first_come")}}),
          make_instrument("skills_training",
                          {{"budget_keur", 600.0}, {"duration_quarters", std::int64_t{8}}})};
}

// Whether two arms have the same bits in every data set, stress and quarter. Instruments that both
// name have the same label in both.
bool same_worlds(Run const& run, std::size_t a, std::size_t b) {
  for (DatasetInfo const& dataset : run.layout.datasets) {
    for (std::size_t s = 0; s < run.layout.stresses.size(); ++s) {
      std::size_t const n = run.layout.quarters * dataset.entries;
      double const* const values = run.outcomes[0].values.data();
      std::size_t const x = run.layout.at(dataset, a, s, 0), y = run.layout.at(dataset, b, s, 0);
      for (std::size_t k = 0; k < n; ++k) {
        if (!same_bits(values[x + k], values[y + k])) return false;
      }
    }
  }
  return true;
}

}  // namespace

// The user's variants stand before and after the mix: neither place nor neighbours matter. Seen to
// fail when a sub-mix takes the instruments before its own.
TEST_CASE("a sub-mix has the bits of a variant of these instruments alone", "[property]") {
  Scenario scenario = small_scenario();
  add_stress(scenario, "recession", "demand_recession",
             {{"severity_percent", 7.0}, {"start_quarter", std::int64_t{3}}});
  auto const parts = three_instruments();
  add_variant(scenario, "only the last", {parts[2]});
  add_variant(scenario, "mix", parts);
  Variant const mix = scenario.variants.back();
  std::vector<Submix> const submixes = all_submixes(3);
  for (Submix const& submix : submixes) scenario.variants.push_back(submix_run_of(mix, submix));
  add_variant(scenario, "only the first", {parts[0]});
  add_variant(scenario, "only the second", {parts[1]});
  add_variant(scenario, "first and last", {parts[0], parts[2]});
  Run const result = run(scenario);
  REQUIRE(result.all_done());
  constexpr std::size_t last = 1, whole = 2, submix = 3, first = 9, second = 10, outer = 11;
  CHECK(scenario.variants[submix].name == "mix | only voucher");
  CHECK(scenario.variants[submix + 4].name == "mix | only voucher + skills_training");
  CHECK(same_worlds(result, submix, first));
  CHECK(same_worlds(result, submix + 1, second));
  CHECK(same_worlds(result, submix + 2, last));
  CHECK(same_worlds(result, submix + 4, outer));
  for (std::size_t k = 0; k < submixes.size(); ++k)
    CHECK_FALSE(same_worlds(result, submix + k, whole));
}

// The instrument without money stands first, and few of those eligible hear of the others: seen to
// fail when the draws of a call are keyed by the place of its instrument.
TEST_CASE("an instrument without money changes no bit of any sub-mix", "[property]") {
  Scenario scenario = small_scenario();
  add_variant(
      scenario, "mix",
      {make_instrument("skills_training", {{"budget_keur", 0.0}}),
       small_voucher({{"selection", std::string("lottery")}, {"awareness_share", 0.3}}),
       make_instrument("start_up_support", {{"budget_keur", 800.0}, {"awareness_share", 0.3}})});
  Variant const mix = scenario.variants.back();
  for (Submix const& submix : all_submixes(3))
    scenario.variants.push_back(submix_run_of(mix, submix));
  Run const result = run(scenario);
  REQUIRE(result.all_done());
  auto const jobs = [&](std::size_t variant, std::size_t quarter) {
    return result.value(0, "total", "jobs", variant, 0, quarter);
  };
  double moved = 0.0;
  for (std::size_t q = 0; q <= 40; ++q) {
    CHECK(same_bits(jobs(0, q), jobs(2, q)));  // none and it alone
    CHECK(same_bits(jobs(3, q), jobs(5, q)));  // the second alone and with it
    CHECK(same_bits(jobs(4, q), jobs(6, q)));
    CHECK(same_bits(jobs(1, q), jobs(7, q)));  // the mix and the mix without it
    moved += std::abs(jobs(3, q) - jobs(0, q)) + std::abs(jobs(4, q) - jobs(0, q));
  }
  CHECK(moved > 0.0);
}
