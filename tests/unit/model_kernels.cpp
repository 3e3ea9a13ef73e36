// Kernels compiled for several instruction sets, against plain loops over the equations: the same
// bits, firm by firm.
//
// The loops here are compiled once, for the baseline processor, and visit one firm at a time. Seen
// to fail when a kernel's multiplication and addition are contracted, and when lanes of a tile are
// summed left to right instead of by eights.
#include <bit>
#include <clustress/catch.hpp>
#include <vector>

#include "sim/behaviour/agglomeration.hpp"
#include "sim/behaviour/banks.hpp"
#include "sim/behaviour/finance.hpp"
#include "sim/behaviour/knowledge.hpp"
#include "sim/behaviour/labour.hpp"
#include "sim/behaviour/market.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/random/sampling.hpp"
#include "sim/world/kernel_sums.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// A world in the middle of quarter 6, with draws for its largest cell, whose last tile is not full.
struct Bench {
  World world;
  Workspace workspace;
  std::vector<Tile> tiles;

  Bench() {
    Arm arm = begin_arm(small_scenario());
    arm.step_until(5);
    world = arm.world;
    workspace = arm.workspace;
    ++world.now;
    world.firms.for_each_tile([&](Tile tile) { tiles.push_back(tile); });
  }
  void draw_for(Tile tile) {
    FirmId const* const id = &world.firms.id[tile.begin];
    draw(world.random, id, tile.size, world.now, Purpose::firm_knowledge,
         workspace.tile.draws.knowledge);
    draw(world.random, id, tile.size, world.now, Purpose::firm_fortune,
         workspace.tile.draws.fortune);
    draw(world.random, id, tile.size, world.now, Purpose::firm_decisions,
         workspace.tile.draws.decisions);
  }
};

void check_same(double a, double b) {
  CHECK(std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b));
}
void check_same(float a, float b) {
  CHECK(std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b));
}

}  // namespace

TEST_CASE("draws of a tile are the field's blocks", "[model]") {
  Bench bench;
  for (Tile const tile : bench.tiles) {
    bench.draw_for(tile);
    for (std::size_t i = 0; i < tile.size; ++i) {
      Block const b = bench.world.random.block(to_number(bench.world.firms.id[tile.begin + i]),
                                               bench.world.now, Purpose::firm_fortune);
      for (std::size_t lane = 0; lane < 4; ++lane)
        REQUIRE(bench.workspace.tile.draws.fortune[lane][i] == b[lane]);
    }
  }
}

TEST_CASE("growth of sales has the bits of a plain loop", "[model]") {
  Bench bench;
  MarketParameters const& p = bench.world.economy->parameters.market;
  for (Tile const tile : bench.tiles) {
    bench.draw_for(tile);
    FirmTable const before = bench.world.firms;
    grow_sales(bench.world, bench.workspace, tile);
    std::size_t const c = tile.cell.get();
    for (std::size_t row = tile.begin; row < tile.begin + tile.size; ++row) {
      SalesLuck const luck =
          bench.world.economy->luck[bench.world.economy->cell(tile.cell).sector.get()].of(
              before.jobs[row]);
      int const age = std::min(bench.world.now - before.founded[row], AgeEffects::oldest);
      double const shock =
          rare_laplace_quantile(to_uniform(bench.workspace.tile.draws.fortune[0][row - tile.begin]),
                                luck.arrival, luck.scale);
      double const a =
          before.productivity[row] + static_cast<double>(bench.workspace.advantage[row]);
      double const constant =
          luck.drift + bench.world.economy->ages.young_growth[static_cast<std::size_t>(age)];
      double const news = p.customer_turnover * (a - before.reputation[row]);
      double const log_growth = p.sales_elasticity * news + shock + constant;
      check_same(bench.world.firms.reputation[row], before.reputation[row] + news);
      check_same(
          bench.world.firms.local_sales[row],
          before.local_sales[row] * (fast_exp(log_growth) * bench.workspace.local_growth[c]));
      check_same(
          bench.world.firms.outside_sales[row],
          before.outside_sales[row] * (fast_exp(log_growth) * bench.workspace.outside_growth[c]));
      check_same(bench.world.firms.trend[row],
                 static_cast<float>(0.75 * static_cast<double>(before.trend[row]) +
                                    (1.0 - 0.75) * log_growth));
    }
  }
}

