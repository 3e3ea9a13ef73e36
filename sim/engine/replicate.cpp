#include "sim/engine/replicate.hpp"

#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <limits>

#include "sim/core/errors.hpp"
#include "sim/engine/recorder.hpp"
#include "sim/model/start_of_world.hpp"

namespace clustress {
namespace {

constexpr std::uint64_t shared_macro_stream = std::uint64_t{1} << 41;

class ReplicateRun {
 public:
  ReplicateRun(Scenario const& scenario, Preparation const& preparation, StopFlag const& stop,
               QuarterCallback const& on_quarter, WorldObserver const& observer,
               BurnInObserver const& before)
      : scenario_(scenario),
        preparation_(preparation),
        stop_(stop),
        on_quarter_(on_quarter),
        observer_(observer),
        before_(before) {}

  Outcome run(std::uint64_t luck) {
    double const started = thread_seconds();
    std::size_t const stresses = scenario_.stresses.size(), variants = scenario_.variants.size();
    outcome_.unit = {0, static_cast<std::uint32_t>(luck)};
    outcome_.status.assign(preparation_.layout.axes().worlds(), WorldStatus::not_run);
    outcome_.cause.assign(preparation_.layout.axes().worlds(), "");
    outcome_.values.assign(preparation_.layout.size, std::numeric_limits<double>::quiet_NaN());
    try {
      World const start = begin(luck);
      for (std::size_t stress = 0; stress < stresses; ++stress) run_stress(start, stress);
    } catch (WorldFailure const& failure) {
      for (std::size_t stress = 0; stress < stresses; ++stress) {
        for (std::size_t variant = 0; variant < variants; ++variant)
          fail(variant, stress, failure.what());
      }
    }
    outcome_.cpu_seconds = thread_seconds() - started;
    outcome_.peak_memory_bytes = peak_memory_bytes();
    return std::move(outcome_);
  }

  World begin(std::uint64_t luck) {
    Simulation const& s = scenario_.simulation;
    World world = (*preparation_.populations)[luck % preparation_.populations->size()];
    begin_burn_in(world, RandomField(s.seed, luck), s.burn_in_quarters);
    world.macro_cycle = s.macro_path != MacroPath::off;
    world.macro_random =
        s.macro_path == MacroPath::shared ? RandomField(s.seed, shared_macro_stream) : world.random;
    while (world.now < 0) {
      advance(world, {});
      if (before_ && world.now < 0) before_(world);
    }
    release(world, preparation_.outside_drifts);
    return world;
  }

 private:
  void advance(World& world, StepInputs const& inputs) {
    if (stop_) throw Stopped{};
    std::size_t const firms = world.firms.count();
    step(world, workspace_, inputs);
    outcome_.firm_quarters += firms;
    outcome_.peak_firms = std::max(outcome_.peak_firms, world.firms.count());
    if (on_quarter_) on_quarter_(firms);
  }

  void show(std::size_t variant, std::size_t stress, World const& world) const {
    if (observer_) observer_(variant, stress, world);
  }

  void run_stress(World const& start, std::size_t stress) {
    Tape tape;
    World snapshot = start;
    try {
      tape.begin(snapshot);
      if (scenario_.output.splits != RecordedSplits::none) classes_ = ClassBook(snapshot);
      run_without_programme(snapshot, stress, tape);
    } catch (WorldFailure const& failure) {
      for (std::size_t variant = 0; variant < scenario_.variants.size(); ++variant)
        fail(variant, stress, failure.what());
      return;
    }
    for (std::size_t variant = 1; variant < scenario_.variants.size(); ++variant) {
      try {
        run_variant(snapshot, stress, variant, tape);
      } catch (WorldFailure const& failure) {
        fail(variant, stress, failure.what());
      }
    }
  }

  void run_without_programme(World const& snapshot, std::size_t stress, Tape& tape) {
    World world = snapshot;
    Recorder recorder(preparation_.layout, outcome_, 0, stress, {}, scenario_.output, classes_);
    recorder.record(world);
    recorder.record_unpaired(0);
    show(0, stress, world);
    StepInputs inputs;
    inputs.stresses = scenario_.stresses[stress].stresses;
    while (world.now < scenario_.simulation.horizon_quarters) {
      advance(world, inputs);
      tape.record(world, workspace_.fill);
      recorder.record(world);
      recorder.record_unpaired(world.now);
      show(0, stress, world);
    }
    status(0, stress) = WorldStatus::done;
  }

  void run_variant(World const& snapshot, std::size_t stress, std::size_t variant,
                   Tape const& tape) {
    World world = snapshot;
    Programme const& programme = preparation_.programmes[variant];
    world.office.open_books(programme.lines.size());
    Pairing pairing(tape, *preparation_.economy, programme);
    Recorder recorder(preparation_.layout, outcome_, variant, stress,
                      preparation_.instrument_entries[variant], scenario_.output, classes_);
    auto const record = [&] {
      pairing.compare(world);
      recorder.record(world);
      recorder.record(pairing);
      show(variant, stress, world);
    };
    record();
    StepInputs inputs{&programme, scenario_.stresses[stress].stresses};
    while (world.now < scenario_.simulation.horizon_quarters) {
      if (scenario_.variants[variant].is_channel_run()) {
        inputs.held = held_conditions(scenario_.variants[variant].channel, tape,
                                      static_cast<std::size_t>(world.now) + 1);
      }
      advance(world, inputs);
      if (world.now == scenario_.simulation.horizon_quarters) close_books(world);
      record();
    }
    status(variant, stress) = WorldStatus::done;
  }

  WorldStatus& status(std::size_t variant, std::size_t stress) {
    return outcome_.status[preparation_.layout.axes().world(variant, stress)];
  }

  // A failed world leaves no numbers behind.
  void fail(std::size_t variant, std::size_t stress, std::string const& cause) {
    status(variant, stress) = WorldStatus::failed;
    outcome_.cause[preparation_.layout.axes().world(variant, stress)] = cause;
    OutcomeLayout const& layout = preparation_.layout;
    for (DatasetInfo const& dataset : layout.datasets) {
      double* const first = &outcome_.values[layout.at(dataset, variant, stress, 0)];
      std::fill_n(first, layout.quarters * dataset.entries,
                  std::numeric_limits<double>::quiet_NaN());
    }
  }

  Scenario const& scenario_;
  Preparation const& preparation_;
  StopFlag const& stop_;
  QuarterCallback const& on_quarter_;
  WorldObserver const& observer_;
  BurnInObserver const& before_;
  Workspace workspace_;
  ClassBook classes_;  // of the snapshot
  Outcome outcome_;
};

}  // namespace

std::uint64_t peak_memory_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

double thread_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

Outcome run_replicate(Scenario const& scenario, Preparation const& preparation, std::uint64_t luck,
                      StopFlag const& stop, QuarterCallback const& on_quarter,
                      WorldObserver const& observer, BurnInObserver const& before) {
  return ReplicateRun(scenario, preparation, stop, on_quarter, observer, before).run(luck);
}

World burn_in(Scenario const& scenario, Preparation const& preparation, std::uint64_t luck) {
  StopFlag const never_stop{false};
  QuarterCallback const silent;
  WorldObserver const unwatched;
  BurnInObserver const unseen;
  return ReplicateRun(scenario, preparation, never_stop, silent, unwatched, unseen).begin(luck);
}

}  // namespace clustress
