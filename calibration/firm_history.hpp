// calibration/firm_history.hpp — moments that need firms followed over years: births, deaths,
// survival, job flows, growth.
//
// Read off the tape of an undisturbed world without a programme, counted as the statistics count
// them (stylised_facts.hpp).
#pragma once

#include <cstddef>

#include "calibration/stylised_facts.hpp"
#include "sim/engine/tape.hpp"

namespace clustress {

// Adds demography, job flows and growth over so many whole years to the moments.
void measure_histories(Tape const& tape, std::size_t years, MomentValues& result);

}  // namespace clustress
