// sim/engine/experiment.hpp — runs units (one replicate of one point each) in parallel and hands
// their outcomes over in order, in bounded memory.
#pragma once

#include <any>
#include <chrono>
#include <cstdint>
#include <functional>
#include <vector>

#include "sim/engine/preparations.hpp"
#include "sim/engine/replicate.hpp"

namespace clustress {

// Where outcomes go. pack() is called by the workers (compression), store() by one thread at a time
// in the order of the units given; it returns when the outcome is safe.
class OutcomeSink {
 public:
  virtual ~OutcomeSink() = default;
  [[nodiscard]] virtual std::any pack(Outcome&& outcome) const = 0;
  virtual void store(std::any packed) = 0;
};

struct ExperimentOptions {
  int threads = 0;    // 0 = all cores
  int in_flight = 0;  // replicates at once, at most; 0 = usual_in_flight(threads)
  // After it no replicate is begun; those in hand are finished. Never a cause for other numbers.
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
};

int worker_count(int threads);     // 0 = all cores that this process may use
int usual_in_flight(int threads);  // one for each thread, and one being stored

// Live figures of a run, written by the workers, read by whoever shows progress.
struct Progress {
  std::atomic<std::uint64_t> firm_quarters{0};
  std::atomic<std::uint64_t> quarters{0};  // simulated world-quarters
  std::atomic<std::uint32_t> units{0};     // stored
  std::atomic<std::uint32_t> failed{0};    // simulated, with a world that failed
};

// Throws Stopped when asked to stop: what was stored stays stored. Returns with units not run
// only after the deadline. Results do not depend on the number of threads or of replicates in
// flight.
void run_experiment(Scenario const& scenario, Preparation const& preparation,
                    std::vector<RunUnit> const& units, OutcomeSink& sink, StopFlag const& stop,
                    Progress& progress, ExperimentOptions const& options = {});

// Simulates a unit; called by several threads at once.
using UnitRun = std::function<Outcome(RunUnit unit, QuarterCallback const& on_quarter)>;
// The same where units differ in what they are simulated with.
void run_units(UnitRun const& run, std::vector<RunUnit> const& units, OutcomeSink& sink,
               StopFlag const& stop, Progress& progress, ExperimentOptions const& options = {});

// The same over the units of any points of the scenario, in the order given (see
// Preparations::in_order). Populations are made when the first unit needs them.
void run_experiment(Scenario const& scenario, Preparations& preparations,
                    std::vector<RunUnit> const& units, OutcomeSink& sink, StopFlag const& stop,
                    Progress& progress, ExperimentOptions const& options = {});

// World-quarters one replicate simulates, burn-in included.
std::uint64_t quarters_per_replicate(Scenario const& scenario);

// Calls `work` with TBB limited to `threads` (0 = all cores).
void with_threads(int threads, std::function<void()> const& work);

}  // namespace clustress
