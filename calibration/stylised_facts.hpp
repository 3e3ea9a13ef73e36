// calibration/stylised_facts.hpp — moments of a simulated economy, measured as the statistics that
// they are held against.
//
// Each moment has its own population and time unit: entry, exit and survival on all enterprises
// including founder-only, as Eurostat counts them (births of the year among enterprises active in
// it; survivors to year t + n are active in any part of it); job flows on annual DHS rates of firms
// with employees; tail from 50 persons; growth shape and size slope on annual log growth of firms
// 10+; innovators on 10+ over three years. Thread-safe: each call has its own world.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/parameters.hpp"
#include "sim/engine/replicate.hpp"

namespace clustress {

// band: an acceptance band of the model. target: an observed figure to come near to, with a band of
// its own. other_count: a target counted in another way, to be read beside it; no verdict.
enum class MomentRole { band, target, other_count };

struct Moment {
  std::string_view name;
  std::string_view population;
  std::string_view unit;
  double observed;
  Range band;
  std::string_view source;
  MomentRole role;
};

using MomentValues = std::map<std::string_view, double>;

// All moments, in the order of their table: of an undisturbed world, then those of experiments
// (experiments.hpp).
std::vector<Moment> const& moments();

// Moments of one undisturbed replicate without a programme over the scenario's horizon (at least 28
// quarters).
MomentValues measure_moments(Scenario const& scenario, Preparation const& preparation,
                             std::uint32_t replicate, StopFlag const& stop);

}  // namespace clustress
