#include "sim/study/study_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iterator>
#include <utility>

#include "sim/core/bytes_text.hpp"
#include "sim/core/errors.hpp"
#include "sim/engine/layout.hpp"
#include "sim/engine/memory.hpp"
#include "sim/engine/panel_layout.hpp"
#include "sim/results/result_file.hpp"
#include "sim/study/moments_of_study.hpp"
#include "sim/study/scenario_header.hpp"
#include "sim/study/session.hpp"

namespace clustress {
namespace {

bool is_same_path(std::string const& a, std::string const& b) {
  std::error_code ignored;
  return std::filesystem::weakly_canonical(a, ignored) ==
         std::filesystem::weakly_canonical(b, ignored);
}

// At most so many replicates at once that their memory fits.
MemoryBound bound_of(double bytes, MemoryEstimate const& need, int threads) {
  int const fitting = need.in_flight_within(bytes), usual = usual_in_flight(threads);
  if (fitting == 0) {
    throw UsageError(fmt::format(
        "--memory = {} is too little: one replicate at a time needs about {}, at least --memory "
        "{:.0f}M",
        bytes_text(bytes), bytes_text(need.bytes(1)), std::ceil(need.bytes(1) / (1 << 20))));
  }
  return {bytes, need.bytes(fitting), std::min(fitting, usual), usual};
}

std::size_t units_in(std::string const& result) {
  ResultFile const file(result);
  return file.summaries().size() - file.missing().size();
}

std::size_t failed_worlds_of(std::string const& result) {
  std::ptrdiff_t failed = 0;
  ResultFile const file(result);
  for (UnitSummary const& summary : file.summaries())
    failed += std::ranges::count(summary.status, WorldStatus::failed);
  return static_cast<std::size_t>(failed);
}

}  // namespace

struct StudyRun::Impl {
  Scenario const& scenario;
  StudyOptions options;
  StudyObserver& observer;
  std::string output_name, result;
  ExperimentOptions experiment;
  std::optional<MemoryBound> memory;
  std::optional<Baseline> baseline;
  std::optional<PrecisionWatch> watch;

  Impl(Scenario const& s, std::string const& output, StudyOptions&& given, StudyObserver& o)
      : scenario(s),
        options(std::move(given)),
        observer(o),
        output_name(output),
        result(output.empty() ? "" : shard_path(output, options.shard)) {}

