// sim/app/run.cpp — clustress run: from a scenario to a result file, resumable at any moment.
#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>

#include "scenarios/loader/loader.hpp"
#include "sim/app/baseline.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/notes.hpp"
#include "sim/app/progress.hpp"
#include "sim/app/quantities.hpp"
#include "sim/app/stop_signals.hpp"
#include "sim/core/errors.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/engine/layout.hpp"
#include "sim/engine/memory.hpp"
#include "sim/engine/population_store.hpp"
#include "sim/results/result_file.hpp"
#include "sim/results/run_output.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

class PartSink final : public OutcomeSink {
 public:
  explicit PartSink(RunOutput& output) : output_(output) {}
  [[nodiscard]] std::any pack(Outcome&& outcome) const override { return encode(outcome, output_.layout()); }
  void store(std::any packed) override { output_.write(std::any_cast<EncodedOutcome const&>(packed)); }

 private:
  RunOutput& output_;
};

// Completes the stored worlds of a replicate with those simulated now.
class CompletingSink final : public OutcomeSink {
 public:
  CompletingSink(RunOutput& output, Baseline const& baseline, OutcomeLayout const& simulated)
      : output_(output), baseline_(baseline), simulated_(simulated) {}
  [[nodiscard]] std::any pack(Outcome&& outcome) const override {
    return encode(baseline_.complete(stored(outcome.replicate), outcome, simulated_), output_.layout());
  }
  void store(std::any packed) override {
    std::lock_guard const lock(hdf5_);
    output_.write(std::any_cast<EncodedOutcome const&>(packed));
  }

 private:
  [[nodiscard]] Outcome stored(std::uint32_t replicate) const {
    std::lock_guard const lock(hdf5_);
    return baseline_.stored(replicate);
  }

  RunOutput& output_;
  Baseline const& baseline_;
  OutcomeLayout const& simulated_;
  std::mutex mutable hdf5_;  // one thread at a time
};

// Of each label of the instrument dimension; instruments that share a label and not a kind have none.
std::vector<std::string> instrument_kinds(Scenario const& scenario) {
  std::map<std::string, std::string> kinds;
  for (Variant const& variant : scenario.variants) {
    for (auto const& instrument : variant.instruments) {
      auto const [kind, is_new] = kinds.emplace(instrument->terms().name, std::string(instrument->kind_name()));
      if (!is_new && kind->second != instrument->kind_name()) kind->second.clear();
    }
  }
  std::vector<std::string> result;
  for (std::string const& label : instrument_labels(scenario)) result.push_back(kinds.at(label));
  return result;
}

