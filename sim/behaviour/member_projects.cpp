// sim/behaviour/member_projects.cpp — members of a cluster organisation have more ideas of the
// kinds that need others, and carry them out better.
//
// Equations and parameters: docs/model/mechanisms/cluster_organisations.md. Both grow with the
// presence of the organisation and not with its quality, which services and brokerage already
// carry. The additional ideas lie above those that a firm has anyway, on the same uniform: joining
// takes no idea away and turns none into another. The base year has them too.
#include "sim/behaviour/member_projects.hpp"

#include "sim/behaviour/organisations.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

double presence_at(World const& world, CellRow cell) {
  auto const cluster = world.economy->cell(cell).cluster;
  return cluster ? presence(world, cluster->get()) : 0.0;
}

CLUSTRESS_KERNEL
void raise(std::size_t n, double const more, StandingSet const* __restrict standing,
           double const* __restrict shared, double* __restrict hazard) {
  for (std::size_t i = 0; i < n; ++i)
    hazard[i] += standing[i].has(Standing::member) ? more * shared[i] : 0.0;
}

}  // namespace

double more_member_ideas(World const& world, CellRow cell) {
  double const strength = world.economy->parameters.organisations.member_ideas;
  return strength == 0.0 ? 0.0 : strength * presence_at(world, cell);
}

double member_success_factor(World const& world, CellRow cell) {
  double const strength = world.economy->parameters.organisations.member_success;
  return strength == 0.0 ? 1.0 : 1.0 + strength * presence_at(world, cell);
}

void add_member_ideas(World const& world, Workspace& workspace, Tile tile, double more) {
  double shared[Tile::capacity];
  world.economy->sizes.gather(&world.firms.jobs[tile.begin], tile.size,
                              &SizeEffects::shared_idea_hazard, shared);
  raise(tile.size, more, &world.firms.standing[tile.begin], shared, workspace.tile.hazard);
}

}  // namespace clustress
