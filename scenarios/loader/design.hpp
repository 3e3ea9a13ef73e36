// scenarios/loader/design.hpp — the table [design]: the points of a study of doubt, made by a
// method of calibration/designs over what is [[uncertain]].
#pragma once

#include "scenarios/loader/draft.hpp"
#include "scenarios/loader/node.hpp"
#include "scenarios/loader/report.hpp"

namespace clustress::loader {

// A study that measures moments alone needs no programmes and no stresses: takes them out of the
// tree, before it is read.
void leave_undisturbed(Node& root);

// Fills draft.scenario.points, and the replicates if the table has them. A point whose values do
// not fit together is kept with the cause of its refusal; all else that is wrong is reported. Only
// for a draft without faults, as it was read from `root`.
void read_design(Node const& root, Draft& draft, Report& report);

}  // namespace clustress::loader
