// calibration/inference/local_linear.hpp — accepted points moved to where they would be if their
// simulated moments were the observed ones (Beaumont, Zhang & Balding 2002).
//
//   logit x = a + (s − z)ᵀb + rest, weights w (1 − (d/ε)²);  logit x* = logit x − (s − z)ᵀb
//
// s simulated and z observed moments, d their distance, ε the largest of the points. By logits
// adjusted points stay in the cube. Moments that are combinations of others share their slope.
// Pure function, thread-safe.
#pragma once

#include <vector>

#include "calibration/inference/abc_population.hpp"

namespace clustress {

// The same points, one or more, with adjusted places and with the weights of the regression, sum 1.
// Where all distances are the same nothing is changed.
std::vector<AcceptedPoint> adjusted(std::vector<AcceptedPoint> generation);

}  // namespace clustress
