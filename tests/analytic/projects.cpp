// What a project costs when it starts and what it brings when it ends, kind by kind.
#include "sim/behaviour/projects.hpp"

#include <clustress/catch.hpp>

#include "sim/behaviour/exports.hpp"
#include "sim/behaviour/finance.hpp"
#include "sim/behaviour/ideas.hpp"
#include "sim/statistics/moments.hpp"
#include "tests/analytic/hand_made.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// Firm 0 ends a project of the kind with gain 0.125 this quarter; firm 1 has one that goes on.
World ending(ProjectKind kind, bool succeeds, ModelParameters const& p = still_parameters(),
             int firms = 2) {
  World world = empty_world(one_region(20.0 * firms, {0.6}), p);
  for (int k = 0; k < firms; ++k) {
    std::size_t const row = add_firm(world, CellRow(0), {20, 0.0, 80.0, 120.0, -400});
    world.firms.project_due[row] = k == 1 ? 6 : 5;
    world.firms.project_gain[row] = 0.125F;
    world.firms.project_kind[row] = kind;
    world.firms.project_succeeds[row] = succeeds ? 1 : 0;
    if (kind == ProjectKind::assignment || kind == ProjectKind::research) {
      world.firms.standing[row].set(Standing::with_research_organisation);
    }
  }
  open(world);
  world.now = 5;
  complete_projects(world);
  return world;
}

struct Change {  // of firm 0
  double productivity, assignment_gain, ability, research_link, outside_sales;
  bool innovates;
};

Change change_by(ProjectKind kind, bool succeeds) {
  World const world = ending(kind, succeeds);
  FirmTable const& firms = world.firms;
  return {firms.productivity[0],
          static_cast<double>(firms.assignment_gain[0]),
          static_cast<double>(firms.ability[0]),
          static_cast<double>(firms.research_link[0]),
          firms.outside_sales[0] / 120.0,
          firms.last_innovation[0] == 5};
}

void check(Change const& is, Change const& expected) {
  CHECK(near(is.productivity, expected.productivity));
  CHECK(near(is.assignment_gain, expected.assignment_gain));
  CHECK(near(is.ability, expected.ability));
  CHECK(near(is.research_link, expected.research_link));
  CHECK(near(is.outside_sales, expected.outside_sales));
  CHECK(is.innovates == expected.innovates);
}

}  // namespace

// Each kind moves its own column only; regions without research organisations have fit 1. Seen to
// fail with training as a passing gain, with a hire that raises productivity at once, and with
// research that innovates without success.
TEST_CASE("a project brings what its kind brings, when it ends", "[analytic][projects]") {
  double const abroad = 1.0 + ExportParameters{}.sales_gain;
  check(change_by(ProjectKind::assignment, false), {0.0, 0.125, 0.0, 1.0, 1.0, false});
  check(change_by(ProjectKind::research, false), {0.0, 0.0, 0.0, 1.0, 1.0, false});
  check(change_by(ProjectKind::research, true), {0.125, 0.0, 0.0, 1.0, 1.0, true});
  check(change_by(ProjectKind::export_step, true), {0.0, 0.0, 0.0, 0.0, abroad, false});
  check(change_by(ProjectKind::training, true), {0.125, 0.0, 0.0, 0.0, 1.0, false});
  check(change_by(ProjectKind::investment, true), {0.125, 0.0, 0.0, 0.0, 1.0, false});
  check(change_by(ProjectKind::investment, false), {0.0, 0.0, 0.0, 0.0, 1.0, false});
  check(change_by(ProjectKind::hire, true), {0.0, 0.0, 0.125, 0.0, 1.0, false});
  World const world = ending(ProjectKind::training, true);
  CHECK(world.firms.productivity[1] == 0.0);
  CHECK(world.firms.project_due[1] == 6);
  CHECK(world.firms.project_due[0] == never);
  CHECK(world.firms.project_kind[0] == no_project);
  CHECK(world.firms.projects_done[0] == 1);
  CHECK(world.firms.projects_done[1] == 0);
}

// A successful assignment is an innovation of mean μ/(L/10)^g beside its passing gain; SE over
// 20,000 firms, α = 1e-3, z = 3.29. Seen to fail with the project's gain as the step.
TEST_CASE("a successful assignment becomes an innovation", "[analytic][projects]") {
  ModelParameters const p = still_parameters();
  World const world = ending(ProjectKind::assignment, true, p, 20'000);
  RunningMoments step;
  for (std::size_t row = 2; row < 20'000; ++row) step.add(world.firms.productivity[row]);
  double const mean =
      p.knowledge.innovation_step / std::pow(2.0, p.knowledge.innovation_size_exponent);
  CHECK(std::abs(step.mean() - mean) < 3.29 * step.standard_error());
}

// Own part from the cash; spending on R&D is knowledge capital: all of a research project, the
// share λ of a hire, nothing else. Decided at V > C and with the means for it only. Seen to fail
// with means that do not matter, and with every kind building knowledge.
TEST_CASE("a project is paid when it starts, and R&D is knowledge capital",
          "[analytic][projects]") {
  struct Row {
    ProjectKind kind;
    double knowledge;
  };
  ModelParameters const p = still_parameters();
  for (Row const& row : {Row{ProjectKind::assignment, 0.0}, Row{ProjectKind::research, 10.0},
                         Row{ProjectKind::training, 0.0},
                         Row{ProjectKind::hire, 10.0 * p.ideas[ProjectKind::hire].knowledge_share},
                         Row{ProjectKind::investment, 0.0}, Row{ProjectKind::export_step, 0.0}}) {
    World world = empty_world(one_region(20, {0.6}), p);
    add_firm(world, CellRow(0), {20, 0.0, 80.0, 120.0, -400});
    open(world);
    world.now = 1;
    Workspace workspace;
    Idea idea;
    idea.kind = row.kind;
    idea.firm = world.firms.id[0];
    idea.row = 0;
    idea.cell = CellRow(0);
    idea.cost_keur = 10.0;
    idea.gain = 0.01;
    auto const decide = [&](double value, double cash) {
      world.firms.cash[0] = cash;
      idea.value_keur = value;
      workspace.ideas = {idea};
      decide_projects(world, workspace);
      return world.firms.project_due[0] != never;
    };
    // An overdraft is not for investing, and an investment leaves k_I quarters of the sales of 200
    // in cash.
    double const credit = row.kind == ProjectKind::investment
                              ? -p.finance.precautionary_cash * 200.0
                              : credit_limit_keur(world, CellRow(0), 0);
    CHECK_FALSE(decide(9.99, 1'000.0));
    CHECK_FALSE(decide(20.0, 9.99 - credit));
    CHECK(world.firms.rd_stock[0] == 0.0F);
    CHECK(decide(10.01, 10.01 - credit));
    CHECK(near(world.firms.cash[0], 0.01 - credit));
    CHECK(near(static_cast<double>(world.firms.rd_stock[0]), row.knowledge, 1e-6));
    CHECK(world.firms.project_due[0] == 1 + p.ideas[row.kind].duration_quarters);
    CHECK(world.cells[0].projects_started == 1);
  }
}
