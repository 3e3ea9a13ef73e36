// calibration/inference/profile.hpp — how fast the fit gets worse when one parameter is held away
// from its best value and all others may follow: flat means not identified.
//
// Of 21 evenly spread places of each parameter: −2 ln L, less its value at the best place, with the
// others where it is least (Venzon & Moolgavkar 1988). Below 3.84 lie places that a test of
// one parameter would not reject at 5 %. Walks outwards from the best place, so what it finds is a
// minimum nearby; infinite from where `is_inside` ends. Deterministic. Pure; thread-safe if the
// functions are.
#pragma once

#include <cstddef>
#include <vector>

#include "calibration/inference/place.hpp"

namespace clustress {

inline constexpr std::size_t places_of_profile = 21;  // k/20

// Of parameter `k`; `best` is inside. ≥ 0 if `best` is the highest place.
std::vector<double> profile_of(LogDensity const& log_density, IsInside const& is_inside,
                               Place const& best, std::size_t k);

}  // namespace clustress
