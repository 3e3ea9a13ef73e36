#include "sim/results/unit_grid.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "sim/core/contracts.hpp"

namespace clustress {
namespace {

bool is_ascending(std::vector<std::uint32_t> const& numbers) {
  return std::ranges::adjacent_find(numbers, std::ranges::greater_equal{}) == numbers.end();
}

void sort_once(std::vector<std::uint32_t>& numbers) {
  std::ranges::sort(numbers);
  auto const doubled = std::ranges::unique(numbers);
  numbers.erase(doubled.begin(), doubled.end());
}

std::size_t place_in(std::vector<std::uint32_t> const& numbers, std::uint32_t number) {
  return static_cast<std::size_t>(std::ranges::lower_bound(numbers, number) - numbers.begin());
}

}  // namespace

UnitGrid::UnitGrid(std::vector<std::uint32_t> points, std::vector<std::uint32_t> replicates)
    : points_(std::move(points)), replicates_(std::move(replicates)) {
  CLUSTRESS_REQUIRE(is_ascending(points_) && is_ascending(replicates_),
                    "points and replicates of a file are in order");
}

UnitGrid UnitGrid::around(std::vector<UnitSummary> const& summaries, std::uint32_t all_points) {
  std::vector<std::uint32_t> points(all_points), replicates;
  std::iota(points.begin(), points.end(), 0U);
  for (UnitSummary const& summary : summaries) {
    points.push_back(summary.unit.point);
    replicates.push_back(summary.unit.replicate);
  }
  sort_once(points);
  sort_once(replicates);
  return {std::move(points), std::move(replicates)};
}

Axes UnitGrid::axes(OutcomeLayout const& layout) const {
  Axes axes = layout.axes();
  axes.points = points_.size();
  axes.replicates = replicates_.size();
  return axes;
}

bool UnitGrid::has(RunUnit unit) const {
  return std::ranges::binary_search(points_, unit.point) &&
         std::ranges::binary_search(replicates_, unit.replicate);
}

UnitPlace UnitGrid::place(RunUnit unit) const {
  CLUSTRESS_REQUIRE(has(unit), "a unit lies on the axes of its file");
  return {place_in(points_, unit.point), place_in(replicates_, unit.replicate)};
}

std::size_t UnitGrid::index(RunUnit unit) const {
  UnitPlace const on_axes = place(unit);
  return Axes{points_.size(), 1, 1, replicates_.size(), 1}.unit(on_axes.point, on_axes.replicate);
}

RunUnit UnitGrid::unit(std::size_t index) const {
  return {points_.at(index / replicates_.size()), replicates_.at(index % replicates_.size())};
}

}  // namespace clustress
