// sim/behaviour/anchor_exits.cpp — the firms that were largest at programme start leave when a
// stress closes them. Rule: docs/model/mechanisms/environment.md.
#include "sim/behaviour/anchor_exits.hpp"

#include <algorithm>
#include <tuple>

#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

bool larger(AnchorFirm const& a, AnchorFirm const& b) {
  return std::tuple(-a.jobs, to_number(a.id)) < std::tuple(-b.jobs, to_number(b.id));
}

}  // namespace

void record_anchor_firms(World& world) {
  FirmTable const& firms = world.firms;
  world.anchor_firms.clear();
  for (std::size_t c = 0; c < firms.cells(); ++c) {
    std::vector<AnchorFirm> here;
    firms.for_each_firm(CellRow(c), [&](std::size_t row) {
      here.push_back({CellRow(c), firms.id[row], firms.jobs[row]});
    });
    std::sort(here.begin(), here.end(), larger);
    std::size_t const kept = std::min(here.size(), static_cast<std::size_t>(most_anchor_firms));
    world.anchor_firms.insert(world.anchor_firms.end(), here.begin(),
                              here.begin() + static_cast<std::ptrdiff_t>(kept));
  }
  std::sort(world.anchor_firms.begin(), world.anchor_firms.end(), larger);
}

void close_anchor_firms(World const& world, Workspace& workspace) {
  if (world.environment.anchor_exits.empty()) return;
  for (AnchorExit const& exit : world.environment.anchor_exits) {
    int left = exit.firms;
    for (AnchorFirm const& firm : world.anchor_firms) {
      if (left == 0) break;
      if (exit.in_scope[firm.cell.get()] == 0) continue;
      --left;  // also if it is gone: nobody takes its place
      std::size_t const row = world.firms.find(firm.cell, firm.id);
      if (row != FirmTable::npos) workspace.events[firm.cell.get()].leavers.push_back(row);
    }
  }
  // Renewal wants them in order of rows; a firm may close by itself in the same quarter.
  for (CellEvents& of_cell : workspace.events) {
    std::vector<std::size_t>& leavers = of_cell.leavers;
    std::sort(leavers.begin(), leavers.end());
    leavers.erase(std::unique(leavers.begin(), leavers.end()), leavers.end());
  }
}

struct AnchorExitsMechanism {
  static constexpr std::string_view name = "anchor exits";
  static std::size_t bytes(World const& world) { return heap_bytes(world.anchor_firms); }
};

template Mechanism const& mechanism<AnchorExitsMechanism>();

}  // namespace clustress
