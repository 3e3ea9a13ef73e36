// sim/world/parameters/sources.hpp — where values come from that no single study gives.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

inline constexpr Source by_search{
    "set by search against the acceptance bands (docs/model/validation.md)", Provenance::tuned};
inline constexpr Source unidentified{"plausible value; no acceptance band pins it down",
                                     Provenance::assumed};
inline constexpr Source judged{
    "no published estimate; chosen so that support gives additionality near what evaluations found",
    Provenance::assumed};

// Of priors (sim/core/prior.hpp).
inline constexpr Source screened{
    "range over which the parameter was screened against moments and effects; flat, because the "
    "default was tuned to the same evidence",
    Provenance::assumed};
inline constexpr Source studies_say{"range that the studies of its source give",
                                    Provenance::remembered};

}  // namespace clustress
