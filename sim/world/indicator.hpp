// sim/world/indicator.hpp — what is measured each quarter: the row of an indicator, and the
// catalogue of the files in sim/indicators.
//
// An indicator is a row that says its name, unit and meaning, and how it is read off a world. Rows
// are constant and shared between threads. They are read once per quarter, never per firm: sums
// over firms come ready-made in CellTotals (one pass over the firms for all indicators together).
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>

#include "sim/world/totals.hpp"

namespace clustress {

struct World;

// By what a measure is split, and so into which groups of the result file it goes. An additive
// measure is given per cell, and the engine adds up /total, /region, /sector, /region_sector and
// /cluster. The others have one value an entry.
// One by class has the entries of all kinds of classes one after the other (firm_classes.hpp), and
// goes to /size_class, /age_class, /wage_third and /membership.
enum class Split { additive, by_region, by_cluster, by_instrument, by_class, total_only };

struct Indicator {
  std::string_view name;  // of the data set, snake_case
  std::string_view unit;
  std::string_view long_name;  // one sentence
  Split split;
  // The value at the end of a quarter of entry k: cell, region, cluster, instrument of the
  // variant or class; 0 for total_only.
  double (*measure)(World const& world, CellTotals const& totals, std::size_t k);

  // `read`: a lambda without captures that takes what it needs of (world, totals, k), in this
  // order, and gives a number.
  template <class Read>
  constexpr Indicator(std::string_view name_, std::string_view unit_, std::string_view long_name_,
                      Split split_, Read)
      : name(name_),
        unit(unit_),
        long_name(long_name_),
        split(split_),
        measure([](World const& world, CellTotals const& totals, std::size_t k) {
          if constexpr (std::is_invocable_v<Read, World const&, CellTotals const&, std::size_t>) {
            return static_cast<double>(Read{}(world, totals, k));
          } else if constexpr (std::is_invocable_v<Read, World const&, std::size_t>) {
            return static_cast<double>(Read{}(world, k));
          } else if constexpr (std::is_invocable_v<Read, CellTotals const&, std::size_t>) {
            return static_cast<double>(Read{}(totals, k));
          } else {
            return static_cast<double>(Read{}(world));
          }
        }) {}
};

// The rows of one file; defined for each file at its end (indicator_entry.hpp).
using IndicatorFunction = std::span<Indicator const> (*)();
template <class File>
std::span<Indicator const> indicators();

// All indicators, in a fixed order: that of their data sets.
std::span<Indicator const> indicator_catalogue();
// One of them; throws ContractViolation if none has the name.
Indicator const& indicator_named(std::string_view name);

}  // namespace clustress
