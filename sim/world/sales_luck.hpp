// sim/world/sales_luck.hpp — the luck of a firm's sales by its size, for one sector: how often a
// shock comes, how wide it is, and the drift that keeps its mean at one.
//
// Equations: docs/model/mechanisms/market.md. Tabulated by whole persons; immutable, thread-safe.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/vector_math.hpp"
#include "sim/world/parameters/market.hpp"

namespace clustress {

struct SalesLuck {
  double scale = 0;    // B(L), log points
  double arrival = 0;  // p_s(L), a quarter
  double drift = 0;    // −ln E[exp ε]
};

// Drift that undoes the mean of a Laplace shock of scale b < 1 that arrives with probability p:
// E[exp ε] = 1 + p b²/(1 − b²).
CLUSTRESS_INLINE double shock_drift(double arrival, double scale) {
  return -fast_log(1.0 + arrival * scale * scale / (1.0 - scale * scale));
}

class SalesLuckTable {
 public:
  // `volatility`: of the sector, 1 = as parameters say.
  SalesLuckTable(MarketParameters const& p, double volatility);
  [[nodiscard]] SalesLuck of(std::int32_t jobs) const {
    return static_cast<std::size_t>(jobs) < table_.size() ? table_[static_cast<std::size_t>(jobs)]
                                                          : luck_of(jobs);
  }

 private:
  [[nodiscard]] SalesLuck luck_of(std::int32_t jobs) const;
  MarketParameters parameters_;
  double volatility_;
  std::vector<SalesLuck> table_;
};

}  // namespace clustress
