// calibration/page/sections.hpp — the sections of the validation page, each with its head. Of this
// room alone. Pure functions, thread-safe.
#pragma once

#include <string>

#include "calibration/confirmation.hpp"
#include "calibration/page/validation_page.hpp"

namespace clustress::page {

// Of a target in the posterior; null: there is no posterior, or it does not know it.
PosteriorMoment const* moment_of(ValidationPage const& page, Target const& target);

// Whether methods of calibration saw it: that of the posterior, else any.
bool is_fitted(ValidationPage const& page, Target const& target);

std::string targets_section(ValidationPage const& page);
std::string benchmarks_section(ValidationPage const& page);  // empty without benchmarks
std::string parameters_section(ValidationPage const& page);  // empty without a posterior
std::string failures_section(ValidationPage const& page);
std::string replays_section(ValidationPage const& page);

}  // namespace clustress::page
