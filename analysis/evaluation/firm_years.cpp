#include "analysis/evaluation/firm_years.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/core/errors.hpp"

namespace clustress {

namespace {

constexpr std::size_t most_firm_years = 50'000'000;  // of the dense table: 1.2 GB

}  // namespace

FirmYears::FirmYears(FirmPanel const& panel, DesignOptions const& options) : panel_(panel) {
  for (std::int32_t const year : panel.year) {
    auto const at = std::ranges::lower_bound(years_, year);
    if (at == years_.end() || *at != year) years_.insert(at, year);
  }
  for (std::size_t i = 0; i < panel.rows(); ++i) {
    if (i == 0 || panel.firm[i] != panel.firm[i - 1]) first_row_.push_back(i);
  }
  if (firms() > most_firm_years / std::max<std::size_t>(1, years())) {
    throw UsageError(fmt::format(
        "panel {}: {} firms in {} years are more than fit. Split it, or correct its years.",
        panel.label, firms(), years()));
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