TEST_CASE("drift of ability and fading gains have the bits of a plain loop", "[model]") {
  Bench bench;
  bench.world.firms.assignment_gain[3] = 0.1F;
  bench.world.firms.research_link[3] = 0.7F;
  KnowledgeParameters const& p = bench.world.economy->parameters.knowledge;
  ProjectParameters const& projects = bench.world.economy->parameters.projects;
  double const ln2 = 0.6931471805599453;
  for (Tile const tile : bench.tiles) {
    bench.draw_for(tile);
    FirmTable const before = bench.world.firms;
    learn(bench.world, bench.workspace, tile);
    for (std::size_t i = 0; i < tile.size; ++i) {
      std::size_t const row = tile.begin + i;
      double const z = p.ability_persistence * static_cast<double>(before.ability[row]) +
                       square_root(1.0 - p.ability_persistence * p.ability_persistence) *
                           normal_variate(to_uniform(bench.workspace.tile.draws.knowledge[0][i]));
      check_same(bench.world.firms.ability[row], static_cast<float>(z));
      check_same(bench.world.firms.assignment_gain[row],
                 static_cast<float>(static_cast<double>(before.assignment_gain[row]) *
                                    fast_exp(-ln2 / projects.gain_half_life_quarters)));
      check_same(
          bench.world.firms.research_link[row],
          static_cast<float>(static_cast<double>(before.research_link[row]) *
                             fast_exp(-ln2 / (4.0 * projects.research_link_half_life_years))));
      double const noisy =
          p.persistence * before.productivity[row] +
          p.noise * bench.world.economy->sizes.of(before.jobs[row], &SizeEffects::noise_size) *
              normal_variate(to_uniform(bench.workspace.tile.draws.knowledge[1][i]));
      bool const learned =
          bench.world.firms.last_innovation[row] == bench.world.now ||
          to_uniform(bench.workspace.tile.draws.fortune[1][i]) < p.imitation_hazard;
      if (learned) {
        CHECK(bench.world.firms.productivity[row] >= noisy);
      } else {
        check_same(bench.world.firms.productivity[row], noisy);
      }
    }
  }
}

TEST_CASE("wanted jobs, vacancies and whole-person jobs have the bits of a plain loop", "[model]") {
  Bench bench;
  LabourParameters const& p = bench.world.economy->parameters.labour;
  bench.workspace.local_factor.assign(bench.workspace.local_factor.size(), {1.0123, 1.1, 0.9});
  for (Tile const tile : bench.tiles) {
    bench.draw_for(tile);
    std::size_t const c = tile.cell.get();
    Cell const& cell = bench.world.economy->cell(tile.cell);
    FirmTable const before = bench.world.firms;
    bench.workspace.vacancies.assign(1, 0.0);
    post_vacancies(bench.world, bench.workspace, tile);
    std::vector<double> vacancies;
    for (std::size_t row = tile.begin; row < tile.begin + tile.size; ++row) {
      double const local =
          before.local_sales[row] *
          class_blend(bench.workspace.local_factor[cell.market.get()], before.jobs[row]);
      double const real = local * bench.workspace.local_price[c] +
                          before.outside_sales[row] * bench.workspace.outside_price[c];
      double const a =
          before.productivity[row] + static_cast<double>(bench.workspace.advantage[row]);
      double const average = real * (1.0 / bench.world.economy->value_added_per_job(tile.cell));
      double const log_jobs = fast_log(average) - p.labour_saving * a;
      double const need =
          fast_exp((log_jobs + p.size_elasticity * fast_log(p.size_reference_jobs)) /
                   (1.0 + p.size_elasticity));
      double const most = std::max(1.0, need), here = before.jobs[row];
      double const cut = before.shortage[row] * per_shortage;
      double const posted =
          bench.world.economy->parameters.finance.constrained_hiring * cut + (1.0 - cut);
      double const wanted = cut > 0.0 && most > here ? here + posted * (most - here) : most;
      check_same(bench.world.firms.local_sales[row], local);
      check_same(bench.workspace.wanted_jobs[row], wanted);
      vacancies.push_back(std::max(0.0, p.hiring_speed * (wanted - before.jobs[row])));
    }
    check_same(bench.workspace.vacancies[0], 0.0 + lane_sum(vacancies.data(), vacancies.size()));

    bench.workspace.fill.assign(1, 0.4);
    std::int64_t const jobs_before = bench.world.cell(tile.cell).jobs;
    std::int64_t change = 0;
    adjust_jobs(bench.world, bench.workspace, tile);
    for (std::size_t i = 0; i < tile.size; ++i) {
      std::size_t const row = tile.begin + i;
      double const gap = bench.workspace.wanted_jobs[row] - before.jobs[row];
      double const exact =
          before.jobs[row] + gap * (gap > 0 ? p.hiring_speed * 0.4 : p.firing_speed);
      auto const whole =
          static_cast<std::int32_t>(exact + to_uniform(bench.workspace.tile.draws.decisions[0][i]));
      CHECK(bench.world.firms.jobs[row] == std::max(1, whole));
      change += bench.world.firms.jobs[row] - before.jobs[row];
    }
    CHECK(bench.world.cell(tile.cell).jobs - jobs_before == change);
  }
}

