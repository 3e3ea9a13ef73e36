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

}  // namespace clustress
