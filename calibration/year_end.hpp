// calibration/year_end.hpp — an undisturbed world at the end of a year, with sums over its firms by
// size that several targets read. Immutable once made.
#pragma once

#include <array>
#include <cstddef>

#include "sim/core/ids.hpp"
#include "sim/world/indicator.hpp"
#include "sim/world/size_class.hpp"
#include "sim/world/world.hpp"

namespace clustress {

// Calls f(cell, row of the firm table) for every living firm.
template <class F>
void for_each_firm(World const& world, F&& f) {
  world.firms.for_each_firm(f);
}

// By size class (size_class.hpp).
struct SizeSums {
  using BySize = std::array<double, size_classes>;
  double firms = 0, jobs = 0;
  BySize firms_of{}, jobs_of{};
  BySize sales_of{};       // value added, kEUR a quarter
  BySize innovators_of{};  // firms with an innovation in the last 12 quarters
};

struct YearEnd {
  World const& world;
  CellTotals totals;
  SizeSums sizes;

  explicit YearEnd(World const& at);
  // An indicator's sum over cells; of one by region the first, of a total the only value.
  [[nodiscard]] double total(std::string_view indicator) const;
};

}  // namespace clustress
