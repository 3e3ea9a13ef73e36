// Direction and size of credit, energy and anchor stresses on a whole region, in paired worlds of
// the real model.
//
// Exact where nothing else differs yet; else paired t-tests over 48 replicates, one-sided, α =
// 0.01: t_{0.99}(47) = 2.41.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>

#include "sim/behaviour/agglomeration.hpp"
#include "sim/statistics/moments.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr std::uint32_t replicates = 48;
constexpr double t_99 = 2.41;

Scenario region() {
  Scenario scenario = small_scenario();
  scenario.simulation.populations = 4;
  scenario.simulation.horizon_quarters = 24;
  scenario.simulation.macro_path = MacroPath::off;
  return scenario;
}

struct Flows {
  double insolvencies = 0, rd = 0, destroyed = 0, jobs = 0, unemployed = 0;
};

Flows flows_of(World const& world) {
  Flows f;
  for (CellState const& cell : world.cells) {
    f.insolvencies += cell.insolvencies;
    f.rd += cell.rd_spending;
    f.destroyed += static_cast<double>(cell.jobs_destroyed);
    f.jobs += static_cast<double>(cell.jobs);
  }
  for (RegionState const& one : world.regions) f.unemployed += one.unemployed;
  return f;
}

double outside_sales(World const& world, std::size_t market) {
  double sum = 0;
  Market const& m = world.economy->markets[market];
  for (std::size_t c = m.cell_begin; c < m.cell_end; ++c) sum += world.cells[c].outside_sales;
  return sum;
}

struct Constrained {
  int both = 0, only_with = 0, only_without = 0;
};

// Firms near their credit limit, of those that live in both worlds.
Constrained constrained_firms(World const& with, World const& without) {
  Constrained n;
  for (std::size_t c = 0; c < with.cells.size(); ++c) {
    Segment const& s = with.firms.segment(CellRow(c));
    for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
      std::size_t const twin = without.firms.find(CellRow(c), with.firms.id[row]);
      if (twin == FirmTable::npos) continue;
      bool const here = with.firms.standing[row].has(Standing::constrained);
      bool const there = without.firms.standing[twin].has(Standing::constrained);
      n.both += here && there ? 1 : 0;
      n.only_with += here && !there ? 1 : 0;
      n.only_without += there && !here ? 1 : 0;
    }
  }
  return n;
}

bool is_above_zero(RunningMoments const& m) {
  return m.mean() > t_99 * m.standard_error();
}
bool is_below_zero(RunningMoments const& m) {
  return m.mean() < -t_99 * m.standard_error();
}

// Steps a disturbed and an undisturbed world of each replicate side by side and calls f(disturbed,
// undisturbed) after each quarter.
template <class F>
void pair_worlds(Scenario const& scenario, int quarters, F&& f) {
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  for (std::uint32_t r = 0; r < replicates; ++r) {
    Arm without = begin_arm(scenario, preparation, 0, 0, r),
        with = begin_arm(scenario, preparation, 0, 1, r);
    while (with.world.now < quarters) {
      without.step();
      with.step();
      f(r, with.world, without.world);
    }
  }
}

}  // namespace

// Credit limits fall by 95 % over two quarters, from quarter 2. Until cash is settled in that
// quarter nothing differs, so whoever was constrained still is, and others join them, before R&D
// and jobs can fall. Sums over the quarters 2 to 9. Firms in debt do little R&D, so it falls by
// some thousandths only, which scarce workers, missing founders and loans refused in the same
// quarter would hide: here founders come as usual, vacancies are filled and no bank lends. Seen to
// fail when the limit is not lowered in settle_cash (no difference at all).
TEST_CASE("a credit crunch constrains firms, cuts R&D and jobs, and raises insolvencies",
          "[statistical][stress]") {
  Scenario scenario = region();
  scenario.model.cycle.founders_on_credit = 0.0;
  scenario.model.banks.bank_loans = 0.0;
  scenario.model.labour.matching_efficiency = 6.0;
  scenario.model.labour.hiring_speed = 0.68;
  add_stress(scenario, "crunch", "credit_crunch",
             {{"severity_percent", 95.0},
              {"start_quarter", std::int64_t{2}},
              {"trough_quarters", std::int64_t{6}}});
  RunningMoments insolvencies, rd, jobs;
  int joined = 0;
  Flows more;
  pair_worlds(scenario, 9, [&](std::uint32_t, World const& with, World const& without) {
    if (with.now <= 1) {
      more = {};
      CHECK(same_state(with, without));
      return;
    }
    Flows const a = flows_of(with), b = flows_of(without);
    if (with.now == 2) {
      Constrained const firms = constrained_firms(with, without);
      CHECK(firms.only_without == 0);
      CHECK(same_bits(a.rd, b.rd));
      joined += firms.only_with;
    }
    more.insolvencies += a.insolvencies - b.insolvencies;
    more.rd += a.rd / b.rd - 1.0;
    more.jobs += a.jobs - b.jobs;
    if (with.now < 9) return;
    insolvencies.add(more.insolvencies);
    rd.add(more.rd / 8.0);
    jobs.add(more.jobs / 8.0);
  });
  INFO("insolvencies " << insolvencies.mean() << " ± " << insolvencies.standard_error() << ", R&D "
                       << rd.mean() << " ± " << rd.standard_error() << ", jobs " << jobs.mean()
                       << " ± " << jobs.standard_error() << ", joined " << joined);
  CHECK(joined > 0);
  CHECK(is_above_zero(insolvencies));
  CHECK(is_below_zero(rd));
  CHECK(is_below_zero(jobs));
}

