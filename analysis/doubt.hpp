// analysis/doubt.hpp — how far an effect hangs on what is not known, and how far on luck: the
// section "doubt" of one programme under one stress, over the points of a result.
//
// Points are taken as draws of what is not known, by their weights. The spread of net jobs,
// job-years and job-years per million euro over points and worlds is split into doubt and luck
// (sim/statistics/variance_components.hpp): one way where points have luck of their own, two ways
// where they share it. The range *luck and doubt* holds the mean effect at a point drawn as these
// were. Against each other programme, each reference and no programme: at how many points it is
// ahead, and beyond the luck of that point, by number and by weight. What of the spread over points
// goes with each parameter that they set. Pure functions, thread-safe.
#pragma once

#include "analysis/data/section.hpp"
#include "analysis/pairs_over_points.hpp"

namespace clustress {

inline constexpr std::size_t fewest_points_for_doubt = 5;

// Ways for a programme to stand at a point, in job-years for each million euro: measures
// doubt/stands/<name>/points, /beyond_luck and /of, which count points, and /share,
// /share_beyond_luck and /share_told, of those that tell and of all, by weight.
struct PointStand {
  char const* name;
  char const* words;
};
inline constexpr PointStand brings_jobs_at{"brings_jobs", "points at which it brings job-years"};
inline constexpr PointStand beats_spending_at{
    "beats_plain_spending", "points at which it is ahead of every reference programme"};
inline constexpr PointStand is_best_at{"best",
                                       "points at which it is ahead of every other programme"};

// Measures <this><parameter>/share and /chance: what each parameter explains of the spread of net
// jobs over points (doubt_by_parameter.hpp).
inline constexpr char explained_by[] = "doubt/explained_by/";

// Counts of points, without a table, where they are too few to tell luck from doubt; points of
// unequal weight are as many as points alike that would tell as much (PointSet::effective).
Section doubt_section(PointStudy const& study, std::size_t programme, std::size_t stress);

}  // namespace clustress
