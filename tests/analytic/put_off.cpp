// Ideas put off, by hand: which are kept, how long they wait, and that they are the same when they
// are taken up.
#include "sim/behaviour/put_off.hpp"

#include <clustress/catch.hpp>
#include <cmath>
#include <map>

#include "sim/behaviour/banks.hpp"
#include "sim/behaviour/ideas.hpp"
#include "sim/behaviour/projects.hpp"
#include "sim/engine/pairing.hpp"
#include "sim/world/workspace.hpp"
#include "tests/analytic/hand_made.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr std::size_t many = 4'000;

// Trainings cost next to nothing and are worth it to all; investments are worth 1.5 of their cost
// to all. A firm pays from its cash alone.
ModelParameters waiting(double forget, double retry) {
  ModelParameters p = still_parameters();
  p.put_off.forget = forget;
  p.put_off.retry = retry;
  p.finance.credit_limit = p.finance.precautionary_cash = 0.0;
  p.projects.optimism_spread = 0.0;
  p.ideas[ProjectKind::training].gain = 5.0;
  p.ideas[ProjectKind::training].cost_keur = 0.01;
  IdeaParameters& investment = p.ideas[ProjectKind::investment];
  investment.cost_spread = investment.overrun_spread = 0.0;
  investment.cost_quarters = 1.0;
  investment.value_ratio = 1.5;
  return p;
}

World with_firms(ModelParameters const& p, std::size_t firms = many) {
  World world = empty_world(one_region(10.0 * static_cast<double>(firms), {0.5}), p);
  for (std::size_t k = 0; k < firms; ++k) add_firm(world, CellRow(0), {10, 0.0, 50.0, 50.0, -400});
  open(world);
  return world;
}

void give_all(World& world, double cash) {
  for (std::size_t row = 0; row < world.firms.count(); ++row) world.firms.cash[row] = cash;
}

// Ideas and decisions of the next quarter; `think`: the kind of idea all firms have in it.
void decide(World& world, ProjectKind think = no_project, bool supported = false) {
  ++world.now;
  world.office.begin_quarter();
  Workspace workspace;
  workspace.fit(world);
  for (std::size_t row = 0; think != no_project && row < world.firms.count(); ++row)
    world.firms.idea_kind[row] = think;
  have_ideas(world, workspace, supported);
  decide_projects(world, workspace);
}

std::size_t kept(World const& world) {
  std::size_t count = 0;
  for (std::size_t row = 0; row < world.firms.count(); ++row)
    count += world.firms.put_off_kind[row] != no_project ? 1 : 0;
  return count;
}

void set_gap(World& world, double gap) {
  for (MarketState& market : world.markets) market.demand_gap = gap;
}

}  // namespace

// Nobody can pay until quarter 4; then all can. Every quarter 0.1 forget and 0.3 decide: 0.75 carry
// it out in the end, after a geometric time with 0.4 a quarter: mean 2.5, SD √0.6/0.4. z = 3.5 on
// two numbers: α = 0.001. Every project costs to the bit what the idea of quarter 1 did. Seen to
// fail with the draws of the quarter of the decision, and with nothing forgotten.
TEST_CASE("an idea that can be paid at last is taken up after a geometric time",
          "[analytic][put_off]") {
  World world = with_firms(waiting(0.1, 0.3)), rich = world;
  give_all(rich, 1e6);
  decide(rich, ProjectKind::training);
  std::map<FirmId, double> cost;
  for (ProjectEvent const& project : rich.office.projects) cost[project.firm] = project.cost_keur;
  REQUIRE(cost.size() > many - 10);
  give_all(world, -1.0);
  decide(world, ProjectKind::training);
  CHECK(kept(world) == cost.size());
  for (int q = 0; q < 2; ++q) decide(world);
  auto const n = static_cast<double>(kept(world));
  CHECK(std::abs(n / many - 0.81) < 3.5 * std::sqrt(0.81 * 0.19 / many));
  give_all(world, 1e6);
  double done = 0, waited = 0;
  for (int wait = 1; wait <= 60; ++wait) {
    decide(world);
    for (ProjectEvent const& project : world.office.projects) {
      ++done, waited += wait;
      CHECK(project.arose == 1);
      CHECK(project.cost_keur == cost.at(project.firm));
    }
  }
  CHECK(kept(world) == 0);
  CHECK(std::abs(done / n - 0.75) < 3.5 * std::sqrt(0.75 * 0.25 / n));
  CHECK(std::abs(waited / done - 2.5) < 3.5 * std::sqrt(0.6 / done) / 0.4);
}

