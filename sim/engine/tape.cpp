#include "sim/engine/tape.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/errors.hpp"

namespace clustress {

std::int32_t FirmRegister::enter(FirmId id, CellId cell) {
  auto const row = static_cast<std::int32_t>(cells_.size());
  if (!rows_.emplace(to_number(id), row).second) {
    throw WorldFailure(fmt::format("two firms share the id {:016x}: change the seed and report it", to_number(id)));
  }
  cells_.push_back(cell);
  return row;
}

std::optional<std::int32_t> FirmRegister::find(FirmId id) const {
  auto const found = rows_.find(to_number(id));
  if (found == rows_.end()) return std::nullopt;
  return found->second;
}

void read_jobs(World const& world, std::size_t rows, std::vector<std::int32_t>& jobs) {
  jobs.assign(rows, 0);
  for (std::size_t c = 0; c < world.firms.cells(); ++c) {
    Segment const& s = world.firms.segment(CellId(c));
    for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
      jobs[static_cast<std::size_t>(world.firms.register_row[row])] = world.firms.jobs[row];
    }
  }
}

void Tape::begin(World& snapshot) {
  for (std::int32_t& row : snapshot.firms.register_row) row = unregistered;
  record(snapshot);
  snapshot_size_ = firms_.size();
}

void Tape::record(World& world) {
  for_each_unregistered(world, [&](std::size_t row, CellId cell) {
    world.firms.register_row[row] = firms_.enter(world.firms.id[row], cell);
  });
  jobs_.emplace_back();
  read_jobs(world, firms_.size(), jobs_.back());
  std::vector<std::int32_t> started;
  for (ProjectEvent const& project : world.office.projects) started.push_back(project.register_row);
  std::sort(started.begin(), started.end());
  projects_.push_back(std::move(started));
}

bool Tape::started_project(std::size_t quarter, std::int32_t register_row) const {
  return std::binary_search(projects_[quarter].begin(), projects_[quarter].end(), register_row);
}

}  // namespace clustress
