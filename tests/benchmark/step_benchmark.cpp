// tests/benchmark/step_benchmark.cpp — cost of a quarter, per living firm, whole and by phase, on
// the shipped Leipzig world.
//
// Read ratios and medians: --benchmark_repetitions=9 --benchmark_report_aggregates_only=true. Never
// run in the default tests.
#include <benchmark/benchmark.h>

#include <array>
#include <chrono>

#include "scenarios/loader/loader.hpp"
#include "sim/engine/recorder.hpp"
#include "sim/engine/replicate.hpp"
#include "sim/model/mechanisms.hpp"
#include "sim/results/encode.hpp"

namespace clustress {
namespace {

struct Bench {
  Scenario scenario;
  Preparation preparation;
  World start;

  Bench() {
    scenario = load_scenario(CLUSTRESS_SOURCE_DIR "/scenarios/library/leipzig-small.toml",
                             {"simulation.populations=1"});
    StopFlag const never_stop{false};
    preparation = prepare(scenario, never_stop);
    start = burn_in(scenario, preparation, 0);
  }
  static Bench const& get() {
    static Bench const bench;
    return bench;
  }
};

void per_firm_quarter(benchmark::State& state, double firm_quarters) {
  state.counters["ns_per_firm_quarter"] = benchmark::Counter(
      firm_quarters * 1e-9, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void step_of_released_world(benchmark::State& state) {
  World world = Bench::get().start;
  Workspace workspace;
  double firm_quarters = 0;
  for (auto _ : state) {
    firm_quarters += static_cast<double>(world.firms.count());
    step(world, workspace, {});
  }
  per_firm_quarter(state, firm_quarters);
}
BENCHMARK(step_of_released_world)->Unit(benchmark::kMillisecond);

// One quarter of an arm with a programme, with everything the engine does around it: pairing with
// the tape and recording.
void quarter_of_a_variant(benchmark::State& state) {
  Bench const& bench = Bench::get();
  World snapshot = bench.start;
  Tape tape;
  tape.begin(snapshot);
  Workspace workspace;
  World without = snapshot;
  int const horizon = bench.scenario.simulation.horizon_quarters;
  while (without.now < horizon) {
    step(without, workspace, {});
    tape.record(without, workspace.fill);
  }
  double firm_quarters = 0;
  Programme const& programme = bench.preparation.programmes[1];
  Outcome outcome;
  outcome.values.resize(bench.preparation.layout.size);
  for (auto _ : state) {
    World world = snapshot;
    world.office.open_books(programme.lines.size());
    Pairing pairing(tape, *bench.preparation.economy, programme);
    Recorder recorder(bench.preparation.layout, outcome, 1, 0,
                      bench.preparation.instrument_entries[1], bench.scenario.output,
                      ClassBook(snapshot));
    pairing.compare(world);
    while (world.now < horizon) {
      firm_quarters += static_cast<double>(world.firms.count());
      step(world, workspace, {&programme});
      pairing.compare(world);
      recorder.record(world);
      recorder.record(pairing);
    }
  }
  per_firm_quarter(state, firm_quarters);
}
BENCHMARK(quarter_of_a_variant)->Unit(benchmark::kMillisecond);

void phase_of_a_step(benchmark::State& state) {
  World world = Bench::get().start;
  Workspace workspace;
  struct Watch {
    std::chrono::steady_clock::time_point last;
    std::array<double, step_phase_count> seconds{};
  } watch;
  StepInputs inputs;
  inputs.observer_context = &watch;
  inputs.observer = [](void* context, StepPhase phase, World const&) {
    auto& w = *static_cast<Watch*>(context);
    auto const now = std::chrono::steady_clock::now();
    w.seconds[static_cast<std::size_t>(phase)] +=
        std::chrono::duration<double>(now - w.last).count();
    w.last = now;
  };
  double firm_quarters = 0;
  for (auto _ : state) {
    firm_quarters += static_cast<double>(world.firms.count());
    watch.last = std::chrono::steady_clock::now();
    step(world, workspace, inputs);
  }
  for (std::size_t k = 0; k < step_phase_count; ++k) {
    state.counters[std::string(to_string(static_cast<StepPhase>(k))) + "_ns"] =
        watch.seconds[k] / firm_quarters * 1e9;
  }
}
BENCHMARK(phase_of_a_step)->Unit(benchmark::kMillisecond);

void copy_of_a_world(benchmark::State& state) {
  World const& start = Bench::get().start;
  for (auto _ : state) {
    World copy = start;
    benchmark::DoNotOptimize(copy.firms.id.data());
  }
  state.counters["bytes_per_firm"] =
      static_cast<double>(bytes_of(start)) / static_cast<double>(start.firms.count());
}
BENCHMARK(copy_of_a_world)->Unit(benchmark::kMillisecond);

// Compression of one replicate, as a share of simulating it (the summary line of `info` gives the
// latter).
void encoding_of_an_outcome(benchmark::State& state) {
  Bench const& bench = Bench::get();
  StopFlag const never_stop{false};
  Outcome const outcome = run_replicate(bench.scenario, bench.preparation, 0, never_stop);
  for (auto _ : state)
    benchmark::DoNotOptimize(encode(outcome, bench.preparation.layout).bytes.size());
  state.counters["simulation_seconds"] = outcome.cpu_seconds;
  state.counters["raw_megabytes"] = static_cast<double>(outcome.values.size()) * 8e-6;
}
BENCHMARK(encoding_of_an_outcome)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace clustress
