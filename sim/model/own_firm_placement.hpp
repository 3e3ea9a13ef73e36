// sim/model/own_firm_placement.hpp — own firms of a cell take the places of its simulated firms.
#pragma once

#include <cstdint>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "sim/world/world.hpp"

namespace clustress {

// Used once, by place_own_firms: fill() the cells, then mend_links(), then settle_members() of the
// clusters concerned.
class OwnFirmPlacement {
 public:
  explicit OwnFirmPlacement(World& world);

  // `own` are the own firms of the cell, largest first.
  void fill(CellRow cell, std::vector<OwnFirm const*> const& own);
  // Links of firms that left end; the others go to who took the place.
  void mend_links();
  // Makes simulated firms of the cluster join or leave until its members have about so many jobs.
  void settle_members(std::size_t cluster, std::int64_t member_jobs);

 private:
  [[nodiscard]] FirmId now_of(FirmId id) const;
  std::size_t take_nearest(std::int32_t jobs);
  [[nodiscard]] CellRow like(CellRow cell) const;
  std::size_t copy(CellRow cell, std::size_t model);
  void become(std::size_t row, OwnFirm const& firm);
  void resize(std::size_t row, std::int32_t jobs);
  void share_out(CellRow cell, std::int64_t wanted);

  World& world_;
  FirmTable& firms_;
  std::unordered_set<std::uint64_t> own_, left_;
  // who took a firm's place
  std::unordered_map<std::uint64_t, FirmId> now_;
  // of the cell at hand: jobs and id, place
  std::map<std::pair<std::int32_t, std::uint64_t>, std::size_t> simulated_;
};

}  // namespace clustress
