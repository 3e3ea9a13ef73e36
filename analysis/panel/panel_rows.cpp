#include "analysis/panel/panel_rows.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace clustress {
namespace {

// Sorted by firm and year, from the first year on in which the firm is alive.
std::vector<std::size_t> order_of(FirmPanel const& p) {
  std::vector<std::size_t> order(p.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return std::pair{p.firm[a], p.year[a]} < std::pair{p.firm[b], p.year[b]};
  });
  std::vector<std::size_t> kept;
  for (std::size_t const i : order) {
    bool const goes_on = !kept.empty() && p.firm[kept.back()] == p.firm[i];
    if (goes_on || p.alive[i] != 0) kept.push_back(i);
  }
  return kept;
}

}  // namespace

void sort_rows(FirmPanel& p, std::vector<loader::Position>& at) {
  std::vector<std::size_t> const order = order_of(p);
  select_rows(p, order);
  std::vector<loader::Position> sorted;
  for (std::size_t const i : order) sorted.push_back(at[i]);
  at = std::move(sorted);
}

}  // namespace clustress
