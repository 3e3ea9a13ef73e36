// calibration/inference/climb.hpp — the highest place near a start, without derivatives.
//
// Rowan's Sbplex (NLopt), within the cube, with steps of a tenth of `spread` at first. Places
// outside `is_inside` are no better than the start. Deterministic. Pure; thread-safe if the
// functions are.
#pragma once

#include "calibration/inference/place.hpp"

namespace clustress {

inline constexpr int usual_climb_steps = 200;  // of each parameter, at most

// Never lower than `start`, which is inside. `spread` > 0 is a scale of the search in each
// direction.
Place highest_near(LogDensity const& height, IsInside const& is_inside, Place start, double spread,
                   int steps_of_parameter = usual_climb_steps);

}  // namespace clustress
