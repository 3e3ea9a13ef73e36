// calibration/experiments/laboratory.hpp — where experiments push a simulated economy and compare
// it with itself undisturbed: both share all luck.
//
// Belongs to one replicate and one thread.
#pragma once

#include <memory>
#include <vector>

#include "sim/engine/preparation.hpp"
#include "sim/world/stress.hpp"

namespace clustress {

using Stresses = std::vector<std::shared_ptr<Stress const>>;

// Whether the outside share of the sector is at least that of sectors that can export.
bool is_tradable(Economy const& economy, SectorRow sector);

// The first region at the end of a quarter.
struct RegionFigures {
  double tradable_jobs = 0, other_jobs = 0;
  double value_added = 0;  // of the quarter, kEUR
  double unemployment_rate = 0;
};
RegionFigures figures_of_first_region(World const& world);

// Firms of all regions in a quarter.
struct WorldFigures {
  std::vector<double> jobs_of;  // by sector, at its end
  double jobs = 0;
  double value_added = 0, rd_spending = 0;  // kEUR
};
WorldFigures figures_of_firms(World const& world);

// A world of its own, from programme start.
class PushedWorld {
 public:
  PushedWorld(World const& start, StopFlag const& stop) : world_(start), stop_(stop) {}
  // Throws Stopped when asked to stop.
  void run_to(Quarter quarter, Stresses const& stresses);
  [[nodiscard]] World const& world() const { return world_; }

 private:
  World world_;
  Workspace workspace_;
  StopFlag const& stop_;
};

class Laboratory {
 public:
  // `start`, the world at programme start, and `stop` must outlive it.
  Laboratory(World const& start, StopFlag const& stop)
      : start_(start), stop_(stop), undisturbed_(start, stop) {}

  [[nodiscard]] World const& start() const { return start_; }
  [[nodiscard]] PushedWorld world() const { return {start_, stop_}; }
  // The same without the macro cycle.
  [[nodiscard]] PushedWorld world_without_cycle() const;
  // Of the undisturbed world, which is run only as far as it is asked for.
  RegionFigures const& undisturbed(Quarter quarter);
  WorldFigures const& undisturbed_firms(Quarter quarter);

 private:
  World const& start_;
  StopFlag const& stop_;
  PushedWorld undisturbed_;
  void run_undisturbed_to(Quarter quarter);
  std::vector<RegionFigures> figures_;  // by quarter
  std::vector<WorldFigures> firms_;
};

}  // namespace clustress
