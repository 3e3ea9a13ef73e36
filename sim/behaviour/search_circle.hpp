// sim/behaviour/search_circle.hpp — firms that look for partners, each at a keyed place on a
// circle.
//
// A newcomer changes only the meetings of those who would now meet it; no place in a list matters.
// Not thread-safe for writing.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "sim/core/ids.hpp"

namespace clustress {

struct Seat {
  std::uint64_t place;
  std::uint64_t firm;
  std::uint32_t row;
  CellRow cell;
  auto operator<=>(Seat const&) const = default;
};

// Searchers on a circle, in order of their places.
class Circle {
 public:
  void add(Seat const& seat) { seats_.push_back(seat); }
  // The first at or after the place that is not `self`; null if there is no other.
  [[nodiscard]] Seat const* next(std::uint64_t place, std::uint64_t self) const {
    if (seats_.empty()) return nullptr;
    auto seat = std::lower_bound(seats_.begin(), seats_.end(), place,
                                 [](Seat const& s, std::uint64_t p) { return s.place < p; });
    for (int tries = 0; tries < 2; ++tries, ++seat) {
      if (seat == seats_.end()) seat = seats_.begin();
      if (seat->firm != self) return &*seat;
    }
    return nullptr;
  }

 private:
  std::vector<Seat> seats_;
};

}  // namespace clustress
