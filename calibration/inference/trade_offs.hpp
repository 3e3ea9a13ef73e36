// calibration/inference/trade_offs.hpp — parameters that moments pin down together but not apart.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "calibration/inference/place.hpp"
#include "calibration/inference/problem.hpp"

namespace clustress {

inline constexpr double least_told_correlation = 0.7;  // in size

// A sentence for each pair whose equally weighted places are correlated so far. Pure, thread-safe.
std::vector<std::string> trade_offs_of(std::span<CalibrationParameter const> parameters,
                                       std::vector<Place> const& places);

}  // namespace clustress
