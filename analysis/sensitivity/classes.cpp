#include "analysis/sensitivity/classes.hpp"

#include <algorithm>
#include <numeric>

namespace clustress {

Classes classes_of(std::span<double const> places, std::size_t wanted, bool is_category) {
  std::size_t const count = places.size();
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](std::size_t p) { return places[p]; });
  std::size_t distinct = count > 0 ? 1 : 0;
  for (std::size_t k = 1; k < count; ++k) distinct += places[order[k]] != places[order[k - 1]];
  bool const is_one_each = is_category || distinct <= wanted;
  Classes classes{std::vector<std::size_t>(count, 0), {}};
  for (std::size_t k = 0; k < count; ++k) {
    bool const is_new_place = k == 0 || places[order[k]] != places[order[k - 1]];
    // Class c ends at the place c · count / wanted of the order, or with the last point like it.
    bool const is_full = k > 0 && (is_one_each || k * wanted >= classes.sizes.size() * count);
    if (is_new_place && (k == 0 || is_full)) classes.sizes.push_back(0);
    classes.of[order[k]] = classes.sizes.size() - 1;
    ++classes.sizes.back();
  }
  return classes;
}

}  // namespace clustress
