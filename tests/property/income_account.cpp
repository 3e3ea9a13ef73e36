// Incomes close: what firms book is what somebody receives, in every region, quarter, arm and
// stress. The world itself refuses a quarter whose account is open (behaviour/account.cpp).
#include <array>
#include <clustress/catch.hpp>
#include <cmath>

#include "sim/model/mechanisms.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// All that moves money, in two regions with commuters: guarantees, of which some are called, grants
// to founders, projects, organisations and their training, cash, incomes, purchases, a levy, staff
// on short-time work.
Scenario everything() {
  WorldFacts facts = two_region_facts();
  for (SectorFacts& sector : facts.sectors) sector.energy_share = 0.05;
  for (RegionFacts& region : facts.regions) region.hoarding = region.short_time = 0.6;
  Scenario scenario = small_scenario(facts);
  scenario.simulation.horizon_quarters = 28;
  scenario.model.banks.equipment_value = 0.5;
  Settings const money = {{"budget_keur", 2000.0},
                          {"duration_quarters", std::int64_t{8}},
                          {"awareness_share", 1.0},
                          {"self_selection", 0.0}};
  auto const make = [&](char const* kind, Settings const& more = {}) {
    Settings all = money;
    all.insert(all.end(), more.begin(), more.end());
    return make_instrument(kind, all);
  };
  std::string const name = "name", founders = "founders", relief = "relief";
  add_variant(scenario, "loans",
              {make("access_to_finance", {{"windfall_share", 1.0}}),
               make("access_to_finance", {{"borrowers", founders}, {name, founders}}),
               make("access_to_finance", {{"purpose", std::string("liquidity")}, {name, relief}})},
              {"Leipzig", "Halle"});
  add_variant(scenario, "grants",
              {make("start_up_support"), make("innovation_voucher"),
               make("cluster_organisation_funding"), make("management_excellence")},
              {"Leipzig"});
  add_variant(scenario, "spending",
              {make("transfer"), make("household_transfer"), make("public_purchase")},
              {"Leipzig", "Halle"});
  for (Variant& variant : scenario.variants) variant.financed_inside_share = 0.4;
  auto const stress = [&](char const* kind, Settings settings) {
    settings.emplace_back("start_quarter", std::int64_t{3});
    add_stress(scenario, kind, kind, settings);
  };
  stress("demand_recession", {{"severity_percent", 9.0}});
  stress("credit_crunch", {{"severity_percent", 100.0}});
  stress("energy_price_shock", {{"severity_percent", 100.0}});
  stress("anchor_firm_exit", {{"severity_firms", std::int64_t{2}}});
  return scenario;
}

// Largest payment of each kind, over all that was looked at.
struct Largest {
  std::array<double, payment_kinds> keur{};

  static void observe(void* context, StepPhase phase, World const& world) {
    if (phase != StepPhase::settlement) return;
    auto& largest = *static_cast<Largest*>(context);
    for (RegionState const& region : world.regions) {
      for (std::size_t k = 0; k < payment_kinds; ++k)
        largest.keur[k] =
            std::max(largest.keur[k], std::abs(region.account.of(static_cast<Payment>(k))));
    }
  }
};

std::string open_line(World const& world) {
  for (MechanismFunction const function : mechanism_catalogue()) {
    if (function().name == "income account") return function().fault(world);
  }
  throw std::logic_error("there is no income account");
}

}  // namespace

