// sim/app/run.cpp — clustress run: from a scenario to a result file, resumable at any moment.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <iterator>
#include <map>
#include <optional>

#include "scenarios/loader/loader.hpp"
#include "sim/app/baseline.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/notes.hpp"
#include "sim/app/progress.hpp"
#include "sim/app/quantities.hpp"
#include "sim/app/run_session.hpp"
#include "sim/core/errors.hpp"
#include "sim/engine/layout.hpp"
#include "sim/engine/memory.hpp"
#include "sim/results/result_file.hpp"
#include "sim/results/run_output.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

// Of each label of the instrument dimension; instruments that share a label and not a kind have
// none.
std::vector<std::string> instrument_kinds(Scenario const& scenario) {
  std::map<std::string, std::string> kinds;
  for (Variant const& variant : scenario.variants) {
    for (auto const& instrument : variant.instruments) {
      auto const [kind, is_new] =
          kinds.emplace(instrument->terms().name, std::string(instrument->kind_name()));
      if (!is_new && kind->second != instrument->kind_name()) kind->second.clear();
    }
  }
  std::vector<std::string> result;
  for (std::string const& label : instrument_labels(scenario)) result.push_back(kinds.at(label));
  return result;
}

RunHeader header_of(Scenario const& scenario, OutcomeLayout layout, Shard shard,
                    Arguments const& arguments) {
  RunHeader header;
  header.shard = shard;
  header.layout = std::move(layout);
  header.scenario_toml = scenario.effective_toml;
  header.digest = scenario.digest;
  header.seed = scenario.simulation.seed;
  header.replicates = static_cast<std::uint32_t>(scenario.simulation.replicates);
  header.start_quarter = to_string(scenario.simulation.start);
  std::vector<std::string> kinds, references, channels;
  std::vector<double> severities;
  for (StressCase const& stress : scenario.stresses) {
    kinds.push_back(stress.kind);
    severities.push_back(stress.severity);
  }
  for (Variant const& variant : scenario.variants) {
    references.push_back(variant.reference ? "yes" : "no");
    channels.push_back(variant.channel_of);
  }
  header.columns = {
      {"stress", "kind", "kind of stress", kinds},
      {"stress", "severity", "severity in the unit of its kind", severities},
      {"variant", "reference", "added by the program for comparison", references},
      {"variant", "channel_of", "the variant that it repeats with wages and hiring held", channels},
      {"instrument", "kind", "kind of instrument", instrument_kinds(scenario)}};
  Targets const& targets = scenario.targets;
  header.attributes = {{"title", scenario.title},
                       {"world", scenario.world.name},
                       {"target_net_jobs", targets.net_jobs},
                       {"target_price_keur_per_job", targets.price_keur_per_job},
                       {"target_worlds_share", targets.worlds_share},
                       {"discount_rate", scenario.simulation.discount_rate}};
  std::string command = "clustress run";
  for (std::string const& argument : arguments) command += " " + argument;
  stamp(header, command);
  return header;
}

void print_summary(std::string const& path, std::size_t replicates, RunSession const& session) {
  note(
      "{} is complete: {} replicates, {} of them simulated now in {}; `clustress info` says what "
      "they cost\n",
      path, replicates, session.simulated(), duration_text(session.seconds()));
}

// Says which worlds of the finished file failed, in this session or an earlier one.
int exit_code_of(std::string const& result) {
  std::size_t failed = 0;
  ResultFile const file(result);
  for (ReplicateSummary const& summary : file.summaries()) {
    for (WorldStatus const status : summary.status) failed += status == WorldStatus::failed ? 1 : 0;
  }
  return report_failed_worlds(failed, result);
}

