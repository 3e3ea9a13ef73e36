// What the effects warn of, on hand-made results: one cause a test.
#include <algorithm>
#include <clustress/catch.hpp>

#include "analysis/effects.hpp"
#include "analysis/render/report_text.hpp"
#include "sim/core/errors.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
using clustress::test::HandMadeResult;

namespace {

bool warns(Effects const& e, std::string const& text) {
  return std::any_of(e.warnings.begin(), e.warnings.end(), [&](std::string const& warning) {
    return warning.find(text) != std::string::npos;
  });
}

// Four replicates of a programme and a reference; 100 kEUR released and paid by each.
HandMadeResult with_money() {
  HandMadeResult result({"none", "vouchers", "transfer"}, {"undisturbed"}, 4, 2);
  result.make("instrument", "released_cents", 2);
  for (std::size_t r = 0; r < 4; ++r) {
    for (std::size_t v : {1, 2}) {
      result.value("instrument", "released_cents", v, 0, r, 1) = 100.0 * 100'000.0;
      result.pay(v, 0, r, 1, 100.0);
      result.jobs(v, 0, r, 1) = static_cast<double>(r + 1);
    }
  }
  return result;
}

}  // namespace

TEST_CASE("fewer than eight replicates are warned of", "[analysis]") {
  CHECK(warns(build_effects(HandMadeResult({"none", "a"}, {"undisturbed"}, 7, 2).view),
              "7 replicates only"));
  CHECK_FALSE(warns(build_effects(HandMadeResult({"none", "a"}, {"undisturbed"}, 8, 2).view),
                    "replicates only"));
}

// Seen to fail: `8 kEUR` of 400 stood beside 393 kEUR of a reference, "the same money".
TEST_CASE("a budget that found no use is named, and is not the same money", "[analysis]") {
  HandMadeResult result = with_money();
  Effects const spent = build_effects(result.view);
  CHECK(spent.programmes[0].unused_share() == 0.0);
  CHECK_FALSE(warns(spent, "found no use"));
  CHECK(effects_table(spent).find("the same money simply spent") != std::string::npos);
  for (std::size_t r = 0; r < 4; ++r)
    result.value("instrument", "released_cents", 1, 0, r, 1) = 400.0 * 100'000.0;
  CHECK(build_effects(result.view).programmes[0].unused_share() == Approx(0.75));
  CHECK(warns(build_effects(result.view), "vouchers, undisturbed: only 100 of the 400 kEUR"));
  for (std::size_t r = 0; r < 4; ++r) result.pay(2, 0, r, 1, 10.0);
  CHECK(effects_table(build_effects(result.view)).find("the same money") == std::string::npos);
}

// Net jobs 4 in each world at 15 kEUR each would do for 60 kEUR, not for 60 and 10 that are owed.
// A reserve for guarantees is not owed: most of it is never called.
// 50 of 100 kEUR are paid; of 10 awards 4 lapse, all that applied have one. Guarantees that were
// held and are free again are no warning.
TEST_CASE("why money found no use is told, and a guarantee that came back was used", "[analysis]") {
  HandMadeResult result = with_money();
  for (char const* name : {"applications", "awards", "projects_unused"})
    result.make("instrument", name, 2);
  for (std::size_t r = 0; r < 4; ++r) {
    result.pay(1, 0, r, 1, -50.0);
    result.value("instrument", "applications", 1, 0, r, 1) = 10.0;
    result.value("instrument", "awards", 1, 0, r, 1) = 10.0;
    result.value("instrument", "projects_unused", 1, 0, r, 1) = 4.0;
  }
  Effects const lapsed = build_effects(result.view);
  CHECK(lapsed.programmes[0].unused_share() == Approx(0.5));
  CHECK(warns(lapsed,
              "only 50.0 of the 100 kEUR released were used; 50 % found no use (40 of 100 "
              "awards lapsed"));
  CHECK(warns(lapsed, "too few applied: 10.0 a world, and all were given an award"));
  for (std::size_t r = 0; r < 4; ++r) {
    result.value("instrument", "committed_cents", 1, 0, r, 0) = 45.0 * 100'000.0;
    result.value("instrument", "guarantee_reserve_cents", 1, 0, r, 0) = 45.0 * 100'000.0;
    result.pay(1, 0, r, 0, 50.0);
    result.pay(1, 0, r, 1, -50.0);
  }
  // Seen to fail when what came back counts as without use.
  Effects const held = build_effects(result.view);
  CHECK(held.programmes[0].came_back_keur.value == Approx(45.0));
  CHECK(held.programmes[0].unused_share() == Approx(0.05));
  CHECK_FALSE(warns(held, "found no use"));
  std::string const money = effects_table(held, false, Accounts::first_stress, "money");
  CHECK(money.find("MONEY") != std::string::npos);
  CHECK(money.find("EFFECTS") == std::string::npos);
}

