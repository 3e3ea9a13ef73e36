// analysis/discovery/cases.hpp — what scenario discovery looks at: cases, each with the values of
// the factors that were varied, and whether the case is of interest.
//
// A factor is a number or a category; a category has no order. Plain values.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace clustress {

struct Factor {
  std::string name;
  std::string unit;
  std::vector<double> values;             // by case; of a category its place in `categories`
  std::vector<std::string> categories{};  // empty: a number

  [[nodiscard]] bool is_category() const { return !categories.empty(); }
};

struct Cases {
  std::vector<Factor> factors;
  std::vector<bool> of_interest;

  [[nodiscard]] std::size_t size() const { return of_interest.size(); }
  [[nodiscard]] std::size_t count_of_interest() const;
  // Those at these places, in this order.
  [[nodiscard]] Cases at(std::vector<std::size_t> const& places) const;
};

}  // namespace clustress
