#include "analysis/evaluation/firm_years.hpp"

#include <algorithm>
#include <cmath>

namespace clustress {

FirmYears::FirmYears(FirmPanel const& panel, DesignOptions const& options) : panel_(panel) {
  years_.assign(panel.year.begin(), panel.year.end());
  std::sort(years_.begin(), years_.end());
  years_.erase(std::unique(years_.begin(), years_.end()), years_.end());
  for (std::size_t i = 0; i < panel.rows(); ++i) {
    if (i == 0 || panel.firm[i] != panel.firm[i - 1]) first_row_.push_back(i);
  }
  row_.assign(firms() * years(), panel.rows());
  outcome_.assign(row_.size(), not_known);
  effect_.assign(row_.size(), not_known);
  OutcomeColumn const& column = column_of(options.outcome);
  std::vector<double> const &with = panel.*column.with, &without = panel.*column.without;
  for (std::size_t f = 0; f < firms(); ++f) {
    std::size_t const end = f + 1 < firms() ? first_row_[f + 1] : panel.rows();
    for (std::size_t i = first_row_[f]; i < end; ++i) {
      std::size_t const place = f * years() + place_of(panel.year[i]);
      row_[place] = i;
      if (column.is_of_the_living && panel.alive[i] == 0.0) continue;
      auto const read = [&](double x) {
        return !options.in_logs ? x : x > 0.0 ? std::log(x) : not_known;
      };
      outcome_[place] = read(with[i]);
      if (without.empty()) continue;
      bool const is_known = !column.is_of_the_living ||
                            (!panel.alive_without.empty() && panel.alive_without[i] != 0.0);
      if (is_known) effect_[place] = outcome_[place] - read(without[i]);
    }
  }
}

std::size_t FirmYears::place_of(int year) const {
  auto const found = std::lower_bound(years_.begin(), years_.end(), year);
  return found != years_.end() && *found == year ? static_cast<std::size_t>(found - years_.begin())
                                                 : years();
}

bool FirmYears::has(std::size_t firm, std::size_t t) const {
  return t < years() && std::isfinite(outcome(firm, t));
}

}  // namespace clustress
