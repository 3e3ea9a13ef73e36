// analysis/evaluation/simplex.hpp — weights of donors: least squares over the simplex.
//
// Minimises |y − X w|²/2 + ridge |w|²/2 over w >= 0, sum w = 1 by an active set on the passive
// weights (as Lawson & Hanson 1974, ch. 23, with the sum as a constraint): finite, exact up to
// rounding; ridge > 0 makes the answer unique with more donors than years. Ends when the duality
// gap g'w − min g, g the gradient, which bounds how far the value is from the least (Jaggi
// 2013), is below 1e-15 of the value's scale |y|² + ridge. Pure, thread-safe.
#pragma once

#include <Eigen/Core>

namespace clustress {

struct SimplexFit {
  Eigen::VectorXd weights;
  double gap = 0.0;    // in the value's units
  double least = 0.0;  // the value
};

SimplexFit fit_simplex(Eigen::MatrixXd const& x, Eigen::VectorXd const& y, double ridge);

}  // namespace clustress
