// sim/app/sensitivity_formats.hpp — what `sensitivity` prints: words and tables for people, every
// index as csv and json for programs. Pure but for print_sensitivities, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "analysis/sensitivities.hpp"

namespace clustress {

// To standard output; in colour on a terminal.
void print_sensitivities(StudyOutputs const& outputs, std::vector<OutputSensitivity> const& all,
                         std::vector<ChoiceUnderStress> const& choices, bool every_method);
// One row an output, method, parameter and index; luck and doubt are rows of the method "variance".
// An empty field is not given.
std::string sensitivities_csv(std::vector<OutputSensitivity> const& all);
std::string sensitivities_json(StudyOutputs const& outputs,
                               std::vector<OutputSensitivity> const& all,
                               std::vector<ChoiceUnderStress> const& choices,
                               IndexOptions const& options);

}  // namespace clustress
