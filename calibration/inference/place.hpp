// calibration/inference/place.hpp — functions of places in the unit cube.
#pragma once

#include <functional>
#include <span>
#include <vector>

namespace clustress {

using Place = std::vector<double>;                                  // [parameter]
using LogDensity = std::function<double(std::span<double const>)>;  // but for a constant
using IsInside = std::function<bool(std::span<double const>)>;

}  // namespace clustress
