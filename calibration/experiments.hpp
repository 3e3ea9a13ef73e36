// calibration/experiments.hpp — what no undisturbed decade shows: how the simulated economy answers
// when it is pushed.
//
// Each experiment compares two worlds that share all luck (or watches one for sixty years) and adds
// its moments:
//   local multiplier     outside demand of the tradable sectors is 5 % higher for ever; Δ jobs of
//     other sectors over Δ jobs of
//                        tradable sectors in the first region, after 5 and 10 years (Moretti &
//                          Thulin 2013)
//   recession            demand_recession at its default severity: highest unemployment rate of the
//     first region over that of the
//                        undisturbed world in the same quarter
//   stationarity         trend a year of ln jobs, ln firms and of the employment share of firms of
//     250+ over 60 undisturbed years,
//                        macro cycle off: slope of the least-squares line through the year ends
// Thread-safe: each call has its own worlds.
#pragma once

#include "calibration/stylised_facts.hpp"

namespace clustress {

void measure_experiments(Scenario const& scenario, Preparation const& preparation,
                         std::uint32_t replicate, StopFlag const& stop, MomentValues& result);

}  // namespace clustress