TEST_CASE("cash and insolvency have the bits of a plain loop", "[model]") {
  Bench bench;
  bench.world.firms.cash[7] = -1e6;
  FinanceParameters const& p = bench.world.economy->parameters.finance;
  BankParameters const& banks = bench.world.economy->parameters.banks;
  int insolvent = 0;
  for (Tile const tile : bench.tiles) {
    FirmTable const before = bench.world.firms;
    bench.world.regions[0].account = {};
    settle_cash(bench.world, bench.workspace, tile);
    double const wage_cost = bench.world.economy->parameters.demand.labour_share *
                             bench.world.economy->value_added_per_job(tile.cell) *
                             fast_exp(bench.world.regions[0].log_wage);
    double const other_cost = p.overhead + (extra_energy_cost(bench.world, tile.cell) +
                                            rent_cost(bench.world, RegionRow(0)));
    std::vector<double> paid_here, margins, all_sales, hired;
    for (std::size_t i = 0; i < tile.size; ++i) {
      std::size_t const row = tile.begin + i;
      double const sales = before.local_sales[row] + before.outside_sales[row];
      double const staff =
          bench.world.economy->sizes.of(before.jobs[row], &SizeEffects::value_added) *
          (static_cast<double>(before.jobs[row]) - 1.0 + p.founder_draw);
      double const margin = sales * (1.0 - other_cost) - wage_cost * staff;
      double const usual = usual_over_current(bench.world, tile.cell) * sales;
      double const was = before.debt[row];
      double const due = std::max(banks.repayment * usual, was * (1.0 / banks.term_quarters));
      double const left = static_cast<float>(was - std::min(due, was));
      double const cash = before.cash[row] + (margin - (banks.interest * was + (was - left)));
      double const ceiling = p.cash_ceiling * before.prudence[row] * sales;
      double const kept = std::min(ceiling, cash);
      check_same(bench.world.firms.debt[row], static_cast<float>(left));
      check_same(bench.world.firms.cash[row], kept);
      paid_here.push_back((cash - kept) * bench.world.economy->sizes.of(before.jobs[row],
                                                                        &SizeEffects::owners_here));
      margins.push_back(margin);
      all_sales.push_back(sales);
      hired.push_back(bench.world.economy->sizes.of(before.jobs[row], &SizeEffects::value_added) *
                      (static_cast<double>(before.jobs[row]) - 1.0));
      CHECK((bench.workspace.tile.insolvent[i] != 0) ==
            (kept < -std::max(0.0, 4.0 * p.credit_limit * usual - left)));
      insolvent += bench.workspace.tile.insolvent[i];
    }
    IncomeAccount const& account = bench.world.regions[0].account;
    check_same(account.of(Payment::profits_here),
               0.0 + lane_sum(paid_here.data(), paid_here.size()));
    check_same(account.margin, 0.0 + lane_sum(margins.data(), margins.size()));
    check_same(account.sales_booked, 0.0 + lane_sum(all_sales.data(), all_sales.size()));
    check_same(account.of(Payment::wages),
               wage_cost * (0.0 + lane_sum(hired.data(), hired.size())));
  }
  CHECK(insolvent >= 1);
}

// ((0+4)+(2+6))+((1+5)+(3+7)) by hand for a case in which the order shows: 1e16 swallows a lone 1.
TEST_CASE("sums of a tile are folded in their fixed order", "[model]") {
  double const x[] = {1e16, 1, 1, 1, -1e16, 1, 1, 1, 1};
  // lanes: 0 gets 1e16 + 1 = 1e16; (1e16 + −1e16) + (1 + 1) = 2; (1 + 1) + (1 + 1) = 4
  CHECK(lane_sum(x, 9) == 6.0);
  CHECK(lane_sum(x, 0) == 0.0);
  CHECK(lane_sum(x, 1) == 1e16);
}
