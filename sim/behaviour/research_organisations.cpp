// sim/behaviour/research_organisations.cpp — places for projects with universities and institutes
// are limited.
//
// Rules and parameters: docs/model/mechanisms/projects.md. Of the ideas of a region that would be
// carried out with the support they have, those with the smallest keyed draws find a place, ties by
// id; the capacities of the region's organisations add up, and no organisation in the facts means
// no limit. So a programme that asks for more projects than there are researchers crowds out
// others' projects.
#include "sim/behaviour/research_organisations.hpp"

#include <algorithm>

#include "sim/behaviour/projects.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

struct Asking {
  std::uint32_t draw;
  std::uint64_t firm;
  std::size_t idea;
  auto operator<=>(Asking const&) const = default;
};

bool asks_for_place(ProjectKind kind) {
  return entry_of(kind).research_place != ResearchPlace::none;
}

}  // namespace

void allocate_research_places(World& world, Workspace& workspace) {
  std::vector<std::vector<Asking>> asking(world.regions.size());
  for (std::size_t k = 0; k < workspace.ideas.size(); ++k) {
    Idea const& idea = workspace.ideas[k];
    std::size_t const region = world.economy->cell(idea.cell).region.get();
    if (!asks_for_place(idea.kind) || !(world.economy->regions[region].research_places >= 0))
      continue;
    if (!would_do(world, idea, idea.cost_keur, to_keur(support_at_cost(idea)))) continue;
    Block const draws = world.random.block(to_number(idea.firm), world.now, Purpose::idea_surprise);
    asking[region].push_back({draws[1], to_number(idea.firm), k});
  }
  for (std::size_t r = 0; r < asking.size(); ++r) {
    double const places = world.economy->regions[r].research_places;
    if (places < 0) continue;
    double const u = world.random.uniform(r, world.now, Purpose::research_places);
    auto const room = std::min(asking[r].size(), static_cast<std::size_t>(places + u));
    world.regions[r].research_projects = static_cast<double>(room);
    if (room == asking[r].size()) continue;
    std::sort(asking[r].begin(), asking[r].end());
    for (std::size_t k = room; k < asking[r].size(); ++k)
      workspace.ideas[asking[r][k].idea].no_place = true;
  }
}

struct ResearchPlacesMechanism {
  static constexpr std::string_view name = "places at research organisations";
  static void begin_quarter(World& world) {
    for (RegionState& region : world.regions) region.research_projects = 0;
  }
};

template Mechanism const& mechanism<ResearchPlacesMechanism>();

}  // namespace clustress
