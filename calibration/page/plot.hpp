// calibration/page/plot.hpp — where a moment lies, on one line of plain characters. Pure,
// thread-safe.
#pragma once

#include <optional>
#include <string>

#include "sim/core/parameters.hpp"

namespace clustress::page {

// 21 characters, the band in the middle, half of its width on either side: "[" and "]" are its
// ends, "o" is what is observed, "x" the simulated mean, "*" both of them. "<" and ">" at the end
// of the line: the mean lies beyond it. The band is not empty and holds what is observed.
std::string plot(Range const& band, double observed, std::optional<double> simulated);

}  // namespace clustress::page
