// sim/model/environment.hpp — what the world outside does this quarter. Rebuilt from neutral every quarter; nothing is undone.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/ids.hpp"
#include "sim/model/stress.hpp"

namespace clustress {

struct World;

// The `firms` largest firms of a cluster (or of a region: no cluster) close at the end of this quarter.
struct AnchorExit {
  std::optional<ClusterId> cluster;
  RegionId region;
  int firms = 0;
};

struct Environment {
  double macro = 0.0;                    // log deviation of the macro cycle, AR(1); carried from quarter to quarter
  std::vector<double> local_demand;      // factor on local demand, by sector; neutral 1
  std::vector<double> outside_demand;    // factor on the path of outside sales, by sector; neutral 1
  double credit = 1.0;                   // factor on credit limits
  double log_energy_price = 0.0;         // ln of the price of energy, 0 in the base year
  double budget = 1.0;                   // share of what a programme planned to release that is released
  std::vector<AnchorExit> anchor_exits;  // largest firms that close this quarter
};

// Sets the quarter's environment: neutral, then the macro cycle (not in the hold), then each stress in order (from quarter 1).
void set_environment(World& world, std::span<std::shared_ptr<Stress const> const> stresses);

}  // namespace clustress
