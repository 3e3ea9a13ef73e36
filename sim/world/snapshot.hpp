// sim/world/snapshot.hpp — a held world as bytes, for keeping spun-up populations between runs.
//
// The bytes are good for the same program on the same kind of machine only; whoever stores them
// keys them by the program.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "sim/world/world.hpp"

namespace clustress {

// A world in the hold, without a programme (spin_up's result).
std::string to_bytes(World const& world);

// The world again, of the same economy; nothing if the bytes do not fit it.
std::optional<World> world_from_bytes(std::string_view bytes,
                                      std::shared_ptr<Economy const> economy);

}  // namespace clustress
