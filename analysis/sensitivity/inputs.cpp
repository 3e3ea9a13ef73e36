#include "analysis/sensitivity/inputs.hpp"

#include <algorithm>
#include <cmath>

namespace clustress {

bool StudyInputs::is_known(std::size_t point) const {
  return std::ranges::none_of(places, [&](auto const& own) { return std::isnan(own[point]); });
}

bool StudyInputs::differ(std::size_t one, std::size_t other, std::size_t factor) const {
  return std::ranges::any_of(factors[factor].members,
                             [&](std::size_t k) { return places[k][one] != places[k][other]; });
}

void StudyInputs::set_factors(std::vector<std::string> const& groups) {
  factors.clear();
  for (std::size_t k = 0; k < parameters.size(); ++k) {
    bool const is_grouped = k < groups.size() && !groups[k].empty();
    std::string const& name = is_grouped ? groups[k] : parameters[k];
    auto const known = std::ranges::find(factors, name, &InputFactor::name);
    if (is_grouped && known != factors.end()) {
      known->members.push_back(k);
    } else {
      factors.push_back({name, {k}});
    }
  }
}

}  // namespace clustress
