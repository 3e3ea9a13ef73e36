// analysis/over_points.hpp — the effects of a result with several points: point 0, the scenario as
// it is written, and for each programme how its headline moves from point to point.
//
// What points do is kept apart from luck: mean and range are over points, each with its own mean
// over worlds; luck is the interval of one point. The mean is weighted by the points; that of a
// price is the mean outlay over the mean jobs, as within a point. Points without a usable replicate
// are left out and named in a warning. Reads one point at a time. Errors: those of build_effects at
// point 0; OutputError if a data set is damaged.
#pragma once

#include <cstdint>
#include <functional>

#include "analysis/effects.hpp"

namespace clustress {

using ViewOfPoint = std::function<ResultView(std::uint32_t number)>;

// Each programme has the section "over_points", whose measures are <measure>/mean_over_points,
// <measure>/lowest_point, <measure>/highest_point and <measure>/point/<number>, then "doubt"
// (doubt.hpp) and "discovery" (where_it_fails.hpp).
Effects build_effects_over_points(PointsView const& points, ViewOfPoint const& view,
                                  EffectOptions options = {});

// What is shown of a point: its number, label and overrides.
ShownPoint shown_point(PointsView const& points, std::uint32_t number);

}  // namespace clustress
