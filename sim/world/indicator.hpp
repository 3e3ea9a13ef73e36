// sim/world/indicator.hpp — what is measured each quarter: the interface of the files in
// sim/indicators.
//
// Indicators are immutable and shared between threads. They are called once per quarter, never per
// firm: sums over firms come ready-made in CellTotals (one pass over the firms for all indicators
// together).
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "sim/world/totals.hpp"

namespace clustress {

struct World;

// By what a measure is split, and so into which groups of the result file it goes. additive: given
// per cell, the engine adds up /total, /region, /sector, /region_sector and /cluster. The others
// have one value an entry.
enum class Split { additive, by_region, by_cluster, by_instrument, total_only };

class Indicator {
 public:
  virtual ~Indicator() = default;
  [[nodiscard]] virtual std::string_view name() const = 0;  // data set name, snake_case
  [[nodiscard]] virtual std::string_view unit() const = 0;
  [[nodiscard]] virtual std::string_view long_name() const = 0;  // one sentence
  [[nodiscard]] virtual Split split() const = 0;
  // The value of entry k: cell, region, cluster or instrument of the variant; 0 for total_only.
  // Called at the end of a quarter.
  [[nodiscard]] virtual double measure(World const& world, CellTotals const& totals,
                                       std::size_t k) const = 0;
};

using IndicatorFunction = Indicator const& (*)();

// Defined for each indicator in its own file (indicator_entry.hpp).
template <class T>
Indicator const& indicator();

// All indicators, in a fixed order.
std::span<IndicatorFunction const> indicator_catalogue();

}  // namespace clustress
