// sim/model/network.hpp — links between firms: a plain list of pairs, part of the world's state.
#pragma once

#include <cstdint>

#include "sim/core/calendar.hpp"
#include "sim/core/ids.hpp"

namespace clustress {

// Two firms that know each other well enough to learn from each other. first < second as numbers: one link, one address.
struct Link {
  FirmId first{}, second{};
  CellId first_cell, second_cell;
  std::int32_t formed = 0;  // quarter
};

}  // namespace clustress
