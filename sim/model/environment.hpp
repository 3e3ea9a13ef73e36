// sim/model/environment.hpp — what the world outside does this quarter. Rebuilt from neutral every quarter; nothing is undone.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/model/stress.hpp"

namespace clustress {

struct World;

struct Environment {
  double macro = 0.0;                  // log deviation of the macro cycle, AR(1); carried from quarter to quarter
  std::vector<double> local_demand;    // factor on local demand, by sector; neutral 1
  std::vector<double> outside_demand;  // factor on the path of outside sales, by sector; neutral 1
};

// Sets the quarter's environment: neutral, then the macro cycle (not in the hold), then each stress in order (from quarter 1).
void set_environment(World& world, std::span<std::shared_ptr<Stress const> const> stresses);

}  // namespace clustress
