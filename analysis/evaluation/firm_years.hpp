// analysis/evaluation/firm_years.hpp — a panel as a table of firms by years, which designs read.
//
// Dense: one place for each firm and each year that the panel has; NaN where there is no row, and,
// of productivity, where the firm is closed, and of logarithms, where the outcome is not above 0.
// UsageError if that is more than fits. Plain values, thread-safe.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/evaluation/design.hpp"

namespace clustress {

class FirmYears {
 public:
  FirmYears(FirmPanel const& panel, DesignOptions const& options);

  [[nodiscard]] std::size_t firms() const { return first_row_.size(); }
  [[nodiscard]] std::size_t years() const { return years_.size(); }
  [[nodiscard]] int year(std::size_t t) const { return years_[t]; }
  // Of the year, which the panel need not have: then years().
  [[nodiscard]] std::size_t place_of(int year) const;

  [[nodiscard]] double outcome(std::size_t firm, std::size_t t) const {
    return outcome_[firm * years() + t];
  }
  [[nodiscard]] bool has(std::size_t firm, std::size_t t) const;
  // Outcome with − without the programme; NaN if it is not known.
  [[nodiscard]] double effect(std::size_t firm, std::size_t t) const {
    return effect_[firm * years() + t];
  }
  // Row in the panel of firm and year; valid where the panel has one.
  [[nodiscard]] std::size_t row(std::size_t firm, std::size_t t) const {
    return row_[firm * years() + t];
  }

  [[nodiscard]] bool is_treated(std::size_t firm) const { return treated_year(firm) != 0; }
  [[nodiscard]] int treated_year(std::size_t firm) const {
    return panel_.treated_year[first_row_[firm]];
  }
  [[nodiscard]] double weight(std::size_t firm) const { return panel_.weight[first_row_[firm]]; }
  [[nodiscard]] double score(std::size_t firm) const { return panel_.score[first_row_[firm]]; }
  [[nodiscard]] double cutoff(std::size_t firm) const { return panel_.cutoff[first_row_[firm]]; }
  [[nodiscard]] int applied_year(std::size_t firm) const {
    return panel_.applied_year[first_row_[firm]];
  }
  [[nodiscard]] FirmPanel const& panel() const { return panel_; }

 private:
  FirmPanel const& panel_;
  std::vector<int> years_;              // sorted
  std::vector<std::size_t> first_row_;  // by firm
  std::vector<std::size_t> row_;
  std::vector<double> outcome_, effect_;
};

}  // namespace clustress
