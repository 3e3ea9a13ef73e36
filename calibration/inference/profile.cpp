#include "calibration/inference/profile.hpp"

#include <cmath>
#include <limits>

#include "calibration/inference/climb.hpp"

namespace clustress {

namespace {

constexpr int steps_of_parameter = 40;

// The place with parameter k put in between the others.
Place with(std::span<double const> others, std::size_t k, double value) {
  Place place(others.begin(), others.end());
  place.insert(place.begin() + static_cast<std::ptrdiff_t>(k), value);
  return place;
}

}  // namespace

std::vector<double> profile_of(LogDensity const& log_density, IsInside const& is_inside,
                               Place const& best, std::size_t k) {
  constexpr double last = places_of_profile - 1;
  double const highest = log_density(best);
  std::vector<double> profile(places_of_profile, std::numeric_limits<double>::infinity());
  auto const middle = static_cast<std::ptrdiff_t>(std::lround(best[k] * last));
  for (std::ptrdiff_t const step : {-1, 1}) {
    Place others = best;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(k));
    for (std::ptrdiff_t at = middle; at >= 0 && at < std::ssize(profile); at += step) {
      double const value = static_cast<double>(at) / last;
      LogDensity const density = [&](std::span<double const> x) {
        return log_density(with(x, k, value));
      };
      IsInside const inside = [&](std::span<double const> x) {
        return is_inside(with(x, k, value));
      };
      if (!inside(others)) break;
      if (!others.empty()) {
        others = highest_near(density, inside, others, 1.0 / last, steps_of_parameter);
      }
      profile[static_cast<std::size_t>(at)] = 2.0 * (highest - density(others));
    }
  }
  return profile;
}

}  // namespace clustress
