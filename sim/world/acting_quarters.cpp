#include "sim/world/acting_quarters.hpp"

#include <algorithm>

#include "sim/world/environment.hpp"

namespace clustress {

QuarterSpan acting_quarters(std::span<std::shared_ptr<Stress const> const> stresses,
                            Economy const& economy, Quarter horizon) {
  QuarterSpan span;
  Environment environment;
  for (Quarter quarter = 1; quarter <= horizon; ++quarter) {
    for (Lever const& lever : levers())
      lever.set_neutral(environment, economy.facts.sectors.size());
    for (auto const& stress : stresses) stress->bend(quarter, economy, environment);
    bool const acts = std::ranges::any_of(
        levers(), [&](Lever const& lever) { return !lever.is_neutral(environment); });
    if (!acts) continue;
    if (span.is_empty()) span.first = quarter;
    span.last = quarter;
  }
  return span;
}

}  // namespace clustress
