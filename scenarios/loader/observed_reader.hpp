// scenarios/loader/observed_reader.hpp — the study's own figures of what is observed: [[observed]],
// a moment and what is published of it.
#pragma once

#include <vector>

#include "scenarios/loader/node.hpp"
#include "scenarios/loader/report.hpp"
#include "sim/world/observed_figure.hpp"

namespace clustress::loader {

// Faults are reported: moments that are none or that cannot be observed, no unit or another one, no
// error, a band that misses the figure or is wider than its errors allow, a moment twice.
std::vector<ObservedFigure> read_observed(Node const& root, Report& report);

}  // namespace clustress::loader
