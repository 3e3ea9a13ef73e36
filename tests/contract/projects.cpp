// What every kind of project promises: it has its row, its parameters are values, and a firm that
// thinks of it can carry it out and is another firm afterwards.
#include "sim/behaviour/projects.hpp"

#include <clustress/catch.hpp>

#include "sim/behaviour/ideas.hpp"
#include "sim/core/contracts.hpp"
#include "tests/analytic/hand_made.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// One firm of 20 jobs, rich in cash, that will think of the kind; whatever it does succeeds.
World thinking_of(ProjectKind kind) {
  ModelParameters p = still_parameters();
  p.ideas[kind].success_probability = 1.0;
  p.ideas[kind].cost_keur = 0.01;
  p.knowledge.innovation_hazard = 0.01;  // without it, knowing more is worth nothing
  World world = empty_world(one_region(20.0, {0.6}), p);
  add_firm(world, CellRow(0), {20, 0.5, 80.0, 120.0, -400});
  open(world);
  world.firms.cash[0] = 1e6;
  world.firms.idea_kind[0] = kind;
  return world;
}

// The firm as it is but for its projects.
FirmTable without_projects(FirmTable firms) {
  firms.project_due[0] = never;
  firms.project_kind[0] = no_project;
  firms.project_succeeds[0] = 0;
  firms.project_gain[0] = 0.0F;
  firms.projects_done[0] = 0;
  return firms;
}

}  // namespace

TEST_CASE("kinds of projects that have a name in the code stand in its row", "[contract]") {
  std::pair<ProjectKind, std::string_view> const named[] = {
      {ProjectKind::assignment, "assignment"},
      {ProjectKind::research, "research"},
      {ProjectKind::export_step, "export step"},
      {ProjectKind::training, "training"},
      {ProjectKind::hire, "hire"},
      {ProjectKind::investment, "investment"},
      {ProjectKind::founding, "founding"}};
  for (auto const& [kind, name] : named) {
    CHECK(entry_of(kind).name == name);
    CHECK(project_kind_named(name) == kind);
  }
  CHECK_THROWS_AS(project_kind_named("no such kind"), ContractViolation);
  CHECK(project_kind_catalogue().size() <= static_cast<std::size_t>(no_project));
}

TEST_CASE("a kind of project that arises at firms says what it costs and what it is worth",
          "[contract]") {
  for (ProjectKind const kind : kinds_of_firms()) {
    ProjectKindEntry const& entry = entry_of(kind);
    INFO(entry.name);
    CHECK(entry.name.size() > 2);
    CHECK((entry.worth != nullptr) != (entry.worth_of_gain != nullptr));
    CHECK(entry.end != nullptr);
    ModelParameters model, other = model;
    for (std::string_view const owed : {"hazard", "cost_keur", "duration_quarters"}) {
      auto const bound = model.ideas.of(kind).bound();
      CHECK(std::count_if(bound.begin(), bound.end(),
                          [&](BoundParameter const& p) { return p.info->name == owed; }) == 1);
    }
    other.ideas[kind].hazard = 0.77;  // a copy is a value of its own
    CHECK(model.ideas[kind].hazard != 0.77);
    model = other;
    CHECK(model.ideas[kind].hazard == 0.77);
  }
}

// Through the real steps, from the idea to its end. Seen to fail with a kind whose end does
// nothing, and when an ended project is not taken off the firm.
TEST_CASE("a firm starts the project it thought of, and it changes the firm when it ends",
          "[contract]") {
  for (ProjectKind const kind : kinds_of_firms()) {
    INFO(entry_of(kind).name);
    World world = thinking_of(kind);
    Workspace workspace;
    step(world, workspace, {});
    REQUIRE(world.firms.project_kind[0] == kind);
    CHECK(world.firms.idea_kind[0] == no_project);
    CHECK(world.office.projects.size() == 1);
    int const duration = world.economy->parameters.ideas[kind].duration_quarters;
    REQUIRE(world.firms.project_due[0] == 1 + duration);
    while (world.now < duration) step(world, workspace, {});
    REQUIRE(world.firms.project_kind[0] == kind);
    ++world.now;
    FirmTable const before = world.firms;
    complete_projects(world);
    CHECK(world.firms.project_due[0] == never);
    CHECK(world.firms.project_kind[0] == no_project);
    CHECK(world.firms.projects_done[0] == before.projects_done[0] + 1);
    CHECK_FALSE(without_projects(world.firms).same_firms(without_projects(before)));
  }
}
