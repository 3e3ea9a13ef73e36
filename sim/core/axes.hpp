// sim/core/axes.hpp — the five axes all results share, and the only arithmetic of places on them.
//
// Order: point, variant, stress, replicate, quarter, then the entries of a data set. Arrays that
// lack an axis are arrays in which it has length 1. Plain value, thread-safe.
#pragma once

#include <array>
#include <cstddef>
#include <utility>

namespace clustress {

// Names of the axes in their order, as result files have them.
inline constexpr std::array<char const*, 5> axis_names{"point", "variant", "stress", "replicate",
                                                       "quarter"};

// A place on the axes, and the entry there.
struct ValuePlace {
  std::size_t point = 0, variant = 0, stress = 0, replicate = 0, quarter = 0, entry = 0;
};

struct Axes {
  std::size_t points = 1, variants = 1, stresses = 1, replicates = 1, quarters = 1;

  // Place of one number in an array over all axes.
  [[nodiscard]] constexpr std::size_t at(std::size_t point, std::size_t variant, std::size_t stress,
                                         std::size_t replicate, std::size_t quarter,
                                         std::size_t entries = 1, std::size_t entry = 0) const {
    return ((((point * variants + variant) * stresses + stress) * replicates + replicate) *
                quarters +
            quarter) *
               entries +
           entry;
  }
  // Back from the place of a number.
  [[nodiscard]] constexpr ValuePlace place_of(std::size_t place, std::size_t entries = 1) const {
    ValuePlace result;
    auto const take = [&place](std::size_t length) {
      std::size_t const index = place % length;
      place /= length;
      return index;
    };
    result.entry = take(entries);
    result.quarter = take(quarters);
    result.replicate = take(replicates);
    result.stress = take(stresses);
    result.variant = take(variants);
    result.point = place;
    return result;
  }
  // Numbers in such an array.
  [[nodiscard]] constexpr std::size_t size(std::size_t entries = 1) const {
    return points * worlds() * replicates * quarters * entries;
  }
  // Worlds of a unit (a point and a replicate) and the place of one among them.
  [[nodiscard]] constexpr std::size_t worlds() const { return variants * stresses; }
  [[nodiscard]] constexpr std::size_t world(std::size_t variant, std::size_t stress) const {
    return variant * stresses + stress;
  }
  [[nodiscard]] constexpr std::pair<std::size_t, std::size_t> variant_and_stress(
      std::size_t world) const {
    return {world / stresses, world % stresses};
  }
  // Units and the place of one in a list [point][replicate].
  [[nodiscard]] constexpr std::size_t units() const { return points * replicates; }
  [[nodiscard]] constexpr std::size_t unit(std::size_t point, std::size_t replicate) const {
    return point * replicates + replicate;
  }
  // The same axes for what has no quarters (the status of a world) or is of one point, one unit.
  [[nodiscard]] constexpr Axes without_quarters() const {
    return {points, variants, stresses, replicates, 1};
  }
  [[nodiscard]] constexpr Axes of_one_point() const {
    return {1, variants, stresses, replicates, quarters};
  }
  [[nodiscard]] constexpr Axes of_one_unit() const { return {1, variants, stresses, 1, quarters}; }
  // Lengths in the order of the axes.
  [[nodiscard]] constexpr std::array<std::size_t, 5> extent() const {
    return {points, variants, stresses, replicates, quarters};
  }
  bool operator==(Axes const&) const = default;
};

}  // namespace clustress
