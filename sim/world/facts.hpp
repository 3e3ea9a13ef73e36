// sim/world/facts.hpp — what a world is given: regions, sectors and clusters as the statistics
// describe them.
//
// Plain values, read by the loader from scenarios/worlds/*.toml, immutable afterwards. Every number
// there carries its source or is marked as assumed with a range (FactNote). Jobs are persons
// employed at their place of work.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/ids.hpp"
#include "sim/core/parameters.hpp"

namespace clustress {

struct SectorFacts {
  std::string name;            // "industry"
  std::string nace;            // NACE Rev. 2 sections, "B-E"
  double outside_share = 0.2;  // τ: share of sales to buyers outside the region
  // percent change of demand per percent change of the macro cycle
  double cyclicality = 1.0;
  double value_added_per_job_keur = 60.0;  // a year, base-year prices
  double entry_rate = 0.1;                 // births a year per firm of the base year
  double innovation_opportunity = 1.0;     // multiplies the innovation hazard
  double foreign_share = 0.5;              // of an exporter's outside sales that is sold abroad
  double energy_share = 0.03;              // cost of energy in sales
  double low_carbon_share = 0.05;          // of firms that work for the low-carbon transition
  double volatility = 1.0;          // width of firms' sales shocks against the mean of sectors
  NamedNumbers sector_relatedness;  // Φ to other sectors in [0, 1], symmetric; not named = 0

  static void describe(ParameterTable<SectorFacts>& table);
};

struct RegionFacts {
  std::string name;             // "Leipzig"
  std::string nuts;             // "DED5"
  double employed_persons = 0;  // at work in the region
  double unemployment_rate = 0.08;
  // of employed persons in administration and education: wages and demand, no firms
  double fixed_block_share = 0.15;
  double hoarding = 0.2;    // h: of the staff that bad times leave without work, kept by its firms
  double short_time = 0.0;  // a: of idle hours, on short-time work that the public sector pays
  // of employed persons, by sector name; with the fixed block they add up to 1
  NamedNumbers sector_share;
  NamedNumbers commuters_share;  // of jobs here, held by residents of the named other regions
  // of residents' spending on local goods that goes to the named other regions
  NamedNumbers purchases_share;
  NamedNumbers distance_km;  // to the named other regions; not named = far

  static void describe(ParameterTable<RegionFacts>& table);
};

struct ClusterFacts {
  std::string name;
  std::string region;
  double jobs = 0;             // of all firms of the cluster, at programme start
  NamedNumbers sector_weight;  // share of the cluster's jobs by sector name; adds up to 1
  // Its cluster organisation in the base year; no staff = no organisation.
  double organisation_staff = 0;      // full-time persons
  double organisation_quality = 0.5;  // management quality q in [0, 1]
  double organisation_public_share =
      // of its budget that base-year public funding pays; fees and projects pay the rest
      0.6;
  double member_share = 0.1;  // of the cluster's jobs that are in member firms

  static void describe(ParameterTable<ClusterFacts>& table);
};

// A university, institute or laboratory that does projects with firms.
struct ResearchOrganisationFacts {
  std::string name;
  std::string region;
  double project_capacity = 0;  // projects with firms it can start a quarter
  NamedNumbers sector_field;    // how well it serves each sector, in [0, 1]; not named = 0

  static void describe(ParameterTable<ResearchOrganisationFacts>& table);
};

// Where a number of a world file comes from.
struct FactNote {
  std::string path;  // "region.Leipzig.employed_persons"
  double value = 0;
  std::string source;
  bool assumed = false;
  Range range;  // given when assumed
};

// A firm of the user's own data as it is in the base quarter (own_firms.hpp).
struct OwnFirm {
  FirmId id{};  // hash of the user's name for it, which is kept nowhere
  RegionRow region;
  SectorRow sector;
  std::optional<ClusterRow> cluster;
  std::int32_t jobs = 1;
  Quarter founded = 0;  // 0 = the base quarter
  bool member = false;  // of its cluster's organisation
  std::optional<bool> exporter;
  std::optional<double> rd_keur;  // spent on R&D a year
};

struct WorldFacts {
  std::string name;
  // of the declared size, that this world has: extensive numbers of its regions, clusters and
  // organisations are so many times what is declared (loader/scaling.hpp); notes are as declared
  double scale = 1.0;
  std::vector<SectorFacts> sectors;
  std::vector<RegionFacts> regions;
  std::vector<ClusterFacts> clusters;
  std::vector<ResearchOrganisationFacts> research_organisations;
  std::vector<OwnFirm> own_firms;  // no two of one id
  std::string own_firms_digest;    // of what the file says about them; empty if there is none
  std::vector<FactNote> notes;
};

inline constexpr double smallest_cell_jobs = 1.0;  // a cell with less than one job has no firms

// A cell by what makes it; no cluster: the firms of the region's sector outside clusters.
using CellName = std::tuple<RegionRow, SectorRow, std::optional<ClusterRow>>;
// Persons employed in every cell that has firms; the facts must be free of faults.
std::map<CellName, double> declared_jobs(WorldFacts const& facts);

// What is inconsistent across the facts (unknown names, shares that do not add up, a cluster with
// more jobs in a sector than its region has); empty if nothing. Each message names the path first:
// "region.Leipzig: …".
std::vector<std::string> faults_of(WorldFacts const& facts);

}  // namespace clustress
