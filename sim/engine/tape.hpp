// sim/engine/tape.hpp — what the arm without a programme leaves behind: the register of firms,
// their jobs and projects, and the state of labour markets, markets and niches, quarter by quarter.
//
// Every firm that ever lives in a replicate has one row: firms of the common snapshot first, then
// entrants in the order of their coming. The tape of the arm without a programme gives rows to its
// entrants; an arm with one looks its entrants up there and appends those that live only with the
// programme. Built by one thread, then read-only and shared between arms.
#pragma once

#include <cstdint>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sim/behaviour/labour.hpp"
#include "sim/core/ids.hpp"
#include "sim/world/world.hpp"

namespace clustress {

class FirmRegister {
 public:
  // Gives the next row; a known id breaks the promise that ids are unique: WorldFailure.
  std::int32_t enter(FirmId id, CellRow cell);
  [[nodiscard]] std::optional<std::int32_t> find(FirmId id) const;
  [[nodiscard]] std::size_t size() const { return cells_.size(); }
  [[nodiscard]] CellRow cell(std::size_t row) const { return cells_[row]; }

 private:
  struct Hash {
    std::size_t operator()(std::uint64_t id) const { return id; }  // ids are hashes already
  };
  std::unordered_map<std::uint64_t, std::int32_t, Hash> rows_;
  std::vector<CellRow> cells_;
};

// Calls f(row of the firm table, cell) for every firm that has no register row yet: all at first,
// then the latest entrants, who stand at the ends of their segments.
template <class F>
void for_each_unregistered(World const& world, F&& f) {
  for (std::size_t c = 0; c < world.firms.cells(); ++c) {
    Segment const& s = world.firms.segment(CellRow(c));
    for (std::size_t row = s.begin + s.count;
         row-- > s.begin && world.firms.register_row[row] == unregistered;) {
      f(row, CellRow(c));
    }
  }
}

// What firms feel of others of their market and niche in one quarter.
struct MarketConditions {
  std::vector<double> crowding, demand_gap;  // by market
  std::vector<double> innovated;             // by niche
};

class Tape {
 public:
  // Registers the firms of the snapshot, writing their rows into the world, and records quarter 0.
  void begin(World& snapshot);
  // Registers the quarter's entrants and records jobs and projects; `fill`: share of vacancies
  // filled, by region.
  void record(World& world, std::vector<double> const& fill);

  [[nodiscard]] FirmRegister const& firms() const { return firms_; }
  // by row
  [[nodiscard]] std::vector<std::int32_t> const& jobs(std::size_t quarter) const {
    return jobs_[quarter];
  }
  // by quarter, then row
  [[nodiscard]] std::vector<std::vector<std::int32_t>> const& all_jobs() const { return jobs_; }
  [[nodiscard]] LabourConditions const& labour(std::size_t quarter) const {
    return labour_[quarter];
  }
  [[nodiscard]] MarketConditions const& markets(std::size_t quarter) const {
    return markets_[quarter];
  }
  // S of each market, kEUR a quarter
  [[nodiscard]] std::vector<double> const& market_sales(std::size_t quarter) const {
    return market_sales_[quarter];
  }
  // A project that a firm started, and the idea that it came of: a firm has at most one idea a
  // quarter, so row, kind and the quarter in which it arose name it.
  struct Project {
    std::int32_t register_row;
    ProjectKind kind;
    Quarter arose;
    double cost_keur;
    [[nodiscard]] auto key() const { return std::tuple(register_row, kind, arose); }
  };
  // Cost of this project, if the firm started it by the end of the quarter.
  [[nodiscard]] std::optional<double> started_project(std::size_t quarter,
                                                      Project const& idea) const;
  // Those of the quarter whose ideas had been put off.
  [[nodiscard]] std::vector<Project> const& taken_up(std::size_t quarter) const {
    return taken_up_[quarter];
  }

 private:
  FirmRegister firms_;
  std::vector<std::vector<std::int32_t>> jobs_;
  std::vector<LabourConditions> labour_;           // by quarter
  std::vector<MarketConditions> markets_;          // by quarter
  std::vector<std::vector<double>> market_sales_;  // by quarter
  std::vector<std::vector<Project>> projects_;     // by quarter, sorted by key
  std::vector<std::vector<Project>> taken_up_;     // by quarter
};

// Sales of the firms of each market, local and outside, kEUR a quarter.
std::vector<double> sales_by_market(World const& world);
// Jobs by register row; rows of firms that do not live are 0.
void read_jobs(World const& world, std::size_t rows, std::vector<std::int32_t>& jobs);

}  // namespace clustress
