// sim/indicators/productivity_spread.cpp — the spread of log productivity inside markets.
#include "sim/world/indicator_entry.hpp"

namespace clustress {
namespace {

// Quantile of a cumulative histogram, linear inside a bin.
double quantile_of(MarketState const& market, double share) {
  auto const& count = market.productivity_count;
  double const rank = share * static_cast<double>(count[MarketState::bins]);
  std::size_t bin = 1;
  while (bin < MarketState::bins && static_cast<double>(count[bin]) < rank) ++bin;
  double const below = static_cast<double>(count[bin - 1]);
  double const inside = static_cast<double>(count[bin]) - below;
  double const part = inside > 0 ? (rank - below) / inside : 0.5;
  return MarketState::lowest + MarketState::bin_width * (static_cast<double>(bin - 1) + part);
}

}  // namespace

struct ProductivitySpreadIndicators {
  static constexpr Indicator rows[] = {
      {"productivity_90_10", "log points",
       "90th less 10th percentile of log productivity inside markets, mean over firms",
       Split::total_only,
       [](World const& world) {
         double sum = 0, firms = 0;
         for (MarketState const& market : world.markets) {
           auto const count = static_cast<double>(market.productivity_count[MarketState::bins]);
           if (count == 0) continue;
           sum += count * (quantile_of(market, 0.9) - quantile_of(market, 0.1));
           firms += count;
         }
         return firms > 0 ? sum / firms : 0.0;
       }},
  };
};

template std::span<Indicator const> indicators<ProductivitySpreadIndicators>();

}  // namespace clustress
