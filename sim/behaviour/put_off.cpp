// sim/behaviour/put_off.cpp — an idea not carried out that would be worth it in usual times is kept
// by its firm, and decided again or forgotten later.
//
// Equations and parameters: docs/model/mechanisms/put_off.md. Kept are the quarter in which the
// idea arose and its kind: firm and quarter are the address of all its draws, so an idea decided
// again is the same idea, with the same bank. Size, cash, mood and support are today's. So support
// can bring forward what would have come anyway.
#include "sim/behaviour/put_off.hpp"

#include "sim/behaviour/demand_gap.hpp"
#include "sim/random/sampling.hpp"
#include "sim/world/draws.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

bool is_under_way(World const& world, std::size_t row, ProjectKind kind) {
  return world.firms.project_due[row] != never &&
         !(world.economy->parameters.ideas[kind].value_ratio > 0.0);
}

// Rows of the tile whose firms think of an idea again this quarter, and their number.
std::size_t thinking_again(World const& world, Tile tile, std::size_t (&rows)[Tile::capacity]) {
  FirmTable const& firms = world.firms;
  std::size_t n = 0;
  for (std::size_t row = tile.begin; row < tile.begin + tile.size; ++row) {
    ProjectKind const kept = firms.put_off_kind[row];
    bool const thinks =
        kept != no_project && firms.idea_kind[row] == no_project && !is_under_way(world, row, kept);
    rows[n] = row;
    n += thinks ? 1 : 0;
  }
  return n;
}

}  // namespace

bool ideas_wait(World const& world) {
  return world.economy->parameters.put_off.retry > 0.0;
}

void put_off(World& world, std::size_t row, ProjectKind kind, Quarter arose) {
  world.firms.put_off_kind[row] = kind;
  world.firms.put_off_quarter[row] = static_cast<std::int16_t>(arose);
}

void put_off(World& world, Idea const& idea) {
  if (!ideas_wait(world) || idea.row == Idea::no_row) return;
  if (worth_waiting(idea.value_keur, idea.cost_keur, mood(world, idea.cell)))
    put_off(world, idea.row, idea.kind, idea.arose);
}

void forget_idea(World& world, std::size_t row) {
  put_off(world, row, no_project, never);
}

void take_up(World& world, Tile tile, TakenUp& taken_up) {
  PutOffParameters const& p = world.economy->parameters.put_off;
  FirmTable const& firms = world.firms;
  std::size_t rows[Tile::capacity];
  taken_up.n = 0;
  std::size_t const n = thinking_again(world, tile, rows);
  FirmId ids[Tile::capacity];
  for (std::size_t k = 0; k < n; ++k) ids[k] = firms.id[rows[k]];
  std::uint32_t draws[4][Tile::capacity];
  draw(world.random, ids, n, world.now, Purpose::put_off, draws);
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t const row = rows[k];
    double const u = to_uniform(draws[0][k]);
    if (!(u < p.forget + p.retry)) continue;
    ProjectKind const kind = firms.put_off_kind[row];
    auto const possible = entry_of(kind).possible;
    if (!(u < p.forget) && (possible == nullptr || possible(world, tile.cell, row))) {
      taken_up.row[taken_up.n] = row;
      taken_up.kind[taken_up.n] = kind;
      taken_up.arose[taken_up.n++] = firms.put_off_quarter[row];
    }
    forget_idea(world, row);
  }
}

}  // namespace clustress
