// sim/world/stress.hpp — a stress: the interface of the files in sim/stresses.
//
// Stresses are immutable and shared. Every quarter the environment starts from neutral, the macro
// cycle is applied, and each active stress bends it: nothing is ever undone. Quarter 1 is the first
// programme quarter; stresses do not see burn-in.
#pragma once

#include <span>
#include <string_view>

#include "sim/core/calendar.hpp"
#include "sim/core/catalogue.hpp"

namespace clustress {

struct Environment;
struct Economy;

class Stress {
 public:
  virtual ~Stress() = default;
  [[nodiscard]] virtual std::string_view kind_name() const = 0;
  // in the unit the kind declares; 0 = no stress, bit for bit
  [[nodiscard]] virtual double severity() const = 0;
  virtual void bend(Quarter quarter, Economy const& economy, Environment& environment) const = 0;
};

// All kinds of stresses, in a fixed order.
std::span<EntryFunction<Stress> const> stress_catalogue();

}  // namespace clustress
