#include "analysis/evaluation/firm_years.hpp"

#include <algorithm>
#include <cmath>

namespace clustress {
namespace {

std::vector<double> const& column_of(FirmPanel const& panel, FirmOutcome outcome) {
  switch (outcome) {
    case FirmOutcome::sales:
      return panel.sales;
    case FirmOutcome::value_added:
      return panel.value_added;
    case FirmOutcome::productivity:
      return panel.productivity;
    case FirmOutcome::exports:
      return panel.exports;
    case FirmOutcome::jobs:
      break;
  }
  return panel.jobs;
}

}  // namespace

FirmYears::FirmYears(FirmPanel const& panel, FirmOutcome outcome) : panel_(panel) {
  years_.assign(panel.year.begin(), panel.year.end());
  std::sort(years_.begin(), years_.end());
  years_.erase(std::unique(years_.begin(), years_.end()), years_.end());
  for (std::size_t i = 0; i < panel.rows(); ++i) {
    if (i == 0 || panel.firm[i] != panel.firm[i - 1]) first_row_.push_back(i);
  }
  row_.assign(firms() * years(), panel.rows());
  outcome_.assign(row_.size(), not_known);
  effect_.assign(row_.size(), not_known);
  std::vector<double> const& values = column_of(panel, outcome);
  bool const is_true = outcome == FirmOutcome::jobs && panel.knows_truth();
  for (std::size_t f = 0; f < firms(); ++f) {
    std::size_t const end = f + 1 < firms() ? first_row_[f + 1] : panel.rows();
    for (std::size_t i = first_row_[f]; i < end; ++i) {
      std::size_t const place = f * years() + place_of(panel.year[i]);
      row_[place] = i;
      if (outcome == FirmOutcome::productivity && panel.alive[i] == 0) continue;
      outcome_[place] = values[i];
      if (is_true) effect_[place] = panel.jobs[i] - panel.jobs_without[i];
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
