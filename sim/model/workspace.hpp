// sim/model/workspace.hpp — scratch of one thread: nothing in it outlives a quarter, so it is no part of a world's state.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/ids.hpp"
#include "sim/core/money.hpp"
#include "sim/model/draws.hpp"
#include "sim/model/world.hpp"

namespace clustress {

// A project a firm could do this quarter.
struct Idea {
  std::size_t row = 0;
  CellId cell;
  double expected_cost_keur = 0;
  double cost_keur = 0;      // known once it is planned in detail
  double value_keur = 0;     // what the firm thinks it is worth to it
  double gain = 0;           // log points while it lasts
  bool succeeds = false;     // becomes an innovation
  Cents support = 0;         // promised by an instrument …
  double support_share = 0;  // … but no more than this share of the cost
  int instrument = -1;
};

struct Leaver {
  CellId cell;
  std::size_t row;
};

struct Workspace {
  TileDraws draws;                              // of the tile in hand
  std::uint8_t insolvent[Tile::capacity] = {};  // firms of the tile that ran out of cash and credit
  std::vector<Idea> ideas;
  std::vector<Leaver> leavers;         // in order of rows within a cell
  std::vector<double> wanted_jobs;     // by row: L*
  std::vector<double> local_growth;    // by cell: factor on local sales before clearing
  std::vector<double> outside_growth;  // by cell: factor on outside sales
  std::vector<double> local_factor;    // by market: K_s
  std::vector<double> local_price;     // by cell: w^−p_p
  std::vector<double> outside_price;   // by cell: w^−e_w
  std::vector<double> vacancies;       // by region
  std::vector<double> fill;            // by region: share of vacancies filled
  std::vector<double> paid_out;        // by region: profits paid out, kEUR

  void fit(World const& world);  // sizes everything to the world
};

}  // namespace clustress