// At most so many replicates at once that their memory fits; says so if that is less than usual.
int in_flight_within(double bytes, Scenario const& scenario, int threads, bool has_baseline) {
  MemoryEstimate const need = estimate_memory(scenario, Economy(scenario.world, scenario.model),
                                              has_baseline ? completed_outcomes : usual_outcomes);
  int const fitting = need.in_flight_within(bytes), usual = usual_in_flight(threads);
  if (fitting == 0) {
    throw UsageError(fmt::format(
        "--memory = {} is too little: one replicate at a time needs about {}, at least --memory "
        "{:.0f}M",
        bytes_text(bytes), bytes_text(need.bytes(1)), std::ceil(need.bytes(1) / (1 << 20))));
  }
  if (fitting >= usual) return usual;
  note("{} of memory: {} replicate{} at once in place of {}, about {}\n", bytes_text(bytes),
       fitting, fitting == 1 ? "" : "s", usual, bytes_text(need.bytes(fitting)));
  return fitting;
}

// The older result that serves as a base, if there is one.
std::optional<Baseline> open_baseline(std::optional<std::string> const& path,
                                      std::string const& result, Scenario const& scenario) {
  if (!path) return std::nullopt;
  std::error_code ignored;
  if (std::filesystem::weakly_canonical(*path, ignored) ==
      std::filesystem::weakly_canonical(result, ignored)) {
    throw UsageError(
        fmt::format("--baseline {} is the output itself; choose another output with -o", *path));
  }
  return std::optional<Baseline>(std::in_place, *path, scenario, layout_of(scenario));
}

// What an earlier --precision chose stays with the result: an extension does not undo its looks.
void keep_stopping(RunOutput& output, std::string const& result, std::uint32_t replicates) {
  if (auto const stopping = stored_stopping(result))
    output.conclude(replicates, attributes_of(*stopping));
}

// Goes from look to look until one ends the run. False if the deadline came first.
bool simulate_to_precision(RunSession& session, PrecisionWatch& watch, RunOutput& output,
                           std::string const& result, bool quiet) {
  watch.take_stored(result);
  for (std::size_t look = 0; look < watch.plan().looks().size(); ++look) {
    auto const replicates = static_cast<std::uint32_t>(watch.plan().looks()[look]);
    session.run_below(replicates);
    std::vector<std::uint32_t> const missing = output.missing();
    if (!missing.empty() && missing.front() < replicates) return false;
    bool const ends = watch.ends_at(look);
    if (!quiet) note("{}\n", watch.text());
    if (!ends) continue;
    output.conclude(replicates, attributes_of(watch.stopping()));
    break;
  }
  return true;
}

}  // namespace

CommandLine describe_run() {
  CommandLine line(
      "run SCENARIO -o RESULT.h5",
      "Simulates every variant under every stress, replicate by replicate, and writes one file.\n"
      "Stopped or killed at any moment, the same command goes on where it was.",
      "clustress run scenarios/library/leipzig-small.toml -o leipzig-small.h5 --threads 2",
      "SCENARIO");
  line.add()("output,o", po::value<std::string>()->value_name("FILE"), "result file to write")  //
      ("threads,t", po::value<int>()->default_value(0),
       "threads; 0 = all cores. Results do not depend on it")  //
      ("replicates,r", po::value<std::string>(),
       "worlds per variant and stress; more than a finished file has extends it")  //
      ("precision", po::value<std::string>(),
       "add replicates, at most --replicates, until net jobs are known to 5 (jobs) or 10% (of the "
       "largest effect), or "
       "until "
       "the ranking is settled: ranking, or ranking:5 if 5 jobs do not matter. Looks at 32, 64, "
       "128, … replicates")                                             //
      ("seed", po::value<std::string>(), "seed of all random numbers")  //
      ("set", po::value<std::vector<std::string>>()->composing(),
       "override, e.g. model.market.sales_elasticity=3; may be repeated")  //
      ("shard", po::value<std::string>(),
       "I/N: simulate only the I-th of N shares of the replicates, into RESULT.shard-I-of-N.h5; "
       "`merge` joins them")  //
      ("time-limit", po::value<std::string>(),
       "e.g. 90, 45m, 12h, 11:30:00: begin no replicate after it, finish those in hand, exit 75; "
       "the same command goes "
       "on")  //
      ("memory", po::value<std::string>(),
       "e.g. 2G: so few replicates at once that they fit. Results do not depend on it")  //
      ("baseline", po::value<std::string>()->value_name("FILE"),
       "an older result of the same scenario with fewer variants: simulate only the new ones, take "
       "the others from it")                                             //
      ("force", "discard results of another scenario at the same path")  //
      ("quiet,q", "no progress");
  return line;
}

