// calibration/inference/evaluated.hpp — evaluations to learn from. Pure functions.
#pragma once

#include <Eigen/Dense>
#include <span>
#include <vector>

#include "calibration/inference/place.hpp"
#include "calibration/inference/problem.hpp"

namespace clustress {

// Usable evaluations and where they were made, in the order of asking.
struct Evaluated {
  std::vector<Place> points;
  std::vector<PointEvaluation> evaluations;
};

// Was the moment measured, with its variance?
bool has(PointEvaluation const& evaluation, std::size_t moment);

// Those of `numbers` in which the moment was measured.
std::vector<std::size_t> with(Evaluated const& all, std::span<std::size_t const> numbers,
                              std::size_t moment);

// [number][parameter] in the cube.
Eigen::MatrixXd matrix_of(Evaluated const& all, std::span<std::size_t const> numbers);

}  // namespace clustress