// A firm has an idea with h = 0.05 a quarter and can never pay: one waits at the share
// h/(h + (1 − h) φ) of firms, 0.3448 at φ = 0.1; what is decided again comes back. z = 3.5 on one
// number. Seen to fail when an idea decided again and not carried out is lost.
TEST_CASE("ideas that can never be paid wait at a share of firms", "[analytic][put_off]") {
  World world = with_firms(waiting(0.1, 0.4));
  give_all(world, -1.0);
  for (int q = 0; q < 80; ++q) {
    for (std::size_t row = 0; row < many; ++row) {
      double const u =
          world.random.uniform(to_number(world.firms.id[row]), world.now, Purpose::test);
      if (u < 0.05) world.firms.idea_kind[row] = ProjectKind::training;
    }
    decide(world);
  }
  double const share = 0.05 / (0.05 + 0.95 * 0.1);
  CHECK(std::abs(static_cast<double>(kept(world)) / many - share) <
        3.5 * std::sqrt(share * (1.0 - share) / many));
}

// θ = 4: at a gap of −0.25 an idea worth 1.5 of its cost is worth 0.55 of it and waits; at +0.25 an
// idea worth 0.9 is worth 2.4, is carried out where it can be paid, and is lost where not. Whether
// there is a programme makes no difference to an idea without support. Seen to fail with the worth
// of today in the place of the usual one, either way round.
TEST_CASE("an idea waits if it is worth its cost in usual times", "[analytic][put_off]") {
  for (bool const supported : {false, true}) {
    ModelParameters p = waiting(0.0, 1.0);
    p.cycle.expectation = 4.0;
    World world = with_firms(p, 20);
    give_all(world, 1e6);
    set_gap(world, -0.25);
    decide(world, ProjectKind::investment, supported);
    CHECK(world.office.projects.empty());
    CHECK(kept(world) == 20);
    decide(world, no_project, supported);
    CHECK(kept(world) == 20);
    set_gap(world, 0.0);
    decide(world, no_project, supported);
    CHECK(world.office.projects.size() == 20);
    CHECK(kept(world) == 0);
    p.ideas[ProjectKind::investment].value_ratio = 0.9;
    World dear = with_firms(p, 20);
    give_all(dear, 1e6);
    set_gap(dear, 0.25);
    decide(dear, ProjectKind::investment, supported);
    CHECK(dear.office.projects.size() == 20);
    give_all(dear, 0.0);
    decide(dear, ProjectKind::investment, supported);
    CHECK(dear.office.projects.empty());
    CHECK(kept(dear) == 0);
  }
}

// Seen to fail when a firm at work on a project, or with a new idea, decides on the old one, and
// when the newer of two ideas put off is dropped.
TEST_CASE(
    "an idea put off waits for a new idea and for a project under way, a newer one replaces it",
    "[analytic][put_off]") {
  World world = with_firms(waiting(0.0, 1.0), 3);
  give_all(world, -1.0);
  decide(world, ProjectKind::training);
  give_all(world, 1e6);
  world.firms.project_due[0] = 100;
  world.firms.idea_kind[1] = ProjectKind::export_step;  // one that does not come about
  world.firms.standing[1].set(Standing::exporter);
  decide(world);
  REQUIRE(world.office.projects.size() == 1);
  CHECK(world.office.projects[0].firm == world.firms.id[2]);
  CHECK(kept(world) == 2);
  give_all(world, -1.0);
  world.firms.project_due[0] = never;
  world.firms.idea_kind[0] = ProjectKind::training;
  decide(world);
  CHECK(world.firms.put_off_quarter[0] == world.now);
  CHECK(world.firms.put_off_quarter[1] == 1);
}

