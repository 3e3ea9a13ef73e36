// sim/engine/firm_causes.hpp — what reaches a firm from others: what surrounds it in a quarter, and
// what of that made the first difference between its worlds.
//
// Each cause is the number through which a mechanism acts, computed by that mechanism: switched
// off, it is the same in all worlds and never named. Pure functions, thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "sim/world/world.hpp"

namespace clustress {

struct FirmLife;

// Where in the life of a firm a cause can make a difference.
enum class FirmMoment : std::uint8_t {
  projects,
  productivity,
  outside_sales,
  local_sales,
  jobs,
  cash,
  entry,
  exit
};

struct FirmCause {
  std::string_view name, unit;
  Quarter lag;  // quarters until it acts
  std::span<FirmMoment const> acts_on;
  // NaN where it needs the firm and `row` is no_row
  double (*value)(World const& world, CellRow cell, std::size_t row);
};
inline constexpr std::size_t no_row = static_cast<std::size_t>(-1);
inline constexpr std::size_t firm_cause_count = 15;
std::span<FirmCause const> firm_causes();

using Surroundings = std::array<double, firm_cause_count>;  // by cause
Surroundings surroundings_of(World const& world, CellRow cell, std::size_t row);

// A cause that differed when it acted.
struct CauseFound {
  FirmCause const* cause;
  Quarter quarter;  // of the values
  double without, with;
  // of the difference, to the larger of the two; in log points as it is
  [[nodiscard]] double size() const;
};
// Of the causes that act where the firm's worlds first differ, those that were not the same.
std::vector<CauseFound> causes_of_first_difference(FirmLife const& life);
// All that acted in the quarter and were not the same, the relatively largest first; what acts on
// founders alone where the firm enters.
std::vector<CauseFound> causes_around(FirmLife const& life, Quarter quarter);

}  // namespace clustress