// Seen to fail when running costs of exports leave the cash unbooked, when residents earn a full
// wage for a founder's draw, when rents are booked at the cost of energy, when money reaches
// organisations unbooked, and when providers earn support as their project starts.
TEST_CASE("what firms sell is what they pay, in every region, quarter, arm and stress",
          "[property][incomes]") {
  Run const result = run(everything(), 2);
  REQUIRE(result.all_done());
  std::size_t const regions = 2;
  double moved = 0;
  for (std::size_t r = 0; r < 2; ++r) {
    for (std::size_t v = 0; v < result.layout.variants.size(); ++v) {
      for (std::size_t s = 0; s < result.layout.stresses.size(); ++s) {
        for (std::size_t q = 0; q < result.layout.quarters; ++q) {
          for (std::size_t place = 0; place < regions; ++place) {
            auto const of = [&](char const* name, std::size_t variant) {
              return result.value(r, "region", name, variant, s, q, place);
            };
            auto const used = [&](std::size_t variant) {
              return of("wages_paid", variant) + of("founders_draw", variant) +
                     of("overhead_paid", variant) + of("extra_energy_paid", variant) +
                     of("extra_rents_paid", variant) + of("margin", variant);
            };
            double const sales = of("sales", v);
            INFO(result.layout.variants[v] << ", " << result.layout.stresses[s] << ", quarter " << q
                                           << ", region " << place);
            REQUIRE(std::abs(used(v) - sales) <= 1e-9 * sales);
            // so the differences between the arms close too
            double const gained = sales - of("sales", 0);
            REQUIRE(std::abs(used(v) - used(0) - gained) <= 1e-9 * sales);
            moved = std::max(moved, std::abs(gained));
          }
        }
      }
    }
  }
  CHECK(moved > 100.0);
}

// Each kind of payment occurs, and a booking of any kind that has no other side in what firms,
// organisations, residents or the programme keep by themselves opens a line.
TEST_CASE("a wrong booking of any kind opens the account", "[property][incomes]") {
  Scenario const scenario = everything();
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  Largest largest;
  World last;
  for (std::size_t variant = 1; variant < scenario.variants.size(); ++variant) {
    for (std::size_t stress = 0; stress < scenario.stresses.size(); ++stress) {
      Arm arm = begin_arm(scenario, preparation, variant, stress);
      while (arm.world.now < 28) arm.step(Largest::observe, &largest);
      last = arm.world;
    }
  }
  REQUIRE(open_line(last).empty());
  for (std::size_t k = 0; k < payment_kinds; ++k) {
    auto const payment = static_cast<Payment>(k);
    INFO(kind_of(payment).name);
    CHECK(largest.keur[k] > 0.1);
    World wrong = last;
    wrong.regions[1].account.pay(payment, 0.01);
    CHECK_FALSE(open_line(wrong).empty());
    wrong = last;
    wrong.regions[1].account.pay(payment, 1e-9);
    CHECK(open_line(wrong).empty());
  }
  last.firms.cash[last.firms.segment(CellRow(0)).begin] += 0.01;
  CHECK(open_line(last).empty());  // read when the quarter was settled
}

// Value added at average productivity, from the tables by sector of the same result. Seen to fail
// with one average for all markets.
TEST_CASE("net value added and jobs at average productivity follow from sales by market",
          "[property][incomes]") {
  Run const result = run(everything());
  std::size_t const markets = result.dataset("region_sector", "sales").entries;
  for (std::size_t v = 0; v < result.layout.variants.size(); ++v) {
    for (std::size_t s = 0; s < result.layout.stresses.size(); ++s) {
      for (std::size_t q = 0; q < result.layout.quarters; ++q) {
        double value_added = 0, jobs = 0;
        for (std::size_t m = 0; m < markets; ++m) {
          auto const of = [&](char const* name, std::size_t variant, std::size_t quarter) {
            return result.value(0, "region_sector", name, variant, s, quarter, m);
          };
          double const gained = of("sales", v, q) - of("sales", 0, q);
          value_added += gained;
          jobs += gained / (of("sales", 0, 0) / of("jobs", 0, 0));
        }
        CHECK(result.value(0, "total", "value_added_delta", v, s, q) ==
              Approx(value_added).margin(1e-6));
        CHECK(result.value(0, "total", "jobs_at_average_delta", v, s, q) ==
              Approx(jobs).margin(1e-6));
      }
    }
  }
}
