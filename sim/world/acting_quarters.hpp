// sim/world/acting_quarters.hpp — when stresses act, found by what they do and not by what they
// say: the quarters in which they leave a neutral environment otherwise than neutral. Pure,
// thread-safe.
#pragma once

#include <memory>
#include <span>

#include "sim/core/quarter_span.hpp"
#include "sim/world/economy.hpp"
#include "sim/world/stress.hpp"

namespace clustress {

// The first and the last quarter up to the horizon in which any of the stresses bends a lever; one
// that lasts acts to the horizon. Empty if none ever does: severity 0, nobody in scope, too late.
QuarterSpan acting_quarters(std::span<std::shared_ptr<Stress const> const> stresses,
                            Economy const& economy, Quarter horizon);

}  // namespace clustress
