#include "analysis/discovery/box.hpp"

#include <algorithm>
#include <limits>

#include "sim/statistics/distributions.hpp"

namespace clustress {

Box box_of_all(Cases const& cases) {
  Box box;
  for (Factor const& f : cases.factors) {
    Side side;
    if (f.is_category()) {
      side.allowed.assign(f.categories.size(), true);
    } else if (!f.values.empty()) {
      auto const [low, high] = std::ranges::minmax(f.values);
      side.low = low;
      side.high = high;
    }
    box.push_back(std::move(side));
  }
  return box;
}

bool holds(Box const& box, Cases const& cases, std::size_t place) {
  for (std::size_t f = 0; f < box.size(); ++f) {
    if (!box[f].holds(cases.factors[f].values[place])) return false;
  }
  return true;
}

std::vector<std::size_t> inside(Box const& box, Cases const& cases) {
  std::vector<std::size_t> places;
  for (std::size_t place = 0; place < cases.size(); ++place) {
    if (holds(box, cases, place)) places.push_back(place);
  }
  return places;
}

std::vector<std::size_t> restricted(Box const& box, Box const& all) {
  std::vector<std::size_t> factors;
  for (std::size_t f = 0; f < box.size(); ++f) {
    if (box[f] != all[f]) factors.push_back(f);
  }
  return factors;
}

double BoxContent::balance() const {
  return coverage + density > 0.0 ? 2.0 * coverage * density / (coverage + density) : 0.0;
}

BoxContent content_of(Cases const& cases, std::vector<std::size_t> const& places) {
  BoxContent content;
  content.cases = places.size();
  content.of_interest = static_cast<std::size_t>(
      std::ranges::count_if(places, [&](std::size_t p) { return cases.of_interest[p]; }));
  auto const share = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
  };
  content.coverage = share(content.of_interest, cases.count_of_interest());
  content.density = share(content.of_interest, content.cases);
  content.mass = share(content.cases, cases.size());
  return content;
}

double quasi_p(Cases const& cases, Box const& box, Box const& all, std::size_t factor,
               std::size_t direction) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  Box without = box;
  Side& side = without[factor];
  if (cases.factors[factor].is_category()) {
    if (direction == 1 || side == all[factor]) return none;
    side = all[factor];
  } else {
    double& limit = direction == 0 ? side.low : side.high;
    double const free = direction == 0 ? all[factor].low : all[factor].high;
    if (limit == free) return none;
    limit = free;
  }
  BoxContent const own = content_of(cases, inside(box, cases)),
                   wider = content_of(cases, inside(without, cases));
  return binomial_upper_tail(own.of_interest, own.cases, wider.density);
}

}  // namespace clustress
