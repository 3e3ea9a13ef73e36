// Designs in the unit cube and functions whose sensitivity indices are known in closed form, for
// tests of analysis/sensitivity.
//
//   Ishigami & Homma 1990 with a = 7, b = 0.1 on [−π, π]³
//   g-function of Saltelli & Sobol' 1995 with a = (0, 1, 4.5, 9, 99, 99, 99, 99)
#pragma once

#include <algorithm>
#include <boost/random/sobol.hpp>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "analysis/sensitivity/index_method.hpp"

namespace clustress::test {

using Place = std::vector<double>;
using Function = std::function<double(Place const&)>;

inline double ishigami(Place const& u) {
  auto const x = [&](std::size_t k) { return std::numbers::pi * (2.0 * u[k] - 1.0); };
  double const s = std::sin(x(1));
  return std::sin(x(0)) + 7.0 * s * s + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

inline double g_function(Place const& u) {
  constexpr double a[] = {0, 1, 4.5, 9, 99, 99, 99, 99};
  double product = 1.0;
  for (std::size_t k = 0; k < 8; ++k) product *= (std::abs(4.0 * u[k] - 2.0) + a[k]) / (1.0 + a[k]);
  return product;
}

inline double uniform(std::mt19937_64& random) {
  return (static_cast<double>(random() >> 11) + 0.5) * 0x1p-53;
}

// Sobol' points of Joe & Kuo's directions with a digital shift drawn from the seed.
inline std::vector<Place> sobol_points(std::size_t count, std::size_t dimensions,
                                       std::uint64_t seed) {
  std::mt19937_64 random(seed);
  boost::random::sobol sequence(dimensions);
  std::vector<std::uint64_t> shift(dimensions);
  for (std::uint64_t& s : shift) s = random();
  std::vector<Place> points(count, Place(dimensions));
  for (Place& point : points) {
    for (std::size_t k = 0; k < dimensions; ++k)
      point[k] = (static_cast<double>((sequence() ^ shift[k]) >> 11) + 0.5) * 0x1p-53;
  }
  return points;
}

// In each parameter one point in each of `count` slices, at its middle.
inline std::vector<Place> latin_points(std::size_t count, std::size_t dimensions,
                                       std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<Place> points(count, Place(dimensions));
  for (std::size_t k = 0; k < dimensions; ++k) {
    std::vector<std::size_t> slices(count);
    for (std::size_t p = 0; p < count; ++p) slices[p] = p;
    for (std::size_t p = count; p > 1; --p) std::swap(slices[p - 1], slices[random() % p]);
    for (std::size_t p = 0; p < count; ++p)
      points[p][k] = (static_cast<double>(slices[p]) + 0.5) / static_cast<double>(count);
  }
  return points;
}

// A, each A_B^i, B of one row after the other; parameters of a group are taken from B together.
inline std::vector<Place> saltelli_points(std::vector<Place> const& rows_of_both,
                                          std::vector<std::size_t> const& factor_of) {
  std::size_t const dimensions = factor_of.size();
  std::size_t const factors = *std::max_element(factor_of.begin(), factor_of.end()) + 1;
  std::vector<Place> points;
  for (Place const& both : rows_of_both) {
    auto const half = both.begin() + static_cast<std::ptrdiff_t>(dimensions);
    Place const a(both.begin(), half), b(half, both.end());
    points.push_back(a);
    for (std::size_t f = 0; f < factors; ++f) {
      Place ab = a;
      for (std::size_t k = 0; k < dimensions; ++k) {
        if (factor_of[k] == f) ab[k] = b[k];
      }
      points.push_back(std::move(ab));
    }
    points.push_back(b);
  }
  return points;
}

// Trajectories on four levels with Δ = 2/3, in a random order of factors and directions.
inline std::vector<Place> morris_points(std::size_t trajectories, std::size_t dimensions,
                                        std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<Place> points;
  for (std::size_t t = 0; t < trajectories; ++t) {
    std::vector<std::size_t> order(dimensions);
    for (std::size_t k = 0; k < dimensions; ++k) order[k] = k;
    for (std::size_t k = dimensions; k > 1; --k) std::swap(order[k - 1], order[random() % k]);
    Place point(dimensions);
    for (double& u : point) u = static_cast<double>(random() % 4) / 3.0;
    points.push_back(point);
    for (std::size_t const k : order) {
      // From the lower two levels up, from the upper two down.
      point[k] = static_cast<double>((std::lround(3.0 * point[k]) + 2) % 4) / 3.0;
      points.push_back(point);
    }
  }
  return points;
}

inline SensitivityStudy study_of(std::vector<Place> const& points, std::string design,
                                 std::vector<std::string> const& groups = {}) {
  StudyInputs inputs;
  inputs.design = std::move(design);
  inputs.is_cube = true;
  inputs.weights.assign(points.size(), 1.0);
  for (std::size_t k = 0; k < points.front().size(); ++k) {
    inputs.parameters.push_back("x" + std::to_string(k + 1));
    inputs.is_category.push_back(false);
    std::vector<double>& own = inputs.places.emplace_back();
    for (Place const& point : points) own.push_back(point[k]);
  }
  inputs.set_factors(groups);
  return prepared(std::move(inputs));
}

// World r at point p: the function there and `luck(p, r)`.
inline StudyOutput output_of(
    std::vector<Place> const& points, Function const& function, std::size_t worlds = 1,
    std::function<double(std::size_t, std::size_t)> const& luck = nullptr) {
  StudyOutput output{"y", "y", "jobs", worlds, {}};
  for (std::size_t p = 0; p < points.size(); ++p) {
    double const y = function(points[p]);
    for (std::size_t r = 0; r < worlds; ++r) output.values.push_back(luck ? y + luck(p, r) : y);
  }
  return output;
}

inline IndexMethod const& method_named(std::string_view name) {
  for (IndexMethodFunction const function : index_method_catalogue()) {
    if (function().name() == name) return function();
  }
  throw std::logic_error("no method " + std::string(name));
}

// The index of one column of row `row`.
inline IndexEstimate index_of(IndexTable const& table, std::size_t row, std::string_view column) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c].name == column) return table.rows.at(row).indices.at(c);
  }
  throw std::logic_error("no index " + std::string(column));
}

}  // namespace clustress::test
