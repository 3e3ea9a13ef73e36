// tests/support/sobol_matrix.hpp — places that fill the cube, one a row.
#pragma once

#include <Eigen/Dense>
#include <vector>

#include "calibration/designs/sobol_points.hpp"

namespace clustress {

inline Eigen::MatrixXd sobol_matrix(Eigen::Index count, Eigen::Index dimensions,
                                    std::uint64_t seed) {
  SobolPoints points(static_cast<std::size_t>(dimensions), seed);
  Eigen::MatrixXd all(count, dimensions);
  std::vector<double> one(static_cast<std::size_t>(dimensions));
  for (Eigen::Index i = 0; i < count; ++i) {
    points.next(one);
    all.row(i) = Eigen::Map<Eigen::RowVectorXd const>(one.data(), dimensions);
  }
  return all;
}

}  // namespace clustress
