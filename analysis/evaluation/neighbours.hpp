// analysis/evaluation/neighbours.hpp — nearest neighbours on a line, ties and caliper defined.
//
// Of a unit: the m nearest others, and all that lie as far as the m-th to 1e-10 (absolute): ties
// are kept, all with the same weight (Abadie & Imbens 2006, Econometrica 74). With a caliper none
// farther // than that. Pure, thread-safe.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace clustress {

inline constexpr double tie_tolerance = 1e-10;
inline constexpr double not_bounded = std::numeric_limits<double>::infinity();

class Neighbours {
 public:
  // Places of units on the line.
  explicit Neighbours(std::span<double const> places);

  // Units near `place` other than `self`, by number; fewer than m if there are no more.
  [[nodiscard]] std::vector<std::size_t> of(
      double place, std::size_t m, double caliper = not_bounded,
      std::size_t self = std::numeric_limits<std::size_t>::max()) const;

 private:
  std::vector<double> sorted_;
  std::vector<std::size_t> unit_;
};

}  // namespace clustress
