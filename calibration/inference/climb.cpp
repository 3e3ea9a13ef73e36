#include "calibration/inference/climb.hpp"

#include <nlopt.hpp>

namespace clustress {

namespace {

constexpr double lowest = -1e100;  // Sbplex takes no infinity

struct Search {
  LogDensity const& height;
  IsInside const& is_inside;
};

double height_at(std::vector<double> const& x, std::vector<double>&, void* user) {
  auto const& search = *static_cast<Search const*>(user);
  double const height = search.is_inside(x) ? search.height(x) : lowest;
  return height > lowest ? height : lowest;
}

}  // namespace

Place highest_near(LogDensity const& height, IsInside const& is_inside, Place start, double spread,
                   int steps_of_parameter) {
  Search search{height, is_inside};
  nlopt::opt climb(nlopt::LN_SBPLX, static_cast<unsigned>(start.size()));
  climb.set_max_objective(height_at, &search);
  climb.set_lower_bounds(0.0);
  climb.set_upper_bounds(1.0);
  climb.set_initial_step(0.1 * spread);
  climb.set_maxeval(steps_of_parameter * static_cast<int>(start.size()));
  climb.set_ftol_abs(1e-6);
  climb.set_xtol_abs(1e-7);
  Place best = start;
  double value = 0.0;
  try {
    climb.optimize(best, value);
  } catch (nlopt::roundoff_limited const&) {
    // The last place is as good as rounding lets it be.
  }
  return is_inside(best) && height(best) > height(start) ? best : start;
}

}  // namespace clustress
