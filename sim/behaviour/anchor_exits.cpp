// sim/behaviour/anchor_exits.cpp — the firms that were largest at programme start leave when a
// stress closes them. Rule: docs/model/mechanisms/environment.md.
#include "sim/behaviour/anchor_exits.hpp"

#include <algorithm>
#include <tuple>

#include "sim/behaviour/orphans.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

bool larger(AnchorFirm const& a, AnchorFirm const& b) {
  return std::tuple(-a.jobs, to_number(a.id)) < std::tuple(-b.jobs, to_number(b.id));
}

void in_order_once(std::vector<std::size_t>& rows) {
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
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

void close_anchor_firms(World& world, Workspace& workspace) {
  if (world.environment.anchor_exits.empty()) return;
  std::vector<std::vector<std::size_t>> closed(world.cells.size());
  for (AnchorExit const& exit : world.environment.anchor_exits) {
    int left = exit.firms;
    for (AnchorFirm const& firm : world.anchor_firms) {
      if (left == 0) break;
      if (exit.in_scope[firm.cell.get()] == 0) continue;
      --left;  // also if it is gone: nobody takes its place
      std::size_t const row = world.firms.find(firm.cell, firm.id);
      if (row != FirmTable::npos) closed[firm.cell.get()].push_back(row);
    }
  }
  // Renewal wants them in order of rows; a firm may close by itself in the same quarter.
  for (std::size_t c = 0; c < closed.size(); ++c) {
    in_order_once(closed[c]);
    for (std::size_t const row : closed[c]) orphan_customers(world, CellRow(c), row);
    std::vector<std::size_t>& leavers = workspace.events[c].leavers;
    leavers.insert(leavers.end(), closed[c].begin(), closed[c].end());
    in_order_once(leavers);
  }
}

struct AnchorExitsMechanism {
  static constexpr std::string_view name = "anchor exits";
  static std::size_t bytes(World const& world) { return heap_bytes(world.anchor_firms); }
};

template Mechanism const& mechanism<AnchorExitsMechanism>();

}  // namespace clustress
