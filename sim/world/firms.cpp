#include "sim/world/firms.hpp"

#include <algorithm>
#include <cstring>

#include "sim/core/contracts.hpp"
#include "sim/core/heap_bytes.hpp"

namespace clustress {

FirmTable::FirmTable(std::vector<std::size_t> const& capacities) : segments_(capacities.size()) {
  lay_out(capacities);
}

std::size_t FirmTable::count() const {
  std::size_t total = 0;
  for (Segment const& s : segments_) total += s.count;
  return total;
}

void FirmTable::lay_out(std::vector<std::size_t> const& capacities) {
  std::vector<Segment> fresh(capacities.size());
  std::size_t rows = 0;
  for (std::size_t c = 0; c < fresh.size(); ++c) {
    fresh[c] = {rows, segments_[c].count, capacities[c]};
    rows += capacities[c];
  }
  for_each_column(static_cast<FirmColumns&>(*this), [&](auto& column) {
    std::remove_reference_t<decltype(column)> moved(rows);
    for (std::size_t c = 0; c < fresh.size(); ++c) {
      std::copy_n(column.begin() + static_cast<std::ptrdiff_t>(segments_[c].begin),
                  segments_[c].count, moved.begin() + static_cast<std::ptrdiff_t>(fresh[c].begin));
    }
    column = std::move(moved);
  });
  segments_ = std::move(fresh);
}

void FirmTable::set_neutral(std::size_t row) {
  for_each_column(static_cast<FirmColumns&>(*this), [row](auto& column) { column[row] = {}; });
  register_row[row] = unregistered;
  last_innovation[row] = never;
  project_due[row] = never;
  project_kind[row] = idea_kind[row] = put_off_kind[row] = no_project;
  put_off_quarter[row] = never;
  last_award[row] = never;
  prudence[row] = 1.0F;
}

std::size_t FirmTable::append(CellRow cell) {
  if (segments_[cell.get()].count == segments_[cell.get()].capacity) {
    std::vector<std::size_t> capacities;
    for (Segment const& s : segments_)
      capacities.push_back(std::max(s.capacity, s.count + s.count / 8 + 16));
    lay_out(capacities);
  }
  Segment& s = segments_[cell.get()];
  std::size_t const row = s.begin + s.count++;
  set_neutral(row);
  return row;
}

void FirmTable::remove(CellRow cell, std::size_t row) {
  Segment& s = segments_[cell.get()];
  CLUSTRESS_REQUIRE(row >= s.begin && row < s.begin + s.count,
                    "a firm is removed from a cell it is not in");
  std::size_t const last = s.begin + --s.count;
  for_each_column(static_cast<FirmColumns&>(*this),
                  [row, last](auto& column) { column[row] = column[last]; });
}

std::size_t FirmTable::find(CellRow cell, FirmId wanted) const {
  Segment const& s = segments_[cell.get()];
  for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
    if (id[row] == wanted) return row;
  }
  return npos;
}

std::size_t FirmTable::bytes_per_firm() {
  std::size_t bytes = 0;
  FirmColumns columns;
  for_each_column(columns, [&bytes](auto const& column) { bytes += sizeof(column[0]); });
  return bytes;
}

std::size_t FirmTable::bytes() const {
  std::size_t sum = heap_bytes(segments_);
  for_each_column(static_cast<FirmColumns const&>(*this),
                  [&sum](auto const& column) { sum += heap_bytes(column); });
  return sum;
}

bool FirmTable::same_firms(FirmTable const& other) const {
  if (segments_.size() != other.segments_.size()) return false;
  for (std::size_t c = 0; c < segments_.size(); ++c) {
    Segment const &a = segments_[c], &b = other.segments_[c];
    if (a.count != b.count) return false;
    std::vector<void const*> theirs;
    for_each_column(static_cast<FirmColumns const&>(other),
                    [&](auto const& column) { theirs.push_back(column.data() + b.begin); });
    std::size_t k = 0;
    bool same = true;
    for_each_column(static_cast<FirmColumns const&>(*this), [&](auto const& column) {
      same =
          same && std::memcmp(column.data() + a.begin, theirs[k], a.count * sizeof(column[0])) == 0;
      ++k;
    });
    if (!same) return false;
  }
  return true;
}

}  // namespace clustress
