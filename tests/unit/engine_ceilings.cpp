// What could be asked for of an instrument at all, against counts by another way.
#include <clustress/catch.hpp>

#include "sim/engine/ceilings.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

Scenario grants(double budget_keur, Settings settings = {}) {
  Scenario scenario = small_scenario();
  scenario.simulation.horizon_quarters = 12;
  scenario.model.entry.would_be_founders = 3.0;  // enough of them in a small region
  scenario.model.entry.asks_without_need = 1.0;
  settings.emplace_back("budget_keur", budget_keur);
  settings.emplace_back("duration_quarters", std::int64_t{8});
  add_variant(scenario, "grants", {make_instrument("start_up_support", settings)});
  return scenario;
}

}  // namespace

// With money without end in a run, first year: the quarter of the first call sees the same world,
// and so the same applicants; later ones a world with a few more firms. Requests a year agree
// within a tenth. Seen to fail when one quarter is counted.
TEST_CASE("what could be asked for is what is asked for when money has no end", "[study]") {
  Scenario const rich = grants(1e6);
  std::vector<Ceiling> const ceilings = ceilings_of(rich);
  REQUIRE(ceilings.size() == 1);
  Ceiling const& c = ceilings[0];
  Arm arm = begin_arm(rich, 1);
  arm.step_until(4);
  auto const applied = static_cast<double>(arm.world.office.counts[0].applications);
  INFO(applied << " applications, " << c.requests << " counted");
  CHECK(applied > 10);
  CHECK(std::abs(c.requests - applied) < 0.1 * applied);
  CHECK(c.most_keur == Approx(2.0 * c.requests * c.mean_keur));  // eight quarters
  CHECK(c.is_exceeded());
  CHECK_FALSE(ceilings_of(grants(0.5 * c.most_keur))[0].is_exceeded());
}

// Who does not know of a call does not ask; money that is given without asking has no ceiling. Seen
// to fail when candidates are counted for applicants.
TEST_CASE("half of those who know ask half as often, and gifts are not asked for", "[study]") {
  auto const requests = [](double awareness) {
    return ceilings_of(grants(1000, {{"awareness_share", awareness}}))[0].requests;
  };
  double const all = requests(1.0), half = requests(0.5);
  CHECK(half < 0.75 * all);
  CHECK(half > 0.25 * all);
  Scenario gift = small_scenario();
  add_variant(gift, "gift", {make_instrument("transfer", {{"budget_keur", 100.0}})});
  CHECK(ceilings_of(gift).empty());
}
