// sim/indicators/productivity.cpp — the sum of log productivity.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

struct ProductivityIndicators {
  static constexpr Indicator rows[] = {
      {"log_productivity_sum", "log points", "sum of log productivity over firms; divide by firms",
       Split::additive,
       [](CellTotals const& totals, std::size_t k) { return totals.log_productivity[k]; }},
  };
};

template std::span<Indicator const> indicators<ProductivityIndicators>();

}  // namespace clustress