RunHeader header_of(Scenario const& scenario, OutcomeLayout layout, Shard shard, Arguments const& arguments) {
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
  header.columns = {{"stress", "kind", "kind of stress", kinds},
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

void print_summary(std::string const& path, std::size_t replicates, Progress const& progress, double seconds) {
  note("{} is complete: {} replicates, {} of them simulated now in {}; `clustress info` says what they cost\n", path,
       replicates, progress.replicates.load(), duration_text(seconds));
}

// Says which worlds of the finished file failed, in this session or an earlier one.
int exit_code_of(std::string const& result) {
  std::size_t failed = 0;
  ResultFile const file(result);
  for (ReplicateSummary const& summary : file.summaries()) {
    for (WorldStatus const status : summary.status) failed += status == WorldStatus::failed ? 1 : 0;
  }
  if (failed == 0) return exit_complete;
  note("clustress: {} worlds failed; `clustress info {}` says why\n", failed, result);
  return exit_failed_worlds;
}

// At most so many replicates at once that their memory fits; says so if that is less than usual.
int in_flight_within(double bytes, Scenario const& scenario, int threads) {
  MemoryEstimate const need = estimate_memory(scenario, Economy(scenario.world, scenario.model));
  int const fitting = need.in_flight_within(bytes), usual = usual_in_flight(threads);
  if (fitting == 0) {
    throw UsageError(
        fmt::format("--memory = {} is too little: one replicate at a time needs about {}, at least --memory {:.0f}M",
                    bytes_text(bytes), bytes_text(need.bytes(1)), std::ceil(need.bytes(1) / (1 << 20))));
  }
  if (fitting >= usual) return usual;
  note("{} of memory: {} replicate{} at once in place of {}, about {}\n", bytes_text(bytes), fitting,
       fitting == 1 ? "" : "s", usual, bytes_text(need.bytes(fitting)));
  return fitting;
}

// The older result that serves as a base, if there is one.
std::optional<Baseline> open_baseline(std::optional<std::string> const& path, std::string const& result,
                                      Scenario const& scenario) {
  if (!path) return std::nullopt;
  std::error_code ignored;
  if (std::filesystem::weakly_canonical(*path, ignored) == std::filesystem::weakly_canonical(result, ignored)) {
    throw UsageError(fmt::format("--baseline {} is the output itself; choose another output with -o", *path));
  }
  return std::optional<Baseline>(std::in_place, *path, scenario, layout_of(scenario));
}

void print_baseline(std::string const& path, Baseline const& baseline, std::size_t serving, std::size_t missing) {
  std::vector<std::string> simulated;
  for (std::size_t v = 1; v < baseline.rest().variants.size(); ++v) simulated.push_back(baseline.rest().variants[v].name);
  note("taken from {}, {} of {} replicates: {}\nsimulated in these: {}\n", path, serving, missing,
       fmt::join(baseline.shared(), " · "),
       simulated.empty() ? "nothing new" : fmt::format("{}", fmt::join(simulated, " · ")));
}

// Runs what is missing and finishes the result, unless the deadline came first; throws Stopped when a signal came.
void simulate(Scenario const& scenario, RunOutput& output, std::string const& result, Baseline const* baseline,
              ExperimentOptions const& options, bool quiet) {
  std::vector<std::uint32_t> const missing = output.missing();
  std::vector<std::uint32_t> fresh = missing, with_stored;
  if (baseline != nullptr) {
    auto const serving = std::ranges::stable_partition(fresh, [&](auto r) { return !baseline->has(r); });
    with_stored.assign(serving.begin(), serving.end());
    fresh.erase(serving.begin(), serving.end());
    if (!quiet) print_baseline(baseline->path(), *baseline, with_stored.size(), missing.size());
  }
  Scenario const& rest = baseline != nullptr ? baseline->rest() : scenario;
  Progress progress;
  auto const begun = std::chrono::steady_clock::now();
  StopSignals const signals;
  if (!missing.empty()) {
    ProgressDisplay display(
        progress, quarters_per_replicate(scenario) * fresh.size() + quarters_per_replicate(rest) * with_stored.size(),
        missing.size(), quiet);
    display.set_activity("making stationary populations");
    Preparation preparation;
    with_threads(options.threads, [&] {
      auto const cache = PopulationStore::usual();
      preparation = prepare(scenario, StopSignals::flag(), cache ? &*cache : nullptr);
    });
    display.set_activity("simulating");
    if (!with_stored.empty()) {
      set_programmes(preparation, rest);
      CompletingSink sink(output, *baseline, preparation.layout);
      run_experiment(rest, preparation, with_stored, sink, StopSignals::flag(), progress, options);
      set_programmes(preparation, scenario);
    }
    PartSink sink(output);
    run_experiment(scenario, preparation, fresh, sink, StopSignals::flag(), progress, options);
  }
  if (!output.missing().empty()) return;
  output.finish();
  if (!quiet) {
    double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    print_summary(result, output.done().size(), progress, seconds);
  }
}

}  // namespace

int run_run(Arguments const& arguments) {
  auto const begun = std::chrono::steady_clock::now();
  CommandLine line("run SCENARIO -o RESULT.h5",
                   "Simulates every variant under every stress, replicate by replicate, and writes one file.\n"
                   "Stopped or killed at any moment, the same command goes on where it was.",
                   "clustress run scenarios/library/leipzig-small.toml -o leipzig-small.h5 --threads 2", "SCENARIO");
  line.add()("output,o", po::value<std::string>(), "result file to write")                                      //
      ("threads,t", po::value<int>()->default_value(0), "threads; 0 = all cores. Results do not depend on it")  //
      ("replicates,r", po::value<std::string>(),
       "worlds per variant and stress; more than a finished file has extends it")  //
      ("seed", po::value<std::string>(), "seed of all random numbers")             //
      ("set", po::value<std::vector<std::string>>()->composing(),
       "override, e.g. model.market.sharpness=0.1; may be repeated")  //
      ("shard", po::value<std::string>(),
       "I/N: simulate only the I-th of N shares of the replicates, into RESULT.shard-I-of-N.h5; `merge` joins them")  //
      ("time-limit", po::value<std::string>(),
       "e.g. 90, 45m, 12h, 11:30:00: begin no replicate after it, finish those in hand, exit 75; the same command goes "
       "on")  //
      ("memory", po::value<std::string>(),
       "e.g. 2G: so few replicates at once that they fit. Results do not depend on it")  //
      ("baseline", po::value<std::string>(),
       "an older result of the same scenario with fewer variants: simulate only the new ones, take the others from it")  //
      ("force", "discard results of another scenario at the same path")                                                  //
      ("quiet,q", "no progress");
  if (!line.parse(arguments)) return exit_complete;
  std::string const path = line.positional();
  if (!line.has("output")) throw UsageError("where to write? Give -o RESULT.h5");
  if (line.get<int>("threads") < 0 || line.get<int>("threads") > 1024) throw UsageError("--threads must be 0 to 1024");
  std::vector<std::string> overrides = line.maybe<std::vector<std::string>>("set").value_or(std::vector<std::string>{});
  if (auto const n = line.maybe<std::string>("replicates")) overrides.push_back("simulation.replicates=" + *n);
  if (auto const seed = line.maybe<std::string>("seed")) overrides.push_back("simulation.seed=" + *seed);
  ExperimentOptions options;
  options.threads = line.get<int>("threads");
  auto const limit = line.maybe<std::string>("time-limit");
  if (limit) options.deadline = begun + parse_duration("time-limit", *limit);
  auto const memory = line.maybe<std::string>("memory");
  double const bytes = memory ? parse_bytes("memory", *memory) : 0.0;
  Scenario const scenario = load_scenario(path, overrides);
  if (memory) options.in_flight = in_flight_within(bytes, scenario, options.threads);

  bool const quiet = line.has("quiet");
  Shard const shard = line.has("shard") ? parse_shard(line.get<std::string>("shard")) : Shard{};
  std::string const result = shard_path(line.get<std::string>("output"), shard);
  auto const baseline = open_baseline(line.maybe<std::string>("baseline"), result, scenario);
  RunHeader header = header_of(scenario, layout_of(scenario), shard, arguments);
  if (baseline) header.history.insert(header.history.begin(), baseline->history().begin(), baseline->history().end());
  RunOutput output(result, std::move(header), line.has("force") ? OtherResults::discard : OtherResults::refuse);
  for (std::string const& message : output.messages()) note("{}\n", message);
  if (output.state() == RunState::finished) {
    fmt::print("{} is already complete: {} replicates. Give more --replicates to extend it.\n", result,
               output.done().size());
    return exit_code_of(result);
  }
  auto const stopped_by = [&](std::string const& what) {
    note("clustress: stopped by {}: {} of {} replicates are safe in {}.parts; the same command goes on from there\n", what,
         output.done().size(), output.done().size() + output.missing().size(), result);
  };
  try {
    simulate(scenario, output, result, baseline ? &*baseline : nullptr, options, quiet);
  } catch (Stopped const&) {
    stopped_by(fmt::format("signal {}", StopSignals::received()));
    return exit_signal + StopSignals::received();
  }
  if (output.missing().empty()) return exit_code_of(result);
  stopped_by(fmt::format("the time limit of {}", *limit));
  return exit_stopped;
}

}  // namespace clustress
