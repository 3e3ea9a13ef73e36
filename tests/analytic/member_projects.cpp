// What membership of a cluster organisation brings by itself, against binomial counts: ideas of the
// kinds that need others at h (1 + m_I Π), success at p (1 + m_S Π).
#include "sim/behaviour/member_projects.hpp"

#include <clustress/catch.hpp>

#include "sim/behaviour/ideas.hpp"
#include "sim/behaviour/organisations.hpp"
#include "sim/statistics/distributions.hpp"
#include "sim/world/workspace.hpp"
#include "tests/analytic/hand_made.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr std::size_t firms = 40'000;  // of 10 jobs, the first half members

ModelParameters thinking() {
  ModelParameters p = still_parameters();
  p.ideas[ProjectKind::assignment].hazard = 0.1;
  p.ideas[ProjectKind::research].hazard = 0.05;
  p.ideas[ProjectKind::export_step].hazard = 0.05;
  p.ideas[ProjectKind::training].hazard = 0.1;
  return p;
}

World club(ModelParameters const& p, double staff) {
  World world = empty_world(one_cluster(10.0 * firms, staff), p);
  found_organisations(world);
  for (std::size_t k = 0; k < firms; ++k) {
    std::size_t const row = add_firm(world, CellRow(0), {10, 0.0, 50.0, 50.0, -400});
    if (k < firms / 2) world.firms.standing[row].set(Standing::member);
  }
  open(world);
  world.clusters[0].members = firms / 2;
  return world;
}

std::vector<ProjectKind> ideas_of(World world) {
  world.now = 1;
  Workspace workspace;
  workspace.fit(world);
  world.firms.for_each_tile([&](Tile tile) {
    draw(world.random, &world.firms.id[tile.begin], tile.size, world.now, Purpose::firm_fortune,
         workspace.tile.draws.fortune);
    ideas_take_shape(world, workspace, tile);
  });
  return world.firms.idea_kind;
}

bool is_binomial(std::size_t count, double probability) {
  std::size_t const n = firms / 2;
  return count >= binomial_quantile(0.5e-4, n, probability) &&
         count <= binomial_quantile(1.0 - 0.5e-4, n, probability);
}

}  // namespace

// Of 20,000 members and as many others, m_I = 0.6 with staff for half of the members (Π = ½): the
// three kinds at h · 1.3, training as at others. An idea that a member had anyway stays what it
// was; those of others have the same bits. α = 1e-4 each, exact binomial. Seen to fail when others
// have them too, and when Π is left out.
TEST_CASE("members have more ideas of the kinds that need others", "[analytic][members]") {
  ModelParameters without = thinking(), with = thinking();
  without.organisations.form = with.organisations.form = OrganisationForm::by_member;
  with.organisations.member_ideas = 0.6;
  double const staff = 0.5 * 0.01 * firms / 2;
  std::vector<ProjectKind> const before = ideas_of(club(without, staff)),
                                 now = ideas_of(club(with, staff));
  std::size_t count[2][4] = {};
  constexpr ProjectKind kinds[] = {ProjectKind::assignment, ProjectKind::research,
                                   ProjectKind::export_step, ProjectKind::training};
  for (std::size_t row = 0; row < firms; ++row) {
    if (before[row] != no_project) REQUIRE(now[row] == before[row]);
    if (row >= firms / 2) REQUIRE(now[row] == before[row]);
    for (std::size_t k = 0; k < 4; ++k)
      count[row < firms / 2 ? 0 : 1][k] += now[row] == kinds[k] ? 1 : 0;
  }
  double const hazard[] = {0.1, 0.05, 0.05, 0.1};
  for (std::size_t k = 0; k < 4; ++k) {
    INFO("kind " << k << ": " << count[0][k] << " of members, " << count[1][k] << " of others");
    CHECK(is_binomial(count[0][k], hazard[k] * (k < 3 ? 1.3 : 1.0)));
    CHECK(is_binomial(count[1][k], hazard[k]));
  }
}

// m_S = 0.5 at Π = 1: research of members succeeds with 0.4 · 1.5 = 0.6, that of others and
// training as ever. α = 1e-4. Seen to fail when members gain nothing.
TEST_CASE("members carry out better what needs others", "[analytic][members]") {
  ModelParameters p = still_parameters();
  p.organisations.member_success = 0.5;
  World world = club(p, 1e4);
  CHECK(member_success_factor(world, CellRow(0)) == 1.5);
  for (auto const& [kind, better] :
       {std::pair{ProjectKind::research, true}, {ProjectKind::investment, false}}) {
    for (std::size_t row = 0; row < firms; ++row) {
      world.firms.idea_kind[row] = kind;
      world.firms.project_due[row] = never;
    }
    Workspace workspace;
    workspace.fit(world);
    have_ideas(world, workspace);
    REQUIRE(workspace.ideas.size() == firms);
    std::size_t members = 0, others = 0;
    for (Idea const& idea : workspace.ideas)
      (idea.standing.has(Standing::member) ? members : others) += idea.succeeds ? 1 : 0;
    double const chance = p.ideas[kind].success_probability;
    CHECK(is_binomial(members, chance * (better ? 1.5 : 1.0)));
    CHECK(is_binomial(others, chance));
  }
}
