// sim/results/unit_grid.hpp — the point and the replicate axis of one file, and where its units lie
// on them. Not every place of the grid needs to hold a unit. Plain value, thread-safe.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/results/encode.hpp"

namespace clustress {

struct UnitPlace {
  std::size_t point = 0, replicate = 0;  // on the axes
};

class UnitGrid {
 public:
  // Numbers on the axes, ascending.
  UnitGrid(std::vector<std::uint32_t> points, std::vector<std::uint32_t> replicates);
  // The smallest that has all points below `all_points` and all units of the summaries.
  static UnitGrid around(std::vector<UnitSummary> const& summaries, std::uint32_t all_points);

  [[nodiscard]] std::vector<std::uint32_t> const& points() const { return points_; }
  [[nodiscard]] std::vector<std::uint32_t> const& replicates() const { return replicates_; }
  [[nodiscard]] Axes axes(OutcomeLayout const& layout) const;  // of the file
  [[nodiscard]] bool has(RunUnit unit) const;
  [[nodiscard]] UnitPlace place(RunUnit unit) const;    // ContractViolation if it is not there
  [[nodiscard]] std::size_t index(RunUnit unit) const;  // in a list [point][replicate]
  [[nodiscard]] RunUnit unit(std::size_t index) const;  // back
  [[nodiscard]] std::size_t size() const { return points_.size() * replicates_.size(); }

 private:
  std::vector<std::uint32_t> points_, replicates_;
};

}  // namespace clustress
