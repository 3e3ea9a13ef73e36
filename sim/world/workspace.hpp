// sim/world/workspace.hpp — scratch of one thread: nothing in it outlives a quarter, so it is no
// part of a world's state.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/ids.hpp"
#include "sim/core/money.hpp"
#include "sim/world/draws.hpp"
#include "sim/world/project_kind.hpp"
#include "sim/world/row_index.hpp"
#include "sim/world/world.hpp"

namespace clustress {

// A project a firm, or a founder, could do this quarter.
struct Idea {
  static constexpr std::size_t no_row = static_cast<std::size_t>(-1);
  ProjectKind kind = ProjectKind::assignment;
  FirmId firm{};
  std::size_t row = no_row;
  CellRow cell;
  std::int32_t jobs = 1;          // of the firm, for eligibility
  std::int32_t age_quarters = 0;  // of the firm
  double merit = 0;               // as juries see it, before noise
  double founder_means_keur = 0;  // what a founder has; firms pay from cash and credit
  std::uint32_t founder = 0;      // k of a founder
  std::uint8_t standing = 0;      // Standing of the firm; what a founder's firm will have at birth
  bool no_place = false;          // no research organisation has room for it this quarter
  bool done = false;              // decided and started
  double expected_cost_keur = 0;
  double cost_keur = 0;      // known once it is planned in detail
  double value_keur = 0;     // what the firm thinks it is worth to it
  double gain = 0;           // log points while it lasts
  bool succeeds = false;     // becomes an innovation
  Cents support = 0;         // promised by an instrument …
  double support_share = 0;  // … but no more than this share of the cost
  int instrument = -1;
  double loan_keur = 0;    // that a guarantee makes the bank lend …
  Cents loan_reserve = 0;  // … and what the programme holds back for it
  double guaranteed_share = 0;
};

// A link that forms if the idea, carried out with support, is started.
struct PlannedLink {
  std::size_t idea = 0;  // place in Workspace::ideas
  FirmId partner{};
  CellRow partner_cell;
  std::size_t partner_row = 0;
};

struct Leaver {
  CellRow cell;
  std::size_t row;
};

// A firm founded this quarter by people of another.
struct SpinOff {
  CellRow cell;
  FirmId id;
  double parent_productivity = 0;
  float position = 0;
  std::uint16_t niche = 0;
};

struct Workspace {
  TileDraws draws;                              // of the tile in hand
  std::uint8_t insolvent[Tile::capacity] = {};  // firms of the tile that ran out of cash and credit
  // factor on the innovation hazard from R&D and others' knowledge
  double research[Tile::capacity] = {};
  double absorption[Tile::capacity] = {};  // absorptive capacity, in [0, 1)
  double hazard[Tile::capacity] = {};      // of the behaviour in hand
  std::vector<Idea> ideas;
  std::vector<PlannedLink> planned_links;
  std::vector<Leaver> leavers;  // in order of rows within a cell
  std::vector<SpinOff> spin_offs;
  std::vector<double> wanted_jobs;  // by row: L*
  // by row: b_i + niche gain, what is added to a_i in competition
  std::vector<float> advantage;
  std::vector<float> inflow;           // by row: knowledge from partners, 0 without links
  std::vector<double> niche_gain;      // by niche: localisation effect, log points
  std::vector<double> niche_learning;  // by niche: relative change of the knowledge around
  // by market: relative change of related activity in the region
  std::vector<double> related_learning;
  RowIndex index;                      // rows of firms that are `linked`; valid until renewal
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