  void check_options();
  [[nodiscard]] RunHeader header() const;
  [[nodiscard]] std::optional<PanelOutput> panel_output() const;
  static void finish_panel(PanelOutput& panel, StudySession& session, StudyOutcome& outcome);
  void simulate(RunOutput& output, StudySession& session);
  void simulate_to_precision(RunOutput& output, StudySession& session);
};

void StudyRun::Impl::check_options() {
  if (output_name.empty())
    throw UsageError(
        "the output has no name: give -o RESULT.h5 (is a variable of a script not set?)");
  if (options.threads < 0 || options.threads > most_threads)
    throw UsageError(fmt::format("--threads must be 0 to {}", most_threads));
  if (options.precision && !options.shard.is_whole()) {
    throw UsageError(
        "--precision looks at all replicates so far, and a shard has only its own; give one of "
        "--precision and --shard");
  }
  if (options.precision && scenario.points.all.size() > 1) {
    throw UsageError(fmt::format(
        "--precision looks at the worlds of one point, and the scenario has {}; say how many "
        "replicates each point gets by --replicates, or take its points out",
        scenario.points.all.size()));
  }
  if (options.baseline && is_same_path(*options.baseline, result)) {
    throw UsageError(fmt::format(
        "--baseline {} is the output itself; choose another output with -o", *options.baseline));
  }
  if (options.baseline && !moments_of(scenario).empty()) {
    throw UsageError(
        "--baseline gives no moments, and [design] measures them; run without it, or take "
        "\"moments\" out of measure");
  }
  experiment.threads = options.threads;
  experiment.deadline = options.deadline;
  if (options.memory_bytes) {
    Economy const economy(scenario.world, scenario.model);
    memory = bound_of(
        *options.memory_bytes,
        estimate_memory(scenario, economy, options.baseline ? completed_outcomes : usual_outcomes),
        options.threads);
    experiment.in_flight = memory->in_flight;
  }
  if (options.baseline) baseline.emplace(*options.baseline, scenario, layout_of(scenario));
  if (options.precision) watch.emplace(*options.precision, scenario, layout_of(scenario));
}

RunHeader StudyRun::Impl::header() const {
  RunHeader header = header_of(scenario, options.shard, options.command_line);
  if (watch)
    std::ranges::move(attributes_of(watch->stopping()), std::back_inserter(header.attributes));
  if (baseline)
    header.history.insert(header.history.begin(), baseline->history().begin(),
                          baseline->history().end());
  return header;
}

std::optional<PanelOutput> StudyRun::Impl::panel_output() const {
  if (!scenario.panel.is_wanted || panel_variants(scenario).empty()) return std::nullopt;
  PanelOutput output(result, panel_header_of(scenario), options.other_results);
  for (std::string const& text : output.messages()) observer.note(OutputFinding{text});
  return output;
}

// The result is there; so will be its panel.
void StudyRun::Impl::finish_panel(PanelOutput& panel, StudySession& session,
                                  StudyOutcome& outcome) {
  using End = StudyOutcome::End;
  bool const has_more = !session.without_panel().empty();
  try {
    session.follow_firms();
  } catch (Stopped const&) {
    outcome.end = End::stopped;
    return;
  }
  if (!session.without_panel().empty()) {
    outcome.end = End::deadline;
    return;
  }
  if (has_more) outcome.end = End::complete;
  outcome.panel = panel.path().string();
  outcome.panel_cases = panel.finish(session.with_panel());
}

void StudyRun::Impl::simulate(RunOutput& output, StudySession& session) {
  if (watch) return simulate_to_precision(output, session);
  auto const replicates = static_cast<std::uint32_t>(scenario.simulation.replicates);
  // What an earlier --precision chose stays with the result: an extension does not undo its looks.
  if (auto const stopping = stored_stopping(result))
    output.conclude(replicates, attributes_of(*stopping));
  session.run_below(replicates);
}

// Goes from look to look until one ends the run, or the deadline does.
void StudyRun::Impl::simulate_to_precision(RunOutput& output, StudySession& session) {
  watch->take_stored(result);
  for (std::size_t look = 0; look < watch->plan().looks().size(); ++look) {
    auto const replicates = static_cast<std::uint32_t>(watch->plan().looks()[look]);
    session.run_below(replicates);
    std::vector<RunUnit> const missing = output.missing();
    if (!missing.empty() && missing.front().replicate < replicates) return;
    bool const ends = watch->ends_at(look);
    observer.note(PrecisionLook{replicates, ends, watch->text()});
    if (ends) return output.conclude(replicates, attributes_of(watch->stopping()));
  }
}

StudyRun::StudyRun(Scenario const& scenario, std::string const& output, StudyOptions options,
                   StudyObserver& observer)
    : impl_(std::make_unique<Impl>(scenario, output, std::move(options), observer)) {
  impl_->check_options();
}
StudyRun::~StudyRun() = default;

StudyOutcome StudyRun::run(StopFlag const& stop) {
  using End = StudyOutcome::End;
  auto const begun = std::chrono::steady_clock::now();
  if (impl_->memory && impl_->memory->in_flight < impl_->memory->usual)
    impl_->observer.note(*impl_->memory);
  RunOutput output(impl_->result, impl_->header(), impl_->options.other_results);
  for (std::string const& text : output.messages()) impl_->observer.note(OutputFinding{text});

  std::optional<PanelOutput> panel = impl_->panel_output();
  StudySession session({impl_->scenario, output, impl_->baseline ? &*impl_->baseline : nullptr,
                        impl_->watch ? &*impl_->watch : nullptr, panel ? &*panel : nullptr,
                        impl_->options.cache, stop, impl_->observer},
                       impl_->experiment);
  StudyOutcome outcome;
  outcome.result = impl_->result;
  outcome.points = impl_->scenario.points.all.size();
  if (output.state() == RunState::finished && !impl_->watch) {
    outcome.end = End::already_complete;
    outcome.there = units_in(impl_->result);
  } else {
    try {
      impl_->simulate(output, session);
      outcome.end = output.missing().empty() ? End::complete : End::deadline;
    } catch (Stopped const&) {
      outcome.end = End::stopped;
    }
  }
  if (outcome.end == End::complete) output.finish();
  if (panel && outcome.is_complete()) impl_->finish_panel(*panel, session, outcome);
  outcome.done = output.done().size();
  outcome.wanted = outcome.done + output.missing().size();
  outcome.simulated = session.simulated();
  outcome.spin_ups = session.spin_ups();
  if (outcome.is_complete()) {
    outcome.failed_worlds = failed_worlds_of(impl_->result);
    if (impl_->watch) outcome.stopping = impl_->watch->stopping();
  }
  outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  return outcome;
}

}  // namespace clustress
