// calibration/emulator/restricted_likelihood.hpp — the scales of an emulator from its points.
#pragma once

#include "calibration/emulator/emulator.hpp"

namespace clustress {

// `y` has mean 0 and SD 1; `noise` of each value is in its unit squared.
KrigingScales most_likely_scales(Eigen::MatrixXd const& points, Eigen::VectorXd const& y,
                                 Eigen::VectorXd const& noise);

}  // namespace clustress
