// sim/world/environment.hpp — what the world outside does this quarter. Rebuilt from neutral every
// quarter; nothing is undone.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/world/stress.hpp"

namespace clustress {

struct World;

// The `firms` largest firms of programme start in the cells in scope close at the end of this
// quarter (anchor_exits.hpp).
struct AnchorExit {
  std::vector<std::uint8_t> in_scope;  // by cell
  int firms = 0;
};

struct Environment {
  // log deviation of the macro cycle, AR(1); carried from quarter to quarter
  double macro = 0.0;
  std::vector<double> local_demand;    // factor on local demand, by sector; neutral 1
  std::vector<double> outside_demand;  // factor on the path of outside sales, by sector; neutral 1
  std::vector<double> credit;          // factor on credit limits, by sector; neutral 1
  double log_energy_price = 0.0;       // ln of the price of energy, 0 in the base year
  std::int64_t released_per_million = 1'000'000;  // of what a programme planned to release
  std::vector<AnchorExit> anchor_exits;           // large firms that close this quarter
};

// Sets the quarter's environment: neutral, then the macro cycle (not in the hold), then each stress
// in order (from quarter 1).
void set_environment(World& world, std::span<std::shared_ptr<Stress const> const> stresses);

}  // namespace clustress