// Energy is a tenth of sales in industry and nothing in services; its price rises by half at once,
// in quarter 2: 5 % of the sales of industry. The level X* that its outside sales are drawn to
// falls by the share l = 1 − e^{−η θ_E 0.05}, so that those of that quarter fall by exactly κ l X*
// of what the undisturbed world draws from, X + κ (X* − X). After n quarters the gap is l (1 − (1 −
// κ)^n); falling wages help a little and closures do not: within 15 %. Fewer jobs and more
// unemployed in every pair; more insolvencies. Seen to fail without the energy term in the market,
// and with it taken by the region's mean energy share.
TEST_CASE("dearer energy costs energy-intensive sectors sales outside", "[statistical][stress]") {
  Scenario scenario = region();
  scenario.world.sectors[0].energy_share = 0.1;
  scenario.world.sectors[1].energy_share = 0.0;
  scenario.model.banks.bank_loans = 0.0;  // no investment is refused in the same quarter
  add_stress(scenario, "energy", "energy_price_shock",
             {{"severity_percent", 50.0},
              {"start_quarter", std::int64_t{2}},
              {"onset_quarters", std::int64_t{1}},
              {"trough_quarters", std::int64_t{20}}});
  MarketParameters const p;
  double const kappa = p.outside_reversion,
               loss = -std::expm1(-p.sales_elasticity * p.energy_sensitivity * 0.05);
  double const gap_after_12 = -std::log(1.0 - loss * (1.0 - std::pow(1.0 - kappa, 12)));
  double held = 0, sold = 0;  // X*, X of industry without the shock in quarter 1
  RunningMoments insolvencies, gap;
  double more = 0;
  pair_worlds(scenario, 13, [&](std::uint32_t, World const& with, World const& without) {
    Flows const a = flows_of(with), b = flows_of(without);
    double const now = std::log(outside_sales(with, 0) / outside_sales(without, 0));
    if (with.now == 1) {
      more = sold = 0;
      Market const& industry = with.economy->markets[0];
      for (std::size_t c = industry.cell_begin; c < industry.cell_end; ++c)
        sold += without.cells[c].outside_base;
      double const costs =
          p.wage_sensitivity * without.regions[0].log_wage + rent_cost(without, RegionRow(0));
      held = without.markets[0].base_outside * std::exp(-p.sales_elasticity * costs);
    }
    if (with.now == 2) {
      CHECK(std::abs(std::expm1(now) + kappa * loss * held / (sold + kappa * (held - sold))) <
            1e-12);
      CHECK(same_bits(outside_sales(with, 1), outside_sales(without, 1)));
    }
    more += a.insolvencies - b.insolvencies;
    if (with.now < 13) return;
    gap.add(-now);
    insolvencies.add(more);
    CHECK(a.jobs < b.jobs);
    CHECK(a.unemployed > b.unemployed);
  });
  INFO("gap " << gap.mean() << " for " << gap_after_12 << ", insolvencies " << insolvencies.mean());
  CHECK(std::abs(gap.mean() / gap_after_12 - 1.0) < 0.15);
  CHECK(is_above_zero(insolvencies));
}

// The three largest firms of the cluster close at the end of quarter 3: until then nothing differs,
// so jobs are lower, and destroyed jobs higher, by exactly the jobs that those of them have that
// still live without the stress. Their outside sales are missing from quarter 4 on, in every pair.
// Rivals take over local sales and the unemployed find work, so after three years part of the loss
// is made up, not all. Seen to fail when the jobs of leavers are not taken from the cell, and when
// another firm leaves with each.
TEST_CASE("anchor firms take their jobs with them, and the region makes up for part of them",
          "[statistical][stress]") {
  Scenario scenario = region();
  add_stress(scenario, "exit", "anchor_firm_exit",
             {{"severity_firms", std::int64_t{3}},
              {"start_quarter", std::int64_t{3}},
              {"clusters", std::vector<std::string>{"Biotech"}}});
  RunningMoments lost_later, made_up;
  double lost_at_once = 0;
  pair_worlds(scenario, 15, [&](std::uint32_t, World const& with, World const& without) {
    Flows const a = flows_of(with), b = flows_of(without);
    if (with.now == 3) {
      lost_at_once = 0;
      int listed = 0;
      for (AnchorFirm const& firm : without.anchor_firms) {
        if (!without.economy->cell(firm.cell).cluster || ++listed > 3) continue;
        std::size_t const row = without.firms.find(firm.cell, firm.id);
        if (row != FirmTable::npos) lost_at_once += without.firms.jobs[row];
        CHECK(with.firms.find(firm.cell, firm.id) == FirmTable::npos);
      }
      CHECK(lost_at_once > 0);
      CHECK(b.jobs - a.jobs == lost_at_once);
      CHECK(a.destroyed - b.destroyed == lost_at_once);
    }
    if (with.now == 4) CHECK(outside_sales(with, 0) < outside_sales(without, 0));
    if (with.now < 15) return;
    lost_later.add(b.jobs - a.jobs);
    made_up.add(lost_at_once - (b.jobs - a.jobs));
  });
  INFO("jobs lost after three years " << lost_later.mean() << ", made up " << made_up.mean());
  CHECK(is_above_zero(lost_later));
  CHECK(is_above_zero(made_up));
}
