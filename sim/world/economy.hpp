// sim/world/economy.hpp — what does not change in a run: facts, parameters, the cells they make,
// and tables derived from them.
//
// Built once from checked facts, immutable, shared by all worlds and threads.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/ids.hpp"
#include "sim/world/facts.hpp"
#include "sim/world/model_parameters.hpp"
#include "sim/world/project_kind.hpp"
#include "sim/world/sales_luck.hpp"

namespace clustress {

// A narrow industry inside a cell; a firm's niche is fixed.
struct Niche {
  CellRow cell;
  double target_jobs = 0;  // of the base year
};

// A cell: the firms of one region, sector and cluster (or of no cluster).
struct Cell {
  RegionRow region;
  SectorRow sector;
  MarketRow market;
  std::optional<ClusterRow> cluster;
  double target_jobs = 0;       // at programme start
  double reference_firms = 0;   // of the base year: scale of entry
  std::uint64_t key = 0;        // hash of the three names: same in every world that has the cell
  std::size_t niche_begin = 0;  // its niches in Economy::niches, at least one
  std::size_t niche_end = 0;
};

// A local product market: the cells of one region and sector, side by side.
struct Market {
  RegionRow region;
  SectorRow sector;
  std::size_t cell_begin = 0;
  std::size_t cell_end = 0;
};

// What depends on a firm's whole-person size, tabulated.
struct SizeEffects {
  double noise_size = 1;          // min(1, (L/L_n)^−β_a): of productivity noise
  double innovation_size = 0;     // (max(L, L_b)/10)^g
  double exit_size = 0;           // L^−η
  double idea_hazard = 0;         // of any kind, a quarter
  double shared_idea_hazard = 0;  // of the kinds that need others
  double log_size = 0;            // ln(L/10)
  double partner_search = 0;      // a quarter
  // (L/L_0)^γ: value added and cost per person against the sector's average
  double value_added = 1;
  double owners_here = 1;  // max(o_∞, L^−x): owners of the firm who live in its region
};

class SizeTable {
 public:
  SizeTable() = default;
  explicit SizeTable(ModelParameters const& p);
  using Effect = double SizeEffects::*;
  [[nodiscard]] double of(std::int32_t jobs, Effect effect) const {
    return static_cast<std::size_t>(jobs) < table_.size()
               ? table_[static_cast<std::size_t>(jobs)].*effect
               : effects_of(jobs).*effect;
  }
  // One effect of n firms.
  void gather(std::int32_t const* jobs, std::size_t n, Effect effect, double* out) const {
    for (std::size_t i = 0; i < n; ++i) out[i] = of(jobs[i], effect);
  }
  // Kind of the idea that a firm has if its uniform u lies below its hazard: (0, 1) is shared out
  // in the order of kinds_of_firms(). Above them lie the additional ideas of members, `more` times
  // those of the kinds that need others.
  [[nodiscard]] ProjectKind kind_of_idea(std::int32_t jobs, double u, double more = 0.0) const;

 private:
  [[nodiscard]] SizeEffects effects_of(std::int32_t jobs) const;
  ModelParameters parameters_;
  std::vector<SizeEffects> table_;
  std::vector<double> edges_;  // by jobs, then kind: upper edges of the kinds' parts of (0, 1)
};

// What depends on a firm's age in quarters; firms older than the table behave like its last entry.
struct AgeEffects {
  static constexpr int oldest = 255;
  std::array<double, oldest + 1> young_growth{};  // g_y exp(−age/τ_y), log points a quarter
  // h_old + (h_young − h_old) exp(−age/τ_a), per quarter
  std::array<double, oldest + 1> exit_age{};
};

struct RegionConstants {
  double fixed_jobs = 0;               // administration and education
  double base_unemployment = 0;        // ū
  double labour_force = 0;             // residents at work or seeking
  double base_jobs = 0;                // all persons at work in the region
  double mean_value_added = 0;         // kEUR per job and quarter, market sectors
  std::vector<double> base_residents;  // of base_jobs, by region of residence
  // share of residents' local spending, by region where it is spent
  std::vector<double> purchases;
  std::vector<double> distance_km;  // to every region; 0 to itself
  // projects its research organisations can begin a quarter; −1 = no limit
  double research_places = -1;
  std::vector<double> research_fit;  // by sector: how well they serve it, in [0, 1]
};

struct Economy {
  WorldFacts facts;
  ModelParameters parameters;
  std::vector<Cell> cells;          // by region, sector, then no cluster first
  std::vector<Niche> niches;        // by cell
  std::vector<double> relatedness;  // Φ_{s s'}, row by row; 1 on the diagonal
  std::vector<Market> markets;      // by region, sector
  std::vector<RegionConstants> regions;
  std::vector<std::vector<std::size_t>> cluster_cells;  // by cluster
  std::vector<RegionRow> cluster_regions;
  std::vector<std::uint64_t> cluster_keys;  // hash of the name
  SizeTable sizes;
  std::vector<SalesLuckTable> luck;  // by sector
  AgeEffects ages;

  explicit Economy(WorldFacts world_facts, ModelParameters const& model_parameters);

  [[nodiscard]] Cell const& cell(CellRow id) const { return cells[id.get()]; }
  [[nodiscard]] SectorFacts const& sector_of(CellRow id) const {
    return facts.sectors[cell(id).sector.get()];
  }
  // "sector in region", as people read it.
  [[nodiscard]] std::string name_of(CellRow id) const {
    return sector_of(id).name + " in " + facts.regions[cell(id).region.get()].name;
  }
  // Where the firms of a cell are at home on the circle of knowledge, in [0, 1): near the other
  // cells of its sector; fixed by names.
  [[nodiscard]] double home_position(CellRow id) const;
  [[nodiscard]] double related(SectorRow a, SectorRow b) const {
    return relatedness[a.get() * facts.sectors.size() + b.get()];
  }
  [[nodiscard]] double value_added_per_job(CellRow id) const {  // y, kEUR per job and quarter
    return sector_of(id).value_added_per_job_keur / 4.0;
  }
};

}  // namespace clustress
