#include "sim/engine/channel.hpp"

#include <algorithm>

#include "sim/engine/tape.hpp"

namespace clustress {
namespace {

constexpr ChannelEntry entries[] = {
    {Channel::labour, "labour", "wages and hiring held"},
    {Channel::crowding, "crowding", "crowding held"},
    {Channel::bad_times, "bad_times", "demand gap held"},
    {Channel::niche_spillovers, "niche_spillovers", "innovations of niches held"},
};

}  // namespace

std::span<ChannelEntry const> channel_entries() {
  return entries;
}

ChannelEntry const& entry_of(Channel channel) {
  return entries[static_cast<std::size_t>(channel)];
}

ChannelEntry const* find_channel(std::string_view name) {
  auto const found = std::ranges::find(entries, name, &ChannelEntry::name);
  return found == std::end(entries) ? nullptr : &*found;
}

HeldConditions held_conditions(Channel channel, Tape const& tape, std::size_t quarter) {
  HeldConditions held;
  MarketConditions const& markets = tape.markets(quarter);
  switch (channel) {
    case Channel::labour:
      held.labour = &tape.labour(quarter);
      break;
    case Channel::crowding:
      held.crowding = &markets.crowding;
      break;
    case Channel::bad_times:
      held.demand_gap = &markets.demand_gap;
      break;
    case Channel::niche_spillovers:
      held.innovated = &markets.innovated;
      break;
  }
  return held;
}

}  // namespace clustress
