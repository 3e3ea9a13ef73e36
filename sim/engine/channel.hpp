// sim/engine/channel.hpp — what a channel run holds on its path without the programme.
//
// Each holds one state through which a programme reaches firms that it does not support; the rest
// moves on. Pure functions, thread-safe.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "sim/behaviour/held_conditions.hpp"

namespace clustress {

class Tape;

enum class Channel : std::uint8_t { labour, crowding, bad_times, niche_spillovers };

struct ChannelEntry {
  Channel channel;
  std::string_view name;  // in scenarios and results
  std::string_view held;  // ends the name of the run, "crowding held"
};
std::span<ChannelEntry const> channel_entries();
ChannelEntry const& entry_of(Channel channel);
// null if no channel has the name
ChannelEntry const* find_channel(std::string_view name);

// What the run of the channel is given in the quarter.
HeldConditions held_conditions(Channel channel, Tape const& tape, std::size_t quarter);

}  // namespace clustress