// Seen to fail when an idea is kept with `retry` at 0.
TEST_CASE("with nothing decided again, nothing is put off", "[analytic][put_off]") {
  World world = with_firms(waiting(0.3, 0.0), 20);
  give_all(world, -1.0);
  decide(world, ProjectKind::training);
  CHECK(kept(world) == 0);
}

// Seen to fail when every request is counted.
TEST_CASE("a loan for an idea put off is asked for once", "[analytic][put_off][banks]") {
  ModelParameters p = waiting(0.0, 1.0);
  p.banks.bank_loans = 1.0;
  World world = with_firms(p, 1);
  world.now = 5;
  Idea idea;
  idea.kind = ProjectKind::investment;
  idea.firm = world.firms.id[0];
  idea.row = 0;
  idea.cell = CellRow(0);
  idea.value_keur = 2e6;
  idea.arose = 4;
  ask_bank(world, idea, 1e6);
  CHECK(world.cell(CellRow(0)).loans_asked == 0);
  idea.arose = 5;
  ask_bank(world, idea, 1e6);
  CHECK(world.cell(CellRow(0)).loans_asked == 1);
}

// Four supported trainings: of firm 0 never carried out without support, of firm 1 in the same
// quarter, of firm 2 a quarter later with the same idea, of firm 3 two quarters later with another
// idea, of quarter 2. Money of their own: 4 · (10 − 4), less the 9 of firm 1, less the 8 of firm 2
// from quarter 2 on. Seen to fail when the pair looks at firm and kind alone.
TEST_CASE("what is carried out later without support was brought forward", "[analytic][put_off]") {
  World without = with_firms(waiting(0.0, 0.5), 4), with = without;
  Tape tape;
  tape.begin(without);
  with.firms.register_row = without.firms.register_row;
  auto const project = [&](std::size_t row, Quarter arose, double cost, int instrument) {
    Cents const support = instrument < 0 ? 0 : to_cents(4.0);
    return ProjectEvent{without.firms.id[row],
                        without.firms.register_row[row],
                        static_cast<std::int16_t>(instrument),
                        ProjectKind::training,
                        10,
                        cost,
                        support,
                        arose};
  };
  without.now = 1;
  without.office.projects = {project(1, 1, 9.0, -1)};
  tape.record(without, {1.0});
  without.now = 2;
  without.office.projects = {project(2, 1, 8.0, -1)};
  tape.record(without, {1.0});
  without.now = 3;
  without.office.projects = {project(3, 2, 8.0, -1)};
  tape.record(without, {1.0});
  Programme programme;
  programme.lines.resize(1);
  Pairing pairing(tape, *with.economy, programme);
  auto const total = [&](std::string_view name, PairedSplit split) {
    double sum = 0;
    pairing.for_each([&](PairedIndicator const& indicator, PairedAccount const& account) {
      if (indicator.name != name || indicator.split != split) return;
      bool const by_size = split == PairedSplit::by_instrument_and_size;
      for (std::size_t k = 0; k < (by_size ? size_classes : 1); ++k)
        sum += indicator.measure(account, pairing.pair(), k);
    });
    return sum;
  };
  auto const check = [&](double not_then, double later, double anyway, double own) {
    for (PairedSplit const split : {PairedSplit::total_only, PairedSplit::by_instrument_and_size}) {
      CHECK(total("projects_additional", split) == not_then);
      CHECK(total("projects_brought_forward", split) == later);
      CHECK(total("projects_deadweight", split) == anyway);
    }
    CHECK(total("own_extra_keur", PairedSplit::by_instrument_and_size) == own);
  };
  pairing.compare(with);
  with.now = 1;
  for (std::size_t row = 0; row < 4; ++row)
    with.office.projects.push_back(project(row, 1, 10.0, 0));
  pairing.compare(with);
  check(3, 0, 1, 15.0);
  with.now = 2;
  with.office.projects.clear();
  pairing.compare(with);
  check(3, 1, 1, 7.0);
  with.now = 3;
  pairing.compare(with);
  check(3, 1, 1, 7.0);
}
