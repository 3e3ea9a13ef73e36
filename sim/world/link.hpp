// sim/world/link.hpp — links between firms: a list of pairs in order of their ids, part of the
// world's state.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/ids.hpp"

namespace clustress {

// Two firms that know each other well enough to learn from each other. first < second as numbers:
// one link, one address.
struct Link {
  FirmId first{}, second{};
  CellRow first_cell, second_cell;
  std::int32_t formed = 0;  // quarter
  std::uint32_t first_row = 0,
                // where the two were last seen; FirmTable::holds says whether they still are
      second_row = 0;
};

// The link between two firms, whichever of them is named first.
inline Link link_between(FirmId a, CellRow a_cell, std::size_t a_row, FirmId b, CellRow b_cell,
                         std::size_t b_row, Quarter formed) {
  auto const row_a = static_cast<std::uint32_t>(a_row), row_b = static_cast<std::uint32_t>(b_row);
  return to_number(a) < to_number(b) ? Link{a, b, a_cell, b_cell, formed, row_a, row_b}
                                     : Link{b, a, b_cell, a_cell, formed, row_b, row_a};
}

// The order of the list of links.
inline bool in_list_order(Link const& a, Link const& b) {
  return std::pair(to_number(a.first), to_number(a.second)) <
         std::pair(to_number(b.first), to_number(b.second));
}

// Brings the links from place `old` on, newly added at the end, into the order of the list.
inline void merge_new_links(std::vector<Link>& links, std::size_t old) {
  auto const middle = links.begin() + static_cast<std::ptrdiff_t>(old);
  std::sort(middle, links.end(), in_list_order);
  std::inplace_merge(links.begin(), middle, links.end(), in_list_order);
}

}  // namespace clustress
