#include "sim/app/run_options.hpp"

#include <chrono>

#include "sim/app/ensemble_options.hpp"
#include "sim/app/quantities.hpp"
#include "sim/app/result_name.hpp"
#include "sim/app/run_json.hpp"
#include "sim/app/run_words.hpp"
#include "sim/app/stop_signals.hpp"
#include "sim/core/errors.hpp"
#include "sim/engine/population_store.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

StudyOptions options_of(CommandLine const& line, std::string const& command,
                        std::chrono::steady_clock::time_point begun) {
  StudyOptions options;
  options.threads = line.get<int>("threads");
  if (auto const limit = line.maybe<std::string>("time-limit"))
    options.deadline = begun + parse_duration("time-limit", *limit);
  if (auto const memory = line.maybe<std::string>("memory"))
    options.memory_bytes = parse_bytes("memory", *memory);
  if (auto const shard = line.maybe<std::string>("shard")) options.shard = parse_shard(*shard);
  options.precision = line.maybe<std::string>("precision");
  options.baseline = line.maybe<std::string>("baseline");
  if (line.has("force")) options.other_results = OtherResults::discard;
  options.command_line = "clustress " + command;
  for (std::string const& argument : line.arguments()) options.command_line += " " + argument;
  return options;
}

// What both faces of a run share.
StudyOutcome simulate(CommandLine const& line, std::string const& command,
                      std::function<void(Scenario const&)> const& check,
                      std::chrono::steady_clock::time_point begun, StudyObserver& observer) {
  std::string const result = result_name(line);
  StudyOptions options = options_of(line, command, begun);
  auto const cache = PopulationStore::usual();
  options.cache = cache ? &*cache : nullptr;
  Scenario const scenario = load_with_ensemble(line, study_overrides(line));
  check(scenario);
  StudyRun study(scenario, result, std::move(options), observer);
  StopSignals const signals;
  return study.run(StopSignals::flag());
}

int run_for_programs(CommandLine const& line, std::string const& command,
                     std::function<void(Scenario const&)> const& check,
                     std::chrono::steady_clock::time_point begun) {
  if (line.has("quiet")) throw UsageError("--quiet and --progress json exclude each other");
  RunJson json;
  try {
    StudyOutcome const outcome = simulate(line, command, check, begun, json);
    return json.end(outcome, StopSignals::received());
  } catch (...) {
    return json.end(failure_of(std::current_exception()));
  }
}

}  // namespace

void add_study_options(CommandLine& line, char const* replicates) {
  line.add()("output,o", po::value<std::string>()->value_name("FILE"), "result file to write")  //
      ("replicates,r", po::value<std::string>()->value_name("N"), replicates)                   //
      ("seed", po::value<std::string>()->value_name("N"), "seed of all random numbers")         //
      ("set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
       "override, e.g. model.market.sales_elasticity=3; may be repeated");
}

std::vector<std::string> study_overrides(CommandLine const& line) {
  std::vector<std::string> overrides = line.list("set");
  for (char const* const option : {"replicates", "seed"}) {
    if (auto const value = line.maybe<std::string>(option))
      overrides.push_back(std::string("simulation.") + option + "=" + *value);
  }
  return overrides;
}

void add_run_options(CommandLine& line, char const* replicates) {
  add_study_options(line, replicates);
  line.add()("shard", po::value<std::string>()->value_name("I/N"),
             "simulate only the I-th of N shares of the replicates, into RESULT.shard-I-of-N.h5; "
             "`merge` joins them")  //
      ("time-limit", po::value<std::string>()->value_name("TIME"),
       "e.g. 90, 45m, 12h, 11:30:00: begin no replicate after it, finish those in hand, exit 75; "
       "the same command goes "
       "on")  //
      ("memory", po::value<std::string>()->value_name("SIZE"),
       "limit memory, e.g. 2G, by running fewer replicates at once; results are unchanged")  //
      ("force", "discard results of another scenario at the same path")                      //
      ("progress", po::value<std::string>()->default_value("words"),
       "words, or json: one JSON object a line on standard error, for other programs")  //
      ("quiet,q", "no progress");
  line.choose("progress", {"words", "json"});
  line.add_threads("threads; 0 = all cores. Results do not depend on it");
}

int run_study(CommandLine const& line, std::string const& command,
              std::function<void(Scenario const&)> const& check,
              std::function<void(StudyOutcome const&)> const& at_end) {
  auto const begun = std::chrono::steady_clock::now();
  if (line.get<std::string>("progress") == "json")
    return run_for_programs(line, command, check, begun);
  RunWords words(line.has("quiet"), line.maybe<std::string>("time-limit").value_or(""));
  StudyOutcome const outcome = simulate(line, command, check, begun, words);
  int const code = words.say(outcome, StopSignals::received());
  at_end(outcome);
  return code;
}

}  // namespace clustress
