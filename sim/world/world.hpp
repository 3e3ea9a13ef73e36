// sim/world/world.hpp — the state of one simulated world: a plain copyable value that holds
// everything that changes in a run.
//
// A snapshot is a copy. Behaviours are free functions over it; scratch that does not outlive a
// quarter is in Workspace. Not thread-safe: one thread per world.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/ids.hpp"
#include "sim/random/field.hpp"
#include "sim/world/account.hpp"
#include "sim/world/cluster_state.hpp"
#include "sim/world/economy.hpp"
#include "sim/world/environment.hpp"
#include "sim/world/firms.hpp"
#include "sim/world/hold_mean.hpp"
#include "sim/world/link.hpp"
#include "sim/world/office.hpp"
#include "sim/world/size_class.hpp"

namespace clustress {

// hold: employment of every cell is kept at its fact (spin-up and burn-in). released: demand has
// its own path.
enum class Regime : std::uint8_t { hold, released };

struct CellState {
  std::int64_t jobs = 0;   // all firms of the cell, at the end of the last quarter
  double local_sales = 0;  // kEUR a quarter
  double outside_sales = 0;
  double outside_base = 0;   // what its firms would sell outside with average reputations
  double outside_drift = 0;  // g_s: growth that keeps outside sales on their declared path
  double hold_integral = 0;  // slow part of ln of the factor that holds the cell's jobs
  // over the settled quarters of spin-up: outside sales, and what became of them a quarter later
  // but for the hold
  double outside_from = 0, outside_to = 0;
  // flows of the quarter
  std::int32_t entries = 0, exits = 0;
  std::int64_t jobs_created = 0, jobs_destroyed = 0;
  std::int32_t projects_started = 0;
  std::int32_t insolvencies = 0;
  std::int32_t spin_offs = 0;
  // firms that wanted a loan for an investment, and those whose bank said no
  std::int32_t loans_asked = 0, loans_refused = 0;
  double rd_spending = 0;    // kEUR
  double mean_position = 0;  // of its firms on the circle of knowledge; only in clusters
};

struct NicheState {
  std::int64_t jobs = 0;  // at the end of the last quarter
  double rd_stock = 0;    // kEUR, of all its firms
  HoldMean jobs_mean, rd_mean;
  double base_jobs = 0, base_rd = 0;  // base year
  // innovations of its firms, each with its step times its firm's jobs: of the quarter, and of the
  // one before
  double innovated = 0, innovated_before = 0;
};

struct MarketState {
  static constexpr std::size_t bins = 128;
  static constexpr double lowest = -1.6, bin_width = 0.025;  // of log productivity
  double local_demand = 0;                                   // D, kEUR a quarter
  double base_demand = 0;                                    // D0
  HoldMean demand_mean;                                      // over the last quarters of burn-in
  double purchases = 0;     // of programmes in the quarter, a part of D
  double usual_demand = 0;  // what firms take for usual: ln of demand against the base year
  double demand_gap = 0;    // g: ln of demand against what is usual; 0 in the hold
  double orphaned = 0;      // O: local sales of firms that a stress closed, without a new seller
  double bought_away = 0;   // of D this quarter, for want of a seller here
  // by class of size: s, share of the market's local sales before clearing; s0
  std::array<double, market_classes> class_share{}, base_class_share{};
  std::array<HoldMean, market_classes> class_share_mean;
  double firms = 0;  // N, at the end of the last quarter
  double base_firms = 0;
  HoldMean firms_mean;
  double crowding = 1;  // n, firms per demand against the base year, last quarter; 1 in the hold
  // X0, of what firms sell outside with average reputations
  double base_outside = 0;
  HoldMean outside_mean;
  double base_jobs = 0;  // of the base year
  HoldMean jobs_mean;
  double innovation_rate = 0;   // ῑ, a job and quarter: running mean of the hold
  double log_outside_path = 0;  // ln of the declared outside path, last quarter
  HoldMean productivity_mean;
  // of mean_productivity; today's in the hold
  double base_productivity = 0;
  double mean_productivity = 0;  // over firms, last quarter
  // firms below the upper edge of each bin, cumulative
  std::array<std::uint32_t, bins + 1> productivity_count{};
};

struct RegionState {
  double log_wage = 0;    // ln w, 0 in the base year
  double unemployed = 0;  // residents seeking work
  double spending = 0;    // residents' smoothed income, kEUR a quarter
  double base_spending = 0;
  HoldMean spending_mean;
  IncomeAccount account;          // who paid whom in the quarter
  std::vector<double> residents;  // of the region's jobs, by region of residence
  double labour_force = 0;        // residents at work or seeking
  double log_participation = 0;   // against the base year
  double log_migration = 0;       // sum of past net migration over the base year's labour force
  double log_rent = 0;            // ln rent, 0 in the base year
  double idle_staff = 0;          // kept without work this quarter, persons
  double research_projects = 0;   // with its research organisations, started in the quarter
};

// A firm made something new; named by its row in the run's register, −1 before programme start.
// Events of the quarter are left for who records, no behaviour reads them.
struct InnovationEvent {
  CellRow cell;
  std::int32_t register_row;
};

// One of the largest firms of its cell at programme start.
struct AnchorFirm {
  CellRow cell;
  FirmId id{};
  std::int32_t jobs = 0;  // then
};

struct World {
  std::shared_ptr<Economy const> economy;
  RandomField random;
  RandomField macro_random;  // of the macro cycle; shared between replicates on request
  bool macro_cycle = true;
  Quarter now = 0;  // the quarter being simulated; 1 = first programme quarter
  Regime regime = Regime::hold;
  FirmTable firms;
  std::vector<CellState> cells;
  std::vector<MarketState> markets;
  std::vector<RegionState> regions;
  std::vector<NicheState> niches;
  std::vector<ClusterState> clusters;
  std::vector<Link> links;                   // sorted by (first, second)
  std::vector<AnchorFirm> anchor_firms;      // largest first; empty in the hold
  std::vector<InnovationEvent> innovations;  // of the quarter, also of firms that left in it
  Environment environment;
  Office office;

  [[nodiscard]] CellState& cell(CellRow id) { return cells[id.get()]; }
  [[nodiscard]] CellState const& cell(CellRow id) const { return cells[id.get()]; }
  [[nodiscard]] RegionState& region_of(CellRow id) {
    return regions[economy->cell(id).region.get()];
  }
  [[nodiscard]] RegionState const& region_of(CellRow id) const {
    return regions[economy->cell(id).region.get()];
  }
};

// Log productivity with what completed projects added for a while.
inline double effective_productivity(FirmColumns const& firms, std::size_t row) {
  return firms.productivity[row] + static_cast<double>(firms.assignment_gain[row]);
}

}  // namespace clustress
