#include "sim/world/sales_luck.hpp"

#include <algorithm>

namespace clustress {
namespace {

constexpr std::int32_t tabulated = 1024;     // persons
constexpr double rarer_from_persons = 10.0;  // below, luck comes as often as p_s says

}  // namespace

SalesLuckTable::SalesLuckTable(MarketParameters const& p, double volatility)
    : parameters_(p), volatility_(volatility) {
  for (std::int32_t jobs = 0; jobs < tabulated; ++jobs) table_.push_back(luck_of(jobs));
}

SalesLuck SalesLuckTable::luck_of(std::int32_t jobs) const {
  MarketParameters const& m = parameters_;
  double const persons = std::max(1.0, static_cast<double>(jobs));
  double const rarer =
      m.shock_rarity * fast_log(std::max(persons, rarer_from_persons) / rarer_from_persons);
  double const scale =
      std::min(m.shock_guard, volatility_ * m.shock_scale *
                                  fast_exp(-m.shock_size_exponent * fast_log(persons)) *
                                  fast_exp(0.5 * rarer));
  double const arrival = m.shock_arrival * fast_exp(-rarer);
  return {scale, arrival, shock_drift(arrival, scale)};
}

}  // namespace clustress
