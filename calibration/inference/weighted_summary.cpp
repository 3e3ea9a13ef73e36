#include "calibration/inference/weighted_summary.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/core/contracts.hpp"

namespace clustress {

namespace {

constexpr std::size_t values_of_prior = 1000;
double const sd_of_cube = std::sqrt(1.0 / 12.0);

double prior_sd(CalibrationParameter const& parameter) {
  std::vector<double> values;
  for (std::size_t k = 0; k < values_of_prior; ++k) {
    values.push_back(parameter.value_at((static_cast<double>(k) + 0.5) / values_of_prior));
  }
  std::vector<double> const weights(values_of_prior, 1.0 / values_of_prior);
  return weighted_sd(values, weights);
}

ParameterFit fit_of(CalibrationParameter const& parameter, std::span<double const> places,
                    std::span<double const> weights) {
  std::vector<double> values;
  for (double const place : places) values.push_back(parameter.value_at(place));
  ParameterFit fit;
  fit.prior_sd = prior_sd(parameter);
  fit.posterior_sd = weighted_sd(values, weights);
  fit.median = parameter.value_at(weighted_quantile(places, weights, 0.5));
  fit.low = parameter.value_at(weighted_quantile(places, weights, 0.05));
  fit.high = parameter.value_at(weighted_quantile(places, weights, 0.95));
  fit.shrinkage = weighted_sd(places, weights) / sd_of_cube;
  fit.identified = fit.shrinkage <= largest_identified_shrinkage;
  return fit;
}

}  // namespace

double weighted_quantile(std::span<double const> values, std::span<double const> weights,
                         double p) {
  CLUSTRESS_REQUIRE(!values.empty() && values.size() == weights.size() && p >= 0.0 && p <= 1.0,
                    "points and weights go together");
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  double below = 0.0, last_middle = 0.0, last = values[order.front()];
  for (std::size_t const k : order) {
    double const middle = below + 0.5 * weights[k];
    if (middle >= p && weights[k] > 0.0) {
      if (below == 0.0) return values[k];
      return last + (values[k] - last) * (p - last_middle) / (middle - last_middle);
    }
    if (weights[k] > 0.0) last = values[k], last_middle = middle;
    below += weights[k];
  }
  return last;
}

double weighted_sd(std::span<double const> values, std::span<double const> weights) {
  CLUSTRESS_REQUIRE(!values.empty() && values.size() == weights.size(),
                    "points and weights go together");
  double mean = 0.0, squares = 0.0, rest = 1.0;
  for (std::size_t k = 0; k < values.size(); ++k) {
    mean += weights[k] * values[k], rest -= weights[k] * weights[k];
  }
  for (std::size_t k = 0; k < values.size(); ++k) {
    squares += weights[k] * (values[k] - mean) * (values[k] - mean);
  }
  return rest > 1e-12 ? std::sqrt(squares / rest) : 0.0;
}

std::vector<ParameterFit> weighted_summary(std::span<CalibrationParameter const> parameters,
                                           std::vector<std::vector<double>> const& points,
                                           std::span<double const> weights) {
  CLUSTRESS_REQUIRE(!points.empty() && points.size() == weights.size(),
                    "points and weights go together");
  std::vector<ParameterFit> fits;
  for (std::size_t k = 0; k < parameters.size(); ++k) {
    std::vector<double> places;
    for (auto const& point : points) places.push_back(point[k]);
    fits.push_back(fit_of(parameters[k], places, weights));
  }
  return fits;
}

}  // namespace clustress
