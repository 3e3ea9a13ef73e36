// Direction and size of what stresses and money do to a whole region, in paired worlds of the real
// model.
#include <clustress/catch.hpp>
#include <cmath>

#include "sim/statistics/intervals.hpp"
#include "sim/statistics/moments.hpp"
#include "tests/support/paired_arms.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr int replicates = 12;

Scenario undisturbed_region(int quarters) {
  Scenario scenario = small_scenario();
  scenario.simulation.populations = 4;
  scenario.simulation.horizon_quarters = quarters;
  scenario.simulation.macro_path = MacroPath::off;
  return scenario;
}

}  // namespace

// Severity 6 %: onset of two quarters from quarter 3, trough quarters 4 to 8. The direct fall is 6
// % times the cyclicality of the sectors, about 0.95 on average by sales; falling incomes add,
// falling wages take away. Evidence: GVA falls by 0.7 to 1.6 times the severity at the trough.
// Unemployment rises in every pair. Seen to fail when the stress bends outside or local demand
// only.
TEST_CASE("a recession lowers value added by about its severity and raises unemployment",
          "[statistical][stress]") {
  Scenario scenario = undisturbed_region(8);
  add_stress(scenario, "recession", "demand_recession",
             {{"severity_percent", 6.0},
              {"start_quarter", std::int64_t{3}},
              {"onset_quarters", std::int64_t{2}},
              {"trough_quarters", std::int64_t{4}}});
  Run const outcomes = run(scenario, replicates, 2);
  RunningMoments fall, outside;
  for (std::size_t r = 0; r < replicates; ++r) {
    CHECK(outcomes.value(r, "total", "sales", 0, 1, 2) ==
          outcomes.value(r, "total", "sales", 0, 0, 2));  // not before it starts
    fall.add(1.0 - outcomes.value(r, "total", "sales", 0, 1, 8) /
                       outcomes.value(r, "total", "sales", 0, 0, 8));
    outside.add(1.0 - outcomes.value(r, "total", "outside_sales", 0, 1, 8) /
                          outcomes.value(r, "total", "outside_sales", 0, 0, 8));
    CHECK(outcomes.value(r, "region", "unemployment_rate", 0, 1, 8) >
          outcomes.value(r, "region", "unemployment_rate", 0, 0, 8));
  }
  INFO("fall at the trough: value added " << fall.mean() << " ± " << fall.standard_error()
                                          << ", outside sales " << outside.mean());
  CHECK(fall.mean() - 2.0 * fall.standard_error() > 0.7 * 0.06);
  CHECK(fall.mean() + 2.0 * fall.standard_error() < 1.6 * 0.06);
  // sales outside fall by their own path, not by what happens at home
  CHECK(outside.mean() > 0.7 * 0.06);
  CHECK(outside.mean() < 1.6 * 0.06);
}

// Entry follows demand, and a smaller mean can only lower the Poisson quantile of the same uniform.
// Trough from quarter 2 to 9; with an elasticity of 1 and demand down by some 6 % entries fall by 3
// to 12 %. Seen to fail with the elasticity at 0. The demand gap, 6 % at first and less as what is
// usual follows, keeps away e^{1.5 g} of those who are left: another 3 to 9 %.
TEST_CASE("fewer firms enter in a recession", "[statistical][stress]") {
  Scenario scenario = undisturbed_region(9);
  scenario.model.entry.crowding_entry = 0.0;  // as many firms for less demand keep away more
  add_stress(scenario, "recession", "demand_recession",
             {{"severity_percent", 6.0},
              {"start_quarter", std::int64_t{1}},
              {"trough_quarters", std::int64_t{8}}});
  auto const left = [&](double entry_gap) {
    scenario.model.cycle.entry_gap = entry_gap;
    Run const outcomes = run(scenario, replicates, 2);
    double with = 0, without = 0;
    for (std::size_t r = 0; r < replicates; ++r) {
      for (std::size_t q = 2; q <= 9; ++q) {
        double const own = outcomes.value(r, "total", "entries", 0, 1, q),
                     undisturbed = outcomes.value(r, "total", "entries", 0, 0, q);
        REQUIRE(own <= undisturbed);
        with += own;
        without += undisturbed;
      }
    }
    return with / without;
  };
  double const by_demand = left(0.0), discouraged = left(1.5);
  CHECK(by_demand < 0.97);
  CHECK(by_demand > 0.88);
  CHECK(discouraged < 0.97 * by_demand);
  CHECK(discouraged > 0.91 * by_demand);
}

