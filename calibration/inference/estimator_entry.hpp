// calibration/inference/estimator_entry.hpp — what the file of a method includes to enter the
// catalogue: class M with `name`, `meaning`, `has_waves` (estimator.hpp) and a static `fit`; the
// file ends with `template Estimator estimator<M>();`. A missing file is a link error.
#pragma once

#include "calibration/inference/estimator.hpp"

namespace clustress {

template <class M>
Estimator estimator() {
  return {M::name, M::meaning, &M::fit, M::has_waves};
}

}  // namespace clustress
