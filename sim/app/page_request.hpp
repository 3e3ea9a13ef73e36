// sim/app/page_request.hpp — `validate --page`: what it is given is checked before anything is
// measured, and the page is written after.
//
// Not thread-safe: HDF5 is called.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "calibration/measure.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/validate_formats.hpp"
#include "sim/results/posterior_file.hpp"
#include "sim/study/validation_source.hpp"

namespace clustress {

struct PageRequest {
  std::filesystem::path path;
  std::optional<Posterior> posterior;
  std::string posterior_name;    // as given
  std::vector<double> declared;  // by its parameter; NaN where it is no number
};

void add_page_options(CommandLine& line);

// Nothing if no page is asked for. UsageError: several points, a file that is no such page, a
// posterior without a page, of another model or of another unit; ScenarioError: of parameters that
// the scenario does not have; OutputError: no posterior.
std::optional<PageRequest> page_requested(CommandLine const& line, ValidationSource const& source);

// OutputError if it cannot be written; an older page then stays as it was.
void write_page(PageRequest const& request, CommandLine const& line, Scenario const& scenario,
                Validation const& validation, Experiments experiments);

}  // namespace clustress
