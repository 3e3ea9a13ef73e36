// sim/behaviour/put_off.hpp — ideas that only bad times, or a lack of money or room, keep a firm
// from are put off and taken up later.
#pragma once

#include <cstddef>

#include "sim/core/calendar.hpp"
#include "sim/core/ids.hpp"
#include "sim/world/parameters/put_off.hpp"
#include "sim/world/project_kind.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct Idea;
struct World;

// Whether firms put ideas off at all.
bool ideas_wait(World const& world);
// Whether an idea that the firm does not carry out now is worth more than its cost in usual times.
// `mood`: of the market (demand_gap.hpp), which is in the value.
inline bool worth_waiting(double value_keur, double cost_keur, double mood) {
  return value_keur > cost_keur * mood;
}
// The firm keeps the idea, and loses the one that it has kept until now.
void put_off(World& world, std::size_t row, ProjectKind kind, Quarter arose);
// The idea is not carried out: its firm keeps it if it is worth waiting for.
void put_off(World& world, Idea const& idea);

// Firms of a tile that decide again on an idea they had put off.
struct TakenUp {
  std::size_t n = 0;
  std::size_t row[Tile::capacity];
  ProjectKind kind[Tile::capacity];
  Quarter arose[Tile::capacity];
};
// Takes these ideas from the firms, and lets some others be forgotten. Firms with a new idea or
// with a project under way leave theirs for later.
void take_up(World& world, Tile tile, TakenUp& taken_up);
// The firm keeps no idea.
void forget_idea(World& world, std::size_t row);

}  // namespace clustress
