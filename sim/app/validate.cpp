// sim/app/validate.cpp — clustress validate: the simulated economy beside the observed one.
#include <fmt/format.h>

#include <vector>

#include "calibration/measure.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/notes.hpp"
#include "sim/app/output_target.hpp"
#include "sim/app/page_request.hpp"
#include "sim/app/stop_signals.hpp"
#include "sim/app/validate_formats.hpp"
#include "sim/app/validated.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/core/version.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/study/validation_source.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

constexpr int usual_replicates = 16, most_measured = 100'000;

std::string text_of(Validations const& validations, ValidatedRun const& run,
                    std::string const& format, bool per_replicate) {
  if (format == "csv")
    return per_replicate ? moments_csv(validations) : validation_csv(validations);
  if (format == "json")
    return per_replicate ? moments_json(validations) : validation_json(validations, run);
  return validation_table(validations);
}

// The format asked for, or the one that the name of the output ends in.
std::string chosen_format(CommandLine const& line) {
  std::string const output = line.has("output") ? line.get<std::string>("output") : "";
  std::string format = "table";
  for (char const* const ending : {"csv", "json"}) {
    if (output.ends_with("." + std::string(ending))) format = ending;
  }
  if (line.has("format")) format = line.get<std::string>("format");
  if (!output.empty() && format == "table") {
    throw UsageError(fmt::format(
        "-o {}: csv or json goes to a file. End its name in .csv or .json, or add --format",
        printable(output)));
  }
  return format;
}

OutputKind kind_of(std::string const& format) {
  if (format == "csv") return {"-o", {"moment,", "point,"}, "csv of moments", ".csv"};
  return {"-o", {"{", "["}, "JSON", ".json"};
}

}  // namespace

CommandLine describe_validate() {
  CommandLine line("validate SCENARIO|RESULT.h5",
                   "Holds the simulated economy against observed facts: firm demography, job "
                   "flows, sizes, growth, innovation; of a result at each of its points.",
                   "clustress validate scenarios/library/leipzig.toml --replicates 16", "SCENARIO");
  line.add()("replicates,r", po::value<int>(),
             "replicates to measure; left out: 16, of a result as many as it wants")  //
      ("no-experiments", "leave out multiplier, recession and the sixty years")       //
      ("format,f", po::value<std::string>(),
       "table, csv or json; without it what the ending of -o says, else a table")  //
      ("output,o", po::value<std::string>()->value_name("FILE"),
       "writes csv or json to this file, whole or not at all; `report` shows "
       "RESULT.validation.json beside the result")                                              //
      ("per-replicate", "print every moment of every replicate instead of means and verdicts")  //
      ("uncorrected",
       "with --per-replicate, of a scaled world: moments as they were found, not brought to the "
       "declared size")                                          //
      ("strict", "exit with 1 if an acceptance band is missed")  //
      ("set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
       "override, as in run");
  add_page_options(line);
  line.add_threads("threads; 0 = all cores");
  line.limit("replicates", 1, most_measured);
  line.choose("format", {"table", "csv", "json"});
  return line;
}

int validate_command(CommandLine const& line) {
  ValidationSource const source = open_validation(line.positional(), line.list("set"));
  int const replicates =
      line.maybe<int>("replicates").value_or(source.replicates.value_or(usual_replicates));
  bool const per_replicate = line.has("per-replicate");
  if (replicates < 2 && !per_replicate) {
    throw UsageError(
        "--replicates must be at least 2 for means and intervals; with --per-replicate 1 is "
        "enough");
  }
  std::string const format = chosen_format(line);
  if (line.has("output"))
    refuse_other_files(kind_of(format), line.get<std::string>("output"), line.positional());
  if (per_replicate && format == "table")
    throw UsageError(
        "--per-replicate prints numbers for programs. Choose --format csv or --format json");
  auto const page = page_requested(line, source);
  bool const strict = line.has("strict");
  if (strict && per_replicate)
    throw UsageError("--strict judges means. Leave out --strict or --per-replicate");
  bool const is_uncorrected = line.has("uncorrected");
  if (is_uncorrected && !per_replicate) {
    throw UsageError(
        "--uncorrected shows what was found in a scaled world, which is not to be judged. Add "
        "--per-replicate");
  }
  auto const size = is_uncorrected ? MeasuredAt::simulated_size : MeasuredAt::declared_size;
  auto const experiments =
      line.has("no-experiments") ? Experiments::left_out : Experiments::included;
  Validations validations;
  std::vector<Benchmark> benchmarks;
  bool is_longer = false;
  StopSignals const signals;
  try {
    with_threads(line.get<int>("threads"), [&] {
      for (ValidationSource::Point const& point : source.points) {
        Scenario const scenario = source.at(point);
        is_longer |= scenario.simulation.horizon_quarters < 4 * least_years;
        validations.push_back(
            validated(scenario, static_cast<std::size_t>(replicates), experiments, size));
        validations.back().point = point.number;
        if (source.points.size() > 1) validations.back().label = point.label;
      }
      if (page) {
        benchmarks = measured_benchmarks(page->benchmarks, source.at(source.points.front()),
                                         static_cast<std::size_t>(replicates), experiments);
      }
    });
  } catch (Stopped const&) {
    return exit_signal + StopSignals::received();
  }
  if (is_longer) {
    note(
        "measured over {0} years, longer than the scenario's horizon: survival over five years "
        "needs {0}\n",
        least_years);
  }
  if (page) {
    write_page(*page, line, source.at(source.points.front()), validations.front(), benchmarks,
               experiments);
  }
  ValidatedRun const run{source.at({0, "", {}}).digest, std::string(model_version)};
  std::string const text = text_of(validations, run, format, per_replicate);
  if (line.has("output")) {
    std::string const target = line.get<std::string>("output");
    write_output(target, text);
    fmt::print("{}\n", target);
  } else {
    fmt::print("{}", text);
  }
  if (page) note("{}\n", page->path.string());
  if (!strict) return exit_complete;
  std::string const missed = missed_bands(validations);
  if (missed.empty()) return exit_complete;
  note("acceptance bands missed: {}\n", missed);
  return exit_missed_bands;
}

}  // namespace clustress
