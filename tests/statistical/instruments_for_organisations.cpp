// Money for cluster organisations: staff and quality first, then services to members.
#include <clustress/catch.hpp>
#include <cmath>

#include "sim/behaviour/membership.hpp"
#include "sim/statistics/moments.hpp"
#include "tests/support/paired_arms.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr std::uint32_t replicates = 8;

Scenario scenario_with(std::string const& kind, Settings settings) {
  Scenario scenario = small_scenario();
  scenario.simulation.populations = 4;
  scenario.simulation.macro_path = MacroPath::off;
  scenario.world.clusters[0].member_share = 0.5;
  scenario.model.organisations.turnover = 0.0;  // the same managers in both worlds
  settings.insert(settings.begin(), {"budget_keur", 1'200.0});
  add_variant(scenario, kind, {make_instrument(kind, settings)});
  return scenario;
}

}  // namespace

// What staff is paid more adds up to the budget less administration, 1,200/1.08 = 1,111 kEUR, and
// to what members pay more in fees (a better offer draws more of them), less what is left in the
// end; to the few cents that a quarter's money cannot be split. Staff is higher in every quarter of
// the first three years, services are more, and members gain. Seen to fail when the money does not
// reach the organisation, and when it stays there.
TEST_CASE("funding an organisation becomes staff, and staff becomes services",
          "[statistical][instruments]") {
  Scenario const scenario =
      scenario_with("cluster_organisation_funding",
                    {{"duration_quarters", std::int64_t{8}}, {"administration_share", 0.08}});
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  RunningMoments wages, services, gain;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    PairedArms pair(scenario, preparation, 1, r);
    double paid = 0, fees = 0, served = 0, gained = 0;
    while (pair.with.world.now < 40) {
      pair.step();
      ClusterState const &a = pair.with.world.clusters[0], &b = pair.without.world.clusters[0];
      if (pair.with.world.now <= 12) REQUIRE(a.staff > b.staff);
      paid += scenario.model.organisations.staff_cost_keur * (a.staff - b.staff);
      fees += fee_per_job(pair.with.world, 0) * static_cast<double>(a.member_jobs - b.member_jobs);
      served += static_cast<double>(a.services - b.services);
      if (pair.with.world.now > 8) continue;
      gained += pair.total_gain([](World const& world, std::size_t row) {
        return world.firms.standing[row].has(Standing::member)
                   ? static_cast<double>(world.firms.assignment_gain[row])
                   : 0.0;
      });
    }
    double const left =
        pair.with.world.clusters[0].balance_keur - pair.without.world.clusters[0].balance_keur;
    CHECK(std::abs(paid - (1'200.0 / 1.08 + fees - left)) < 0.01);
    CHECK(fees > 0.0);
    wages.add(paid);
    services.add(served);
    gain.add(gained);
  }
  INFO("wages " << wages.mean() << " ± " << wages.standard_error() << ", services +"
                << services.mean() << " ± " << services.standard_error() << ", gains "
                << gain.mean() << " ± " << gain.standard_error());
  // One-sided t-test, α = 0.001: t(7) = 4.79.
  CHECK(services.mean() > 4.79 * services.standard_error());
  CHECK(services.mean() > 0);
  CHECK(gain.mean() > 4.79 * gain.standard_error());
}

// A round closes the share c of the gap to 1: q = 1 − (1 − c)(1 − q0) in its quarter, then learning
// leads back to the usual quality. Turnover is off, so the usual quality is q0: q − q0 falls by 1 −
// λ a quarter, exactly. With more quality members gain more by as many services. Seen to fail with
// rounds every quarter, and with a gap closed to the usual quality.
TEST_CASE("training an organisation's management raises quality, and quality what services bring",
          "[statistical][instruments]") {
  double const closed = 0.4;
  Scenario scenario =
      scenario_with("management_excellence", {{"duration_quarters", std::int64_t{4}},
                                              {"gap_closed_share", closed},
                                              {"rounds_every_quarters", std::int64_t{4}}});
  scenario.model.organisations.services_per_staff = 20.0;
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  RunningMoments gain;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    PairedArms pair(scenario, preparation, 1, r);
    double const base = pair.without.world.clusters[0].mean_quality();
    double lead = closed * (1.0 - base), gained = 0;
    for (int q = 1; q <= 16; ++q) {
      pair.step();
      lead *= 1.0 - scenario.model.organisations.learning;  // learning follows in the same quarter
      ClusterState const &a = pair.with.world.clusters[0], &b = pair.without.world.clusters[0];
      REQUIRE(std::abs(a.mean_quality() - b.mean_quality() - lead) < 1e-9);
      if (q > 8) continue;
      gained += pair.total_gain([](World const& world, std::size_t row) {
        return world.firms.standing[row].has(Standing::member)
                   ? static_cast<double>(world.firms.assignment_gain[row])
                   : 0.0;
      });
    }
    gain.add(gained);
  }
  INFO("gains +" << gain.mean() << " ± " << gain.standard_error());
  CHECK(gain.mean() > 4.79 * gain.standard_error());
  CHECK(gain.mean() > 0);
}

// Rounds come once in so many quarters, the weakest organisation first, while money lasts: with
// money for one round two organisations of unequal quality share nothing, the weaker is trained.
// Seen to fail with the stronger first.
TEST_CASE("the weakest organisation is trained first", "[statistical][instruments]") {
  Scenario scenario =
      scenario_with("management_excellence", {{"duration_quarters", std::int64_t{1}},
                                              {"round_cost_keur", 700.0},
                                              {"gap_closed_share", 0.5},
                                              {"administration_share", 0.0}});
  ClusterFacts second = scenario.world.clusters[0];
  second.name = "Logistics";
  second.sector_weight = {{"services", 1.0}};
  second.organisation_quality = 0.3;
  scenario.world.clusters.push_back(second);
  Arm arm = begin_arm(scenario, 1);
  double const strong = arm.world.clusters[0].mean_quality(),
               weak = arm.world.clusters[1].mean_quality();
  REQUIRE(weak < strong);
  arm.step();
  CHECK(arm.world.clusters[1].mean_quality() > weak + 0.3);
  CHECK(std::abs(arm.world.clusters[0].mean_quality() - strong) < 1e-9);
}

// Two organisations of the same quality and money for one round: who is trained does not depend on
// the order in the file. Seen to fail with a sort by quality alone.
TEST_CASE("among equal organisations who is trained does not depend on the order in the file",
          "[statistical][instruments]") {
  std::vector<std::string> trained;
  for (bool const swapped : {false, true}) {
    Scenario scenario =
        scenario_with("management_excellence", {{"duration_quarters", std::int64_t{1}},
                                                {"round_cost_keur", 700.0},
                                                {"gap_closed_share", 0.5},
                                                {"administration_share", 0.0}});
    // quality is the fact
    scenario.model.organisations.turnover = scenario.model.organisations.learning = 0.0;
    ClusterFacts second = scenario.world.clusters[0];
    second.name = "Logistics";
    second.sector_weight = {{"services", 1.0}};
    scenario.world.clusters.push_back(second);
    if (swapped) std::swap(scenario.world.clusters[0], scenario.world.clusters[1]);
    Arm arm = begin_arm(scenario, 1);
    REQUIRE(arm.world.clusters[0].mean_quality() == arm.world.clusters[1].mean_quality());
    arm.step();
    bool const is_first =
        arm.world.clusters[0].mean_quality() > arm.world.clusters[1].mean_quality();
    REQUIRE(arm.world.clusters[0].mean_quality() != arm.world.clusters[1].mean_quality());
    trained.push_back(scenario.world.clusters[is_first ? 0 : 1].name);
  }
  CHECK(trained[0] == trained[1]);
}
