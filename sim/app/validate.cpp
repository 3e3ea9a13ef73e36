// sim/app/validate.cpp — clustress validate: the simulated economy beside the observed one.
#include <fmt/core.h>
#include <tbb/parallel_for.h>

#include <vector>

#include "calibration/measure.hpp"
#include "scenarios/loader/loader.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/stop_signals.hpp"
#include "sim/app/validate_formats.hpp"
#include "sim/core/errors.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/engine/population_store.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

// Throws Stopped when asked to stop.
Validation validate(Scenario const& scenario, std::size_t replicates, Experiments experiments) {
  Validation validation{measured_targets(experiments), {}, {}};
  validation.measured.resize(replicates);
  auto const cache = PopulationStore::usual();
  Preparation const preparation = prepare(scenario, StopSignals::flag(), cache ? &*cache : nullptr);
  tbb::parallel_for(std::size_t{0}, replicates, [&](std::size_t r) {
    validation.measured[r] = measure_targets(scenario, preparation, static_cast<std::uint32_t>(r),
                                             experiments, StopSignals::flag());
  });
  validation.judgements = judge(validation.targets, validation.measured, scenario.world);
  return validation;
}

std::string text_of(Validation const& validation, std::string const& format, bool per_replicate) {
  if (format == "csv") return per_replicate ? moments_csv(validation) : validation_csv(validation);
  if (format == "json")
    return per_replicate ? moments_json(validation) : validation_json(validation);
  return validation_table(validation);
}

}  // namespace

CommandLine describe_validate() {
  CommandLine line("validate SCENARIO",
                   "Holds the simulated economy against observed facts: firm demography, job "
                   "flows, sizes, growth, innovation.",
                   "clustress validate scenarios/library/leipzig.toml --replicates 16", "SCENARIO");
  line.add()("replicates,r", po::value<int>()->default_value(16), "replicates to measure")      //
      ("threads,t", po::value<int>()->default_value(0), "threads; 0 = all cores")               //
      ("no-experiments", "leave out multiplier, recession and the sixty years")                 //
      ("format,f", po::value<std::string>()->default_value("table"), "table, csv or json")      //
      ("per-replicate", "print every moment of every replicate instead of means and verdicts")  //
      ("set", po::value<std::vector<std::string>>()->composing(), "override, as in run");
  line.choose("format", {"table", "csv", "json"});
  return line;
}

int validate_command(CommandLine const& line) {
  int const replicates = line.get<int>("replicates");
  bool const per_replicate = line.has("per-replicate");
  if (replicates < (per_replicate ? 1 : 2) || replicates > 100000)
    throw UsageError("--replicates must be 2 to 100000; with --per-replicate 1 is enough");
  auto const format = line.get<std::string>("format");
  if (per_replicate && format == "table")
    throw UsageError(
        "--per-replicate prints numbers for programs. Choose --format csv or --format json");
  Scenario const scenario = load_scenario(line.positional(), line.list("set"));
  auto const experiments =
      line.has("no-experiments") ? Experiments::left_out : Experiments::included;
  Validation validation;
  StopSignals const signals;
  try {
    with_threads(line.get<int>("threads"), [&] {
      validation = validate(scenario, static_cast<std::size_t>(replicates), experiments);
    });
  } catch (Stopped const&) {
    return exit_signal + StopSignals::received();
  }
  fmt::print("{}", text_of(validation, format, per_replicate));
  return exit_complete;
}

}  // namespace clustress