// Money R to households in quarter 1 (administration is income too) raises spending by s R at the
// end of the quarter, exactly, as nothing else differs yet; local demand of quarter 2 rises by Σ D0
// x c s R/Ỹ0. Over the following years Σ s (1 − s)^k = 1: the whole share c D0/Ỹ0 of the money has
// been spent, times what second-round incomes add: more than 1, and less than the geometric sum
// 1/(1 − c D0/Ỹ0) that would come if all local sales became income of residents here; the
// mean of 16 pairs, one-sided α = 0.005 each: t(15) = 2.95. Seen to fail when the income is booked
// twice or not at all.
TEST_CASE("the demand programme raises local demand by its money times the share spent locally",
          "[statistical][demand]") {
  Scenario scenario = undisturbed_region(24);
  double const money = 2'000.0;
  add_variant(scenario, "demand",
              {make_instrument("household_transfer",
                               {{"budget_keur", money}, {"duration_quarters", std::int64_t{1}}})});
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  DemandParameters const p;
  RunningMoments times;  // what local demand rises by over six years, over the share of the money
  RunningMoments mean_share;
  for (std::uint32_t r = 0; r < 16; ++r) {
    PairedArms pair(scenario, preparation, 1, r);
    World const &with = pair.with.world, &without = pair.without.world;
    pair.step();
    double const paid = (with.regions[0].spending - without.regions[0].spending) / p.smoothing;
    CHECK(std::abs(paid / money - 1.0) <
          1e-6);  // to the cents that cannot be split with their administration
    double share = 0;
    for (MarketState const& market : with.markets)
      share += market.base_demand / with.regions[0].base_spending;
    mean_share.add(share);
    auto const extra_demand = [&] {
      double sum = 0;
      for (std::size_t m = 0; m < with.markets.size(); ++m)
        sum += with.markets[m].local_demand - without.markets[m].local_demand;
      return sum;
    };
    pair.step();
    double total = extra_demand();
    CHECK(std::abs(total / (money * p.income_share * p.smoothing * share) - 1.0) < 1e-6);
    while (with.now < 24) {
      pair.step();
      total += extra_demand();
    }
    times.add(total / (money * p.income_share * share));
  }
  INFO("share " << mean_share.mean() << "; local demand rises by " << times.mean() << " ± "
                << times.standard_error() << " times its share of the money");
  CHECK(times.mean() - 1.0 > 2.95 * times.standard_error());
  CHECK(1.0 / (1.0 - p.income_share * mean_share.mean()) - times.mean() >
        2.95 * times.standard_error());
}

// 20,000 kEUR in a year, given to residents or used to buy from firms here: over six years a
// purchase adds more value than the same money for residents, who spend a part, slowly, by a paired
// t-test, one-sided α = 0.005, t(31) = 2.74, and adds what regional spending does, 0.9 to 1.8 an
// EUR (Chodorow-Reich 2019, less what a small region leaks). Seen to fail when purchases are booked
// but not added to demand.
TEST_CASE("a purchase from firms adds more value than the same money for households",
          "[statistical][demand]") {
  Scenario scenario = undisturbed_region(24);
  double const money = 20'000.0;
  Settings const terms = {{"budget_keur", money}, {"duration_quarters", std::int64_t{4}}};
  add_variant(scenario, "income", {make_instrument("household_transfer", terms)});
  add_variant(scenario, "purchase", {make_instrument("public_purchase", terms)});
  Run const outcomes = run(scenario, 32, 2);
  RunningMoments purchase, beyond;
  for (std::size_t r = 0; r < 32; ++r) {
    double added[3] = {};
    for (std::size_t q = 1; q <= 24; ++q) {
      for (std::size_t v : {1U, 2U})
        added[v] += outcomes.value(r, "total", "value_added_delta", v, 0, q) / money;
    }
    purchase.add(added[2]);
    beyond.add(added[2] - added[1]);
  }
  INFO("a purchase adds " << purchase.mean() << " ± " << purchase.standard_error() << ", that is "
                          << beyond.mean() << " ± " << beyond.standard_error()
                          << " more than income");
  CHECK(beyond.mean() > 2.74 * beyond.standard_error());
  CHECK(purchase.mean() > 0.9);
  CHECK(purchase.mean() < 1.8);
}

