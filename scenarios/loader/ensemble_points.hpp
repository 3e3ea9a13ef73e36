// scenarios/loader/ensemble_points.hpp — the points of an ensemble as points of the scenario.
#pragma once

#include <memory>

#include "scenarios/loader/draft.hpp"
#include "scenarios/loader/loader.hpp"
#include "scenarios/loader/node.hpp"
#include "scenarios/loader/report.hpp"
#include "sim/engine/ensemble.hpp"

namespace clustress::loader {

// The one that is given, else that of [ensemble]; null where there is none, or after a fault.
std::shared_ptr<Ensemble const> asked_ensemble(Node const& root, Scenario const& scenario,
                                            EnsembleSource const& source, Report& report);

// Fills draft.scenario.points in place of read_points() and read_design(). Of [design] stays what
// is measured and how many replicates a point has; without it effects are measured. A point whose
// values do not fit together is kept with the cause of its refusal. Reported: points written by
// hand, parameters that the scenario does not have, that are no numbers, or have another unit. Only
// for a draft without faults, as it was read from `root`.
void read_ensemble(std::shared_ptr<Ensemble const> const& ensemble, Node const& root, Draft& draft,
                   Report& report);

}  // namespace clustress::loader
