#include "analysis/evaluation/neighbours.hpp"

#include <algorithm>
#include <numeric>

namespace clustress {

Neighbours::Neighbours(std::span<double const> places) : unit_(places.size()) {
  std::iota(unit_.begin(), unit_.end(), std::size_t{0});
  std::stable_sort(unit_.begin(), unit_.end(),
                   [&](std::size_t a, std::size_t b) { return places[a] < places[b]; });
  for (std::size_t const u : unit_) sorted_.push_back(places[u]);
}

std::vector<std::size_t> Neighbours::of(double place, std::size_t m, double caliper,
                                        std::size_t self) const {
  auto right = static_cast<std::size_t>(std::lower_bound(sorted_.begin(), sorted_.end(), place) -
                                        sorted_.begin());
  std::size_t left = right;  // one past the next on the left
  std::vector<std::size_t> found;
  double last = not_bounded;
  while (true) {
    if (left > 0 && unit_[left - 1] == self) --left;
    if (right < sorted_.size() && unit_[right] == self) ++right;
    double const to_left = left > 0 ? place - sorted_[left - 1] : not_bounded;
    double const to_right = right < sorted_.size() ? sorted_[right] - place : not_bounded;
    double const next = std::min(to_left, to_right);
    if (next == not_bounded || next > caliper) break;
    if (found.size() >= m && next > last + tie_tolerance) break;
    if (found.size() < m) last = next;
    found.push_back(to_left <= to_right ? unit_[--left] : unit_[right++]);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace clustress
