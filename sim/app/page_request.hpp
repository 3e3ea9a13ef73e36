// sim/app/page_request.hpp — `validate --page`: what it is given is checked before anything is
// measured, and the page is written after.
//
// Not thread-safe: HDF5 is called.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "calibration/measure.hpp"
#include "calibration/page/validation_page.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/page_benchmarks.hpp"
#include "sim/app/validate_formats.hpp"
#include "sim/results/posterior_file.hpp"
#include "sim/study/validation_source.hpp"

namespace clustress {

struct PageRequest {
  std::filesystem::path path;
  std::optional<Posterior> posterior;
  std::string posterior_name;    // as given
  std::vector<double> declared;  // by its parameter; NaN where it is no number
  std::vector<BenchmarkWorld> benchmarks;
  std::vector<ReplayedFigure> replays;
};

void add_page_options(CommandLine& line);

// Nothing if no page is asked for. UsageError: several points, a file that is no such page, what
// is for a page without one, a posterior of another model or of another unit; ScenarioError: of
// parameters that the scenario does not have, a benchmark or replays that cannot be read;
// OutputError: no posterior.
std::optional<PageRequest> page_requested(CommandLine const& line, ValidationSource const& source);

// OutputError if it cannot be written; an older page then stays as it was. `benchmarks`: what was
// measured in those of the request.
void write_page(PageRequest const& request, CommandLine const& line, Scenario const& scenario,
                Validation const& validation, std::vector<Benchmark> const& benchmarks,
                Experiments experiments);

}  // namespace clustress
