// calibration/inference/plausible_space.hpp — what is left of the cube, however little.
//
// Places with an implausibility below 3 stay (Pukelsheim 1994: of any distribution with one peak,
// 95 % lie within three SDs). Where less than a tenth of a cloud stays, a bar is lowered to its
// best tenth and the cloud filled up again evenly below the bar, again and again (subset
// simulation, Au & Beck 2001; moves as in differential_evolution.hpp). So a share of 1e-9 is found
// with some thousand places. Whether anything can stay is asked first, by searches from the best
// places. Deterministic by seed. Pure; thread-safe if the functions are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "calibration/inference/place.hpp"

namespace clustress {

using Implausibility = std::function<double(std::span<double const>)>;  // ≥ 0

inline constexpr double largest_plausible = 3.0;
inline constexpr std::size_t places_of_cloud = 1000;

struct PlausibleSpace {
  std::vector<Place> cloud;     // evenly inside; if nothing stays, of the least implausible places
  double share_of_cloud = 1.0;  // how much of the cube the cloud stands for
  bool is_empty = false;
  Place best;          // of all that were looked at
  double least = 0.0;  // its implausibility

  [[nodiscard]] double share() const { return is_empty ? 0.0 : share_of_cloud; }  // of the cube
};

PlausibleSpace whole_cube(std::size_t dimensions, std::uint64_t seed);

// What stays of `before`. `was_inside` says what `before` holds.
PlausibleSpace what_stays(PlausibleSpace const& before, IsInside const& was_inside,
                          Implausibility const& implausibility, std::uint64_t seed);

// `count` of the cloud, or all, each as far as can be from `taken` and from those chosen before, in
// SDs of the cloud (maximin).
std::vector<Place> spread_over(std::vector<Place> const& cloud, std::vector<Place> const& taken,
                               std::size_t count);

}  // namespace clustress
