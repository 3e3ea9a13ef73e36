// calibration/inference/minimum_distance.hpp — how sure the parameters are that make a distance of
// moments least: θ = argmin gᵀWg, g = observed − simulated moments.
//
//   D = ∂g/∂θ,   Ω = Cov g,   M = DᵀWD
//   Cov θ = M⁻¹ DᵀWΩWD M⁻¹     (Newey & McFadden 1994, theorem 3.2)
//   Λ     = −M⁻¹ DᵀW           (Andrews, Gentzkow & Shapiro 2017): observed moment j larger by one
//                              makes parameter i larger by Λ_ij
//
// Of a singular M the generalised inverse is taken, which is right for the parameters that its null
// space does not hold; the others are not identified. Pure functions, thread-safe.
#pragma once

#include <Eigen/Dense>
#include <vector>

namespace clustress {

struct MinimumDistance {
  Eigen::Index rank = 0;        // of M
  std::vector<bool> is_pinned;  // of each parameter: the null space of M does not hold it
  Eigen::MatrixXd covariance;   // [parameter][parameter]; NaN in rows and columns of others
  Eigen::MatrixXd influence;    // Λ [parameter][moment]; NaN in rows of others
};

// `slopes` is D [moment][parameter]; `weight` W and `error` Ω are symmetric, [moment][moment].
MinimumDistance minimum_distance(Eigen::MatrixXd const& slopes, Eigen::MatrixXd const& weight,
                                 Eigen::MatrixXd const& error);

}  // namespace clustress
