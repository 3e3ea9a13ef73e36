#include "sim/engine/paired_world.hpp"

namespace clustress {

void PairedWorld::take(World& world) {
  auto const known = static_cast<std::int32_t>(tape_.firms().size());
  for_each_unregistered(world, [&](std::size_t row, CellRow cell) {
    auto const found = tape_.firms().find(world.firms.id[row]);
    world.firms.register_row[row] =
        found ? *found : known + only_with_.enter(world.firms.id[row], cell);
  });
  std::size_t const rows = tape_.firms().size() + only_with_.size();
  last_jobs_.swap(jobs_);
  last_jobs_.resize(rows, 0);
  read_jobs(world, rows, jobs_);
  world_ = &world;
  quarter_ = static_cast<std::size_t>(world.now);
  jobs_without_ = &tape_.jobs(quarter_);
}

CellRow PairedWorld::cell(std::size_t row) const {
  std::size_t const known = tape_.firms().size();
  return row < known ? tape_.firms().cell(row) : only_with_.cell(row - known);
}

std::optional<std::size_t> PairedWorld::row_of(FirmId firm, std::int32_t register_row) const {
  if (register_row != unregistered) return static_cast<std::size_t>(register_row);
  if (auto const found = tape_.firms().find(firm)) return static_cast<std::size_t>(*found);
  if (auto const found = only_with_.find(firm))
    return tape_.firms().size() + static_cast<std::size_t>(*found);
  return std::nullopt;
}

}  // namespace clustress
