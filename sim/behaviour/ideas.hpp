// sim/behaviour/ideas.hpp — what projects firms think of: kind, cost, gain and what it seems worth
// to them.
#pragma once

#include "sim/world/firms.hpp"
#include "sim/world/idea_rates.hpp"
#include "sim/world/project_kind.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

// Kind of the idea taking shape and of the project under way, in FirmColumns::project_flags.
constexpr std::uint8_t shaping(ProjectKind kind) {
  return static_cast<std::uint8_t>(idea_taking_shape | static_cast<unsigned>(kind) << 2);
}
inline ProjectKind kind_taking_shape(std::uint8_t flags) {
  return static_cast<ProjectKind>(flags >> 2 & 7U);
}
inline std::uint8_t under_way(ProjectKind kind, bool succeeds) {
  return static_cast<std::uint8_t>(static_cast<unsigned>(kind) << 5 |
                                   (succeeds ? static_cast<unsigned>(project_succeeds) : 0U));
}
inline ProjectKind kind_under_way(std::uint8_t flags) {
  return static_cast<ProjectKind>(flags >> 5);
}

// Marks the firms of the tile that will have an idea next quarter, and of what kind.
void ideas_take_shape(World& world, Workspace& workspace, Tile tile);
// Finds the firms with an idea this quarter and draws their ideas (workspace.ideas). Where no
// programme could support them, ideas that are not worth their cost are left out: they would come
// to nothing.
void have_ideas(World& world, Workspace& workspace, bool supported = true);

}  // namespace clustress
