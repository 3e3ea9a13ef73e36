// calibration/inference/bounded_search.hpp — the least value of a function over the unit cube,
// without derivatives: BOBYQA (Powell 2009), which goes by quadratic models of it, by NLopt.
//
// Finds the lowest point of the valley in which it starts. Deterministic; one search is one thread.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace clustress {

struct BoundedSearch {
  double first_step = 0.1, last_step = 1e-4;  // of the cube
  std::size_t most_calls = 1000;              // at least least_calls(dimensions)
};

struct LowestPoint {
  std::vector<double> cube;
  double value = 0.0;
  bool is_settled = false;  // the search ended by itself, not on most_calls
};

// The start, what a quadratic model is begun with, and one step.
constexpr std::size_t least_calls(std::size_t dimensions) {
  return 2 * dimensions + 3;
}

// `cost` is finite throughout; its exceptions end the search and go on to the caller. The first
// call is at `start`. The answer is the lowest of all points called, of equals the first.
LowestPoint lowest_point(std::function<double(std::vector<double> const&)> const& cost,
                         std::vector<double> const& start, BoundedSearch const& search);

}  // namespace clustress
