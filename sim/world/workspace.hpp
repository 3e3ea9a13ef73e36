// sim/world/workspace.hpp — scratch of a tile and of a quarter: nothing in it outlives the quarter,
// so it is no part of a world's state. One Workspace a thread.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/core/ids.hpp"
#include "sim/core/money.hpp"
#include "sim/world/draws.hpp"
#include "sim/world/project_kind.hpp"
#include "sim/world/row_index.hpp"
#include "sim/world/size_class.hpp"
#include "sim/world/world.hpp"

namespace clustress {

// A project a firm, or a founder, could do this quarter.
struct Idea {
  static constexpr std::size_t no_row = static_cast<std::size_t>(-1);
  ProjectKind kind = ProjectKind::assignment;
  FirmId firm{};
  Quarter arose = 0;  // with the firm the address of its draws; earlier if it was put off
  std::size_t row = no_row;
  CellRow cell;
  std::int32_t jobs = 1;          // of the firm, for eligibility
  std::int32_t age_quarters = 0;  // of the firm
  double merit = 0;               // as juries see it, before noise
  double founder_means_keur = 0;  // what a founder has; firms pay from cash and credit
  std::uint32_t founder = 0;      // k of a founder
  bool finds_elsewhere = false;   // the founder lacks means and would find them without support
  StandingSet standing;           // of the firm; what a founder's firm will have at birth
  bool no_place = false;          // no research organisation has room for it this quarter
  bool done = false;              // decided and started
  double expected_cost_keur = 0;
  double cost_keur = 0;      // known once it is planned in detail
  double value_keur = 0;     // what the firm thinks it is worth to it
  double gain = 0;           // log points while it lasts
  bool succeeds = false;     // becomes an innovation
  Cents support = 0;         // that an instrument promised
  double support_share = 0;  // of the cost, which support may not exceed
  int instrument = -1;
  double loan_keur = 0;         // that a guarantee makes the bank lend
  Cents loan_reserve = 0;       // what the programme holds back for that loan
  double guaranteed_share = 0;  // of that loan
};

// A link that forms if the idea, carried out with support, is started.
struct PlannedLink {
  std::size_t idea = 0;  // place in Workspace::ideas
  FirmId partner{};
  CellRow partner_cell;
  std::size_t partner_row = 0;
};

// A firm founded this quarter by people of another.
struct SpinOff {
  FirmId id;
  double parent_productivity = 0;
  float position = 0;
  std::uint16_t niche = 0;
};

// Scratch of the tile in hand: nothing in it outlives the tile. Tiles that are worked on at the
// same time need one each.
struct TileScratch {
  TileDraws draws;
  std::uint8_t insolvent[Tile::capacity] = {};  // firms that ran out of cash and credit
  // factor on the innovation hazard from R&D and others' knowledge
  double research[Tile::capacity] = {};
  double absorption[Tile::capacity] = {};  // absorptive capacity, in [0, 1)
  double hazard[Tile::capacity] = {};      // of the behaviour in hand
};

// Firms of one cell whom the quarter changes.
struct CellEvents {
  std::vector<std::size_t> leavers;  // rows, in order
  std::vector<SpinOff> spin_offs;    // in order of the parents' rows
};

// Scratch of the quarter. What is by row, cell, niche, market or region is written by the tiles of
// that place alone; lists of the whole world are made between the passes over the firms.
struct QuarterScratch {
  std::vector<Idea> ideas;  // cell by cell, in order of rows
  std::vector<PlannedLink> planned_links;
  std::vector<CellEvents> events;   // by cell
  std::vector<double> wanted_jobs;  // by row: L*
  // by row: persons kept without work, where anybody is kept (hoarding.hpp)
  std::vector<float> idle_staff;
  // by row: b_i + niche gain, what is added to a_i in competition
  std::vector<float> advantage;
  std::vector<float> inflow;           // by row: knowledge from partners, 0 without links
  std::vector<double> niche_gain;      // by niche: localisation effect, log points
  std::vector<double> niche_learning;  // by niche: relative change of the knowledge around
  std::vector<double> niche_inflow;    // by niche: what others' innovations bring, log points
  // by market: relative change of related activity in the region
  std::vector<double> related_learning;
  std::vector<double> related_density;  // by market: base-year level of it against other regions
  RowIndex index;                       // rows of firms that are linked; valid until renewal
  std::vector<double> local_growth;     // by cell: factor on local sales before clearing
  std::vector<double> outside_growth;   // by cell: factor on outside sales
  // by market and class of size: what clearing makes of a unit of local sales
  std::vector<std::array<double, market_classes>> local_factor;
  // by cell and class of size: local sales before clearing, kEUR
  std::vector<std::array<double, market_classes>> class_sales;
  std::vector<double> local_price;    // by cell: w^−p_p
  std::vector<double> outside_price;  // by cell: w^−e_w
  std::vector<double> vacancies;      // by region
  std::vector<double> fill;           // by region: share of vacancies filled

  void fit(World const& world);  // sizes everything to the world
};

// What one thread needs to simulate a quarter of one world.
struct Workspace : QuarterScratch {
  TileScratch tile;
};

}  // namespace clustress
