#include "sim/world/row_index.hpp"

#include "sim/core/contracts.hpp"

namespace clustress {

void RowIndex::clear(std::size_t expected) {
  std::size_t room = 16;
  while (room < 2 * expected + 2) room *= 2;
  slots_.assign(room, {});
  size_ = 0;
}

std::size_t RowIndex::slot_of(FirmId id) const {
  std::size_t const mask = slots_.size() - 1;
  std::size_t slot = static_cast<std::size_t>(to_number(id)) & mask;  // ids are hashes already
  while (slots_[slot].cell != empty && slots_[slot].id != id) slot = (slot + 1) & mask;
  return slot;
}

void RowIndex::grow() {
  std::vector<Slot> const old = std::move(slots_);
  clear(old.size());
  for (Slot const& slot : old) {
    if (slot.cell != empty) add(slot.id, CellRow(slot.cell), slot.row);
  }
}

void RowIndex::add(FirmId id, CellRow cell, std::size_t row) {
  if (slots_.empty() || 2 * (size_ + 1) > slots_.size()) grow();
  Slot& slot = slots_[slot_of(id)];
  if (slot.cell == empty) ++size_;
  slot = {id, static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(cell.get())};
}

std::size_t RowIndex::find(FirmId id) const {
  if (slots_.empty()) return npos;
  Slot const& slot = slots_[slot_of(id)];
  return slot.cell == empty ? npos : slot.row;
}

CellRow RowIndex::cell_of(FirmId id) const {
  CLUSTRESS_REQUIRE(!slots_.empty(), "a firm is looked up in an empty index");
  std::size_t const slot = slot_of(id);
  CLUSTRESS_REQUIRE(slots_[slot].cell != empty, "a firm is looked up that is not in the index");
  return CellRow(slots_[slot].cell);
}

}  // namespace clustress