int run_command(CommandLine const& line) {
  auto const begun = std::chrono::steady_clock::now();
  std::string const path = line.positional();
  if (!line.has("output")) throw UsageError("where to write? Give -o RESULT.h5");
  if (line.get<int>("threads") < 0 || line.get<int>("threads") > 1024)
    throw UsageError("--threads must be 0 to 1024");
  std::vector<std::string> overrides = line.list("set");
  if (auto const n = line.maybe<std::string>("replicates"))
    overrides.push_back("simulation.replicates=" + *n);
  if (auto const seed = line.maybe<std::string>("seed"))
    overrides.push_back("simulation.seed=" + *seed);
  ExperimentOptions options;
  options.threads = line.get<int>("threads");
  auto const limit = line.maybe<std::string>("time-limit");
  if (limit) options.deadline = begun + parse_duration("time-limit", *limit);
  auto const memory = line.maybe<std::string>("memory");
  double const bytes = memory ? parse_bytes("memory", *memory) : 0.0;
  Scenario const scenario = load_scenario(path, overrides);
  if (memory)
    options.in_flight = in_flight_within(bytes, scenario, options.threads, line.has("baseline"));

  bool const quiet = line.has("quiet");
  if (line.has("precision") && line.has("shard")) {
    throw UsageError(
        "--precision looks at all replicates so far, and a shard has only its own; give one of "
        "--precision and "
        "--shard");
  }
  Shard const shard = line.has("shard") ? parse_shard(line.get<std::string>("shard")) : Shard{};
  std::string const result = shard_path(line.get<std::string>("output"), shard);
  auto const baseline = open_baseline(line.maybe<std::string>("baseline"), result, scenario);
  std::optional<PrecisionWatch> watch;
  if (line.has("precision"))
    watch.emplace(line.get<std::string>("precision"), scenario, layout_of(scenario));
  RunHeader header = header_of(scenario, layout_of(scenario), shard, line.arguments());
  std::uint32_t const replicates = header.replicates;
  if (watch)
    std::ranges::move(attributes_of(watch->stopping()), std::back_inserter(header.attributes));
  if (baseline)
    header.history.insert(header.history.begin(), baseline->history().begin(),
                          baseline->history().end());
  RunOutput output(result, std::move(header),
                   line.has("force") ? OtherResults::discard : OtherResults::refuse);
  for (std::string const& message : output.messages()) note("{}\n", message);
  if (output.state() == RunState::finished && !watch) {
    fmt::print("{} is already complete: {} replicates. Give more --replicates to extend it.\n",
               result, output.done().size());
    return exit_code_of(result);
  }
  auto const stopped_by = [&](std::string const& what) {
    note(
        "clustress: stopped by {}: {} of {} replicates are safe in {}.parts; the same command goes "
        "on from there\n",
        what, output.done().size(), output.done().size() + output.missing().size(), result);
    return exit_stopped;
  };
  RunSession session(scenario, output, baseline ? &*baseline : nullptr, watch ? &*watch : nullptr,
                     options, quiet);
  try {
    if (watch) {
      if (!simulate_to_precision(session, *watch, output, result, quiet)) {
        return stopped_by(fmt::format("the time limit of {}", *limit));
      }
    } else {
      keep_stopping(output, result, replicates);
      session.run_below(replicates);
      if (!output.missing().empty()) return stopped_by(fmt::format("the time limit of {}", *limit));
    }
  } catch (Stopped const&) {
    stopped_by(fmt::format("signal {}", StopSignals::received()));
    return exit_signal + StopSignals::received();
  }
  output.finish();
  if (!quiet) print_summary(result, output.done().size(), session);
  if (watch)
    fmt::print("{}: {}\n", result,
               stopping_text(watch->stopping(), watch->stopping().looks.back(), true));
  return exit_code_of(result);
}

}  // namespace clustress
