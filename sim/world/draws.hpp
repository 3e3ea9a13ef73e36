// sim/world/draws.hpp — the random numbers of a tile of firms, drawn together because that
// vectorises.
#pragma once

#include <cstdint>

#include "sim/random/field.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

// lane[k][i]: draw k of firm i of the tile, 32 bits; k as documented in Purpose.
struct TileDraws {
  std::uint32_t knowledge[4][Tile::capacity];
  std::uint32_t fortune[4][Tile::capacity];
  std::uint32_t decisions[4][Tile::capacity];
};

// Draws the four lanes of one purpose for firms id[0 … n), of one quarter or of each its own.
void draw(RandomField const& random, FirmId const* id, std::size_t n, Quarter quarter,
          Purpose purpose, std::uint32_t (&lanes)[4][Tile::capacity]);
void draw(RandomField const& random, FirmId const* id, std::size_t n, Quarter const* quarters,
          Purpose purpose, std::uint32_t (&lanes)[4][Tile::capacity]);

}  // namespace clustress
