// analysis/sensitivity/additive_fit.hpp — an output as a sum of curves, one of each parameter:
// least squares with polynomials of low degree.
//
//   y_p = b_0 + Σ_i f_i(u_ip) + e_p,   f_i(u) = Σ_k b_ik P_k(2u − 1),  k = 1 … q
//
// P_k Legendre polynomials, u the place in the cube (without one, the middle rank over the points);
// of a category one level each. q = 1 … 3, as many as leave five points a coefficient. Part of a
// curve: its variance over the points, less what the errors of its coefficients add to it. Pure
// function, thread-safe; the same bits for the same input.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/sensitivity/study.hpp"

namespace clustress {

struct Curve {
  std::size_t parameter = 0;
  double variance = 0.0;              // over points; may fall below 0
  double variance_of_variance = 0.0;  // of that estimate
  double low = 0.0, high = 0.0;       // f where the parameter is at its lowest, highest tenth;
                                      // of a category the lowest and the highest level
  double swing_standard_error = 0.0;  // of high − low
  double p_value = 1.0;               // of no effect (F test)
  std::vector<double> at;             // f_i by point of the sample
  bool is_confounded = false;         // another parameter moves with it: no numbers
};

struct AdditiveFit {
  std::vector<Curve> curves;       // by parameter
  double mean = 0.0;               // of the output
  double residual_variance = 0.0;  // of one point about the fit
  double degrees = 0.0;            // points less coefficients
  std::size_t degree = 0;          // q
};

// Fewest points that a fit of these inputs takes: five more than coefficients of straight lines.
std::size_t fewest_points_for_fit(StudyInputs const& inputs);

// `sample`: at least so many points.
AdditiveFit additive_fit(StudyInputs const& inputs, SampleMeans const& sample);

}  // namespace clustress
