// sim/model/mechanisms.hpp — all mechanisms, and what is done for each of them alike.
//
// Nothing here is per firm. Thread-safe for different worlds.
#pragma once

#include <span>

#include "sim/world/mechanism.hpp"

namespace clustress {

// In the order in which a quarter is settled.
std::span<MechanismFunction const> mechanism_catalogue();

// Sets the flows of the quarter to zero.
void begin_quarter(World& world);
// Settles each mechanism and holds its state to be sensible before the next one reads it. Throws
// WorldFailure.
void settle_quarter(Settlement const& settlement);

// The constants that the released world takes from the hold: forget what was measured, measure the
// quarter, and set them.
void forget_hold(World& world);
void measure_hold(World& world);
void set_constants(World& world);

// Memory that a world holds beside itself, bytes.
std::size_t bytes_of(World const& world);

}  // namespace clustress
