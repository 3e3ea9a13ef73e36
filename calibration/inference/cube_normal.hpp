// calibration/inference/cube_normal.hpp — points of a normal distribution cut off at the unit cube.
//
// Density ∝ exp(−½ (x − m)ᵀP(x − m)) inside, also where P is singular, in whose null space the
// points are even. Gibbs steps along the axes and along the eigenvectors of P (Chen & Schmeiser
// 1993: hit and run), which are independent but for the cut. Deterministic; thread-safe.
#pragma once

#include <Eigen/Dense>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace clustress {

// `mode` m in the cube, `precision` P symmetric with no negative eigenvalue. [point][coordinate];
// the first n do not depend on `count`.
std::vector<std::vector<double>> cube_normal_points(Eigen::VectorXd const& mode,
                                                    Eigen::MatrixXd const& precision,
                                                    std::size_t count, std::uint64_t seed);

}  // namespace clustress
