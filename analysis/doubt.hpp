// analysis/doubt.hpp — how far an effect hangs on what is not known, and how far on luck: the
// section "doubt" of one programme under one stress, over the points of a result.
//
// Points are taken as draws of what is not known, each alike. The spread of net jobs, job-years and
// job-years per million euro over points and worlds is split into doubt and luck
// (sim/statistics/variance_components.hpp): one way where points have luck of their own, two ways
// where they share it. The range *luck and doubt* holds the mean effect at a point drawn as these
// were. Against each other programme, each reference and no programme: at how many points it is
// ahead, and beyond the luck of that point. Pure functions, thread-safe.
#pragma once

#include "analysis/data/section.hpp"
#include "analysis/pairs_over_points.hpp"

namespace clustress {

inline constexpr std::size_t fewest_points_for_doubt = 5;

// A sentence alone where there are too few points.
Section doubt_section(PointStudy const& study, std::size_t programme, std::size_t stress);

}  // namespace clustress
