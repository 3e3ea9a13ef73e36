// sim/world/row_index.hpp — finds the rows of a few firms by id. Built once a quarter; rows change
// when firms leave or enter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/core/ids.hpp"

namespace clustress {

class RowIndex {
 public:
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  void clear(std::size_t expected);  // room for so many firms at least
  void add(FirmId id, CellRow cell, std::size_t row);
  [[nodiscard]] std::size_t find(FirmId id) const;  // row, or npos
  [[nodiscard]] CellRow cell_of(FirmId id) const;   // of a firm that is there
  [[nodiscard]] std::size_t size() const { return size_; }
  // Calls f(id, row) for all; in no order that matters.
  template <class F>
  void for_each(F&& f) const {
    for (Slot const& slot : slots_) {
      if (slot.cell != empty) f(slot.id, static_cast<std::size_t>(slot.row));
    }
  }

 private:
  struct Slot {
    FirmId id{};
    std::uint32_t row = 0;
    std::uint32_t cell = empty;
  };
  static constexpr std::uint32_t empty = ~std::uint32_t{0};
  [[nodiscard]] std::size_t slot_of(FirmId id) const;  // where it is or would be
  void grow();

  std::vector<Slot> slots_;  // open addressing, a power of two, at most half full
  std::size_t size_ = 0;
};

}  // namespace clustress
