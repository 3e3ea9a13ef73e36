// sim/world/environment.hpp — what the world outside does this quarter. Rebuilt from neutral every
// quarter; nothing is undone.
//
// A lever is a field of Environment and its line in levers(): set_environment() resets by that
// table. environment.cpp does not compile while a field is missing there.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <variant>
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
  // the levers
  std::vector<double> local_demand;
  std::vector<double> outside_demand;
  std::vector<double> credit;
  double log_energy_price = 0.0;
  std::int64_t released_per_million = 1'000'000;
  std::vector<AnchorExit> anchor_exits;
};

// What a stress can bend.
struct Lever {
  using BySector = std::vector<double> Environment::*;
  using Number = double Environment::*;
  using Whole = std::int64_t Environment::*;
  using Exits = std::vector<AnchorExit> Environment::*;

  std::string_view name;
  std::string_view meaning;  // what it multiplies or what is added to it
  double neutral = 0.0;      // of each number; a list of exits is neutral when it is empty
  std::variant<BySector, Number, Whole, Exits> field;

  void set_neutral(Environment& environment, std::size_t sectors) const;
  [[nodiscard]] bool is_neutral(Environment const& environment) const;
};

// All levers, in a fixed order.
std::span<Lever const> levers();

// Sets the quarter's environment: neutral, then the macro cycle (not in the hold), then each stress
// in order (from quarter 1).
void set_environment(World& world, std::span<std::shared_ptr<Stress const> const> stresses);

}  // namespace clustress