TEST_CASE("what is promised and not paid is said, and counts against the target", "[analysis]") {
  HandMadeResult result({"none", "a"}, {"undisturbed"}, 4, 2);
  result.make("instrument", "guarantee_reserve_cents", 2);
  result.view.target_price_keur_per_job = 15.0;
  for (std::size_t r = 0; r < 4; ++r) {
    result.jobs(1, 0, r, 1) = 4.0;
    result.value("instrument", "committed_cents", 1, 0, r, 1) = 70.0 * 100'000.0;
    result.value("instrument", "guarantee_reserve_cents", 1, 0, r, 1) = 60.0 * 100'000.0;
  }
  Effects e = build_effects(result.view);
  CHECK(e.programmes[0].owed_keur.value == 10.0);
  CHECK(e.programmes[0].cost_per_job.reading == CostReading::not_yet_paid);
  CHECK(e.programmes[0].passing.value == 1.0);
  CHECK(warns(e, "a, undisturbed: 10.0 kEUR are promised and not paid by the end"));
  CHECK(effects_table(e).find("none spent") == std::string::npos);
  for (std::size_t r = 0; r < 4; ++r) result.pay(1, 0, r, 1, 60.0);
  CHECK(build_effects(result.view).programmes[0].passing.value == 0.0);
}

TEST_CASE("a reference that fails is left out, its worlds do not count", "[analysis]") {
  HandMadeResult result = with_money();
  for (std::size_t r = 0; r < 4; ++r) result.view.status[2 * 4 + r] = WorldStatus::failed;
  Effects const e = build_effects(result.view);
  REQUIRE(e.programmes.size() == 1);
  CHECK(e.programmes[0].variant == "vouchers");
  CHECK(test::section_of(e.programmes[0], "references") == nullptr);
  CHECK(e.replicates_used == 4);
  CHECK(e.worlds_failed == 0);
  CHECK(warns(e, "transfer: 4 worlds failed, so it is left out"));
}

TEST_CASE("a complete result without a usable replicate is not told to go on", "[analysis]") {
  HandMadeResult result({"none", "a"}, {"undisturbed"}, 2, 2);
  for (std::size_t r = 0; r < 2; ++r) result.view.status[2 + r] = WorldStatus::failed;
  EffectOptions options;
  options.allow_failed = true;
  CHECK_THROWS_WITH(build_effects(result.view, options),
                    Catch::Contains("every replicate has a failed world"));
  result.view.complete = false;
  CHECK_THROWS_WITH(build_effects(result.view, options), Catch::Contains("let the run go on"));
}

TEST_CASE("a stress that changes nothing is named", "[analysis]") {
  HandMadeResult result({"none", "a"}, {"undisturbed", "recession"}, 2, 3);
  CHECK(warns(build_effects(result.view), "recession: the stress did not act in any world"));
  result.jobs(1, 1, 1, 2) = -1.0;  // one world, with the programme, at the end
  CHECK_FALSE(warns(build_effects(result.view), "did not act"));
}
