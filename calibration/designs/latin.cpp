// calibration/designs/latin.cpp — Latin hypercube: each parameter has one value in each of n equal
// shares of its distribution (McKay, Beckman & Conover 1979).
//
// Of all such squares one whose points lie far apart (maximin: Johnson, Moore & Ylvisaker 1990):
// values of two points are exchanged at random as long as that moves both away from the others.
#include <algorithm>
#include <limits>

#include "calibration/designs/draws.hpp"
#include "calibration/designs/sampling_design_entry.hpp"

namespace clustress {
namespace {

constexpr double effort = 4e7;  // coordinates looked at, about a tenth of a second

class Square {
 public:
  Square(std::size_t points, std::size_t width, Draws& draws)
      : points_(points), width_(width), cube_(points * width) {
    for (std::size_t k = 0; k < width; ++k) {
      std::vector<std::size_t> const stratum = draws.order(points);
      for (std::size_t p = 0; p < points; ++p) {
        at(p, k) = (static_cast<double>(stratum[p]) + draws.unit()) / static_cast<double>(points);
      }
    }
  }

  // Keeps the exchange if the nearest other point is farther away after it than before.
  void try_exchange(std::size_t a, std::size_t b, std::size_t k) {
    double const before = nearest(a, b);
    std::swap(at(a, k), at(b, k));
    if (nearest(a, b) <= before) std::swap(at(a, k), at(b, k));
  }

  [[nodiscard]] std::vector<double> take() { return std::move(cube_); }

 private:
  double& at(std::size_t point, std::size_t k) { return cube_[point * width_ + k]; }

  // Least squared distance of two points to all others; that between them does not change.
  [[nodiscard]] double nearest(std::size_t a, std::size_t b) const {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t p = 0; p < points_; ++p) {
      if (p == a || p == b) continue;
      least = std::min({least, distance(p, a), distance(p, b)});
    }
    return least;
  }
  [[nodiscard]] double distance(std::size_t a, std::size_t b) const {
    double sum = 0.0;
    for (std::size_t k = 0; k < width_; ++k) {
      double const step = cube_[a * width_ + k] - cube_[b * width_ + k];
      sum += step * step;
    }
    return sum;
  }

  std::size_t points_, width_;
  std::vector<double> cube_;
};

}  // namespace

class LatinDesign {
 public:
  static constexpr std::string_view name = "latin",
                                    meaning = "Latin hypercube whose points lie far apart",
                                    size_key = "points";
  static constexpr std::size_t usual_size = 256, usual_levels = 0;
  static constexpr bool extends = false;

  static double count(DesignProblem const& problem) { return static_cast<double>(problem.size); }

  static std::vector<double> make(DesignProblem const& problem) {
    std::size_t const points = problem.size, width = problem.parameters();
    Draws draws(problem.seed);
    Square square(points, width, draws);
    double const work = 4.0 * static_cast<double>(points) * static_cast<double>(width);
    auto const tries = static_cast<std::size_t>(effort / work);
    for (std::size_t t = 0; points > 2 && width > 1 && t < tries; ++t) {
      std::size_t const a = draws.below(points), b = draws.below(points), k = draws.below(width);
      if (a != b) square.try_exchange(a, b, k);
    }
    return square.take();
  }
};

template SamplingDesign sampling_design<LatinDesign>();

}  // namespace clustress