// The same programme, paid from outside or by a levy on the region's households: the levy takes as
// much income as the programme costs, so jobs are lower by a paired t-test, one-sided α = 0.01
// (t_{0.99}(11) = 2.72), while the levy runs. With the whole of a `demand` programme levied,
// incomes are what they are without a programme, but for rounding. Seen to fail with the share
// ignored (difference exactly 0).
TEST_CASE("a levy inside the region lowers its jobs", "[statistical][demand]") {
  Scenario scenario = undisturbed_region(8);
  Settings const money = {{"budget_keur", 4'000.0}, {"duration_quarters", std::int64_t{8}}};
  add_variant(scenario, "from outside", {make_instrument("household_transfer", money)});
  add_variant(scenario, "levied", {make_instrument("household_transfer", money)});
  scenario.variants.back().financed_inside_share = 1.0;
  Run const outcomes = run(scenario, replicates, 2);
  RunningMoments jobs, spending;
  for (std::size_t r = 0; r < replicates; ++r) {
    jobs.add(outcomes.value(r, "total", "jobs", 2, 0, 8) -
             outcomes.value(r, "total", "jobs", 1, 0, 8));
    double const levied = outcomes.value(r, "region", "household_spending", 2, 0, 8);
    spending.add(levied - outcomes.value(r, "region", "household_spending", 1, 0, 8));
    CHECK(std::abs(levied / outcomes.value(r, "region", "household_spending", 0, 0, 8) - 1.0) <
          1e-6);
  }
  INFO("jobs " << jobs.mean() << " ± " << jobs.standard_error() << ", spending "
               << spending.mean());
  CHECK(spending.mean() < 0.0);
  CHECK(jobs.mean() < -2.72 * jobs.standard_error());
}

// The real model, all feedback on, high outside share: a gain given to every second tradable firm.
// The direct test against competing with the regional mean, which would make rivals lose about as
// much as beneficiaries gain within the first years. Here rivals lose through wages only: outside
// sales of the region's tradable sector rise in every pair, and in the first two years rivals lose
// less than a quarter of what beneficiaries gain. Local sales, in contrast, are zero-sum: all that
// is sold at home moves by exactly what second-round incomes add to demand, residents spend no more
// than was sold more, and most of what beneficiaries gain there others lose.
TEST_CASE("a grant to tradable firms is not zero-sum inside the region", "[statistical][grant]") {
  Scenario const scenario = undisturbed_region(8);
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  for (std::uint32_t r = 0; r < 4; ++r) {
    Arm without = begin_arm(scenario, preparation, 0, 0, r),
        with = begin_arm(scenario, preparation, 0, 0, r);
    // Sector "industry", outside share 0.7: cells of market 0. Every second firm by id.
    Market const& market = preparation->economy->markets[0];
    auto const spending = [](World const& world) {
      double sum = 0;
      for (RegionState const& region : world.regions) sum += region.spending;
      return sum;
    };
    auto const sales = [](World const& world) {
      double sum = 0;
      for (RegionState const& region : world.regions) sum += region.account.sales();
      return sum;
    };
    auto const is_granted = [](FirmId id) { return to_number(id) % 2 == 0; };
    for (std::size_t c = market.cell_begin; c < market.cell_end; ++c) {
      Segment const& s = with.world.firms.segment(CellRow(c));
      for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
        if (is_granted(with.world.firms.id[row])) with.world.firms.productivity[row] += 0.1;
      }
    }
    without.step_until(8);
    with.step_until(8);
    struct Sums {
      double outside[2] = {0, 0}, local[2] = {0, 0}, cleared = 0;
    };
    auto const sums = [&](World const& world) {
      Sums result;
      for (std::size_t c = market.cell_begin; c < market.cell_end; ++c) {
        Segment const& s = world.firms.segment(CellRow(c));
        result.cleared += world.cells[c].local_sales;
        for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
          if (world.firms.founded[row] > 0) continue;  // the firms that were there
          std::size_t const group = is_granted(world.firms.id[row]) ? 0 : 1;
          result.outside[group] += world.firms.outside_sales[row];
          result.local[group] += world.firms.local_sales[row];
        }
      }
      return result;
    };
    Sums const a = sums(with.world), b = sums(without.world);
    double const gained = a.outside[0] - b.outside[0], lost = b.outside[1] - a.outside[1];
    double const local_gain = a.local[0] - b.local[0], local_loss = b.local[1] - a.local[1];
    INFO("replicate " << r << ": outside +" << gained << " −" << lost << ", local +" << local_gain
                      << " −" << local_loss);
    CHECK(gained > 0.0);
    CHECK(lost < 0.25 * gained);
    CHECK(local_gain > 0.0);
    double const demand =
        with.world.markets[0].local_demand - without.world.markets[0].local_demand;
    CHECK(std::abs(a.cleared - b.cleared - demand) < 1e-12 * b.cleared);
    CHECK(demand > 0.0);
    // No more than what firms sell more, here and outside, can have become income that is spent.
    CHECK(spending(with.world) - spending(without.world) <
          sales(with.world) - sales(without.world));
    CHECK(local_loss > 0.5 * local_gain);
  }
}
