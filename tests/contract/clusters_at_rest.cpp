// With every strength of clusters that act at its neutral value nothing reads what they keep: firms
// have the bits of a world without these mechanisms, in the hold and after.
#include <clustress/catch.hpp>

#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

Scenario at_rest(double usual_quality) {
  Scenario scenario = busy_scenario();
  ModelParameters& p = scenario.model;
  p.spillover.niche_spillover = p.spillover.link_spillover = p.spillover.related_level = 0.0;
  p.agglomeration.cluster_niche = 1.0;
  p.organisations.form = OrganisationForm::by_staff;
  p.organisations.offer_quality_exponent = 1.0;
  p.organisations.member_ideas = p.organisations.member_success = 0.0;
  p.organisations.usual_quality = usual_quality;
  return scenario;
}

bool same_firms(World const& a, World const& b) {
  return a.firms.same_firms(b.firms) && a.links.size() == b.links.size();
}

}  // namespace

// What is counted of innovations is spoilt in each quarter, and q_ref differs: no firm notices.
// With β_K on, one does. Seen to fail with β_K at 1e-9.
TEST_CASE("clusters at rest leave firms alone", "[contract]") {
  Arm arm = begin_arm(at_rest(0.55), 1, 1), spoilt = begin_arm(at_rest(0.9), 1, 1);
  REQUIRE(same_firms(arm.world, spoilt.world));
  for (int quarter = 0; quarter < 12; ++quarter) {
    for (NicheState& niche : spoilt.world.niches) niche.innovated = 1e3;
    for (MarketState& market : spoilt.world.markets) market.innovation_rate = 1e-3;
    arm.step();
    spoilt.step();
    REQUIRE(same_firms(arm.world, spoilt.world));
  }
  Scenario awake = at_rest(0.55);
  awake.model.spillover.niche_spillover = 1e-9;
  CHECK_FALSE(same_firms(begin_arm(awake, 1, 1).world, begin_arm(at_rest(0.55), 1, 1).world));
}
