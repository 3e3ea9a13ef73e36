#include "analysis/discovery/cases.hpp"

#include <algorithm>

namespace clustress {

std::size_t Cases::count_of_interest() const {
  return static_cast<std::size_t>(std::ranges::count(of_interest, true));
}

Cases Cases::at(std::vector<std::size_t> const& places) const {
  Cases chosen;
  for (Factor const& f : factors) {
    Factor own{f.name, f.unit, {}, f.categories};
    for (std::size_t const place : places) own.values.push_back(f.values[place]);
    chosen.factors.push_back(std::move(own));
  }
  for (std::size_t const place : places) chosen.of_interest.push_back(of_interest[place]);
  return chosen;
}

}  // namespace clustress
