// sim/study/study_run.hpp — a run from a scenario to a finished result file, without a terminal.
//
//   Scenario const scenario = load_scenario("study.toml");
//   StudyRun study(scenario, "study.h5", {.threads = 2}, observer);
//   StudyOutcome const outcome = study.run(stop);
//
// One interface for every face of the program: it prints nothing, reads no signals, no environment
// and no standard stream. What happens is told to the observer as values (observer.hpp). Whoever
// sets the stop flag, from any thread or from a signal handler, ends the run within a quarter of
// each world in hand; the same StudyRun made again goes on from what is stored. Messages of errors
// name the settings as the command line spells them (--memory is StudyOptions::memory_bytes).
//
// Not thread-safe: one thread uses a StudyRun, and only one run at a time may use HDF5 in a
// process.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "analysis/data/stopping.hpp"
#include "sim/engine/preparation.hpp"
#include "sim/results/run_output.hpp"
#include "sim/study/observer.hpp"

namespace clustress {

inline constexpr int most_threads = 1024;

// How a run is done. Only `precision` has a say in what the result holds; all else leaves every
// number the same.
struct StudyOptions {
  int threads = 0;  // 0 = all cores
  // After it no replicate is begun; those in hand are finished.
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
  // So few replicates at once that they fit.
  std::optional<double> memory_bytes{};
  // Only this share of the replicates, into shard_path(output, shard).
  Shard shard{};
  // "5", "10%", "ranking", "ranking:5": adds replicates until net jobs are known so well, at most
  // the scenario's number (analysis/precision.hpp).
  std::optional<std::string> precision{};
  // An older result of the same scenario with fewer variants, whose worlds are taken over.
  std::optional<std::string> baseline{};
  OtherResults other_results = OtherResults::refuse;  // what lies at the output already
  std::string command_line = "clustress";             // for the history of the result
  PopulationCache const* cache = nullptr;             // lives longer than the run; null = none
};

struct StudyOutcome {
  enum class End {
    complete,          // the result is finished
    already_complete,  // it was before; nothing was done
    deadline,          // replicates are missing; what is done is kept beside the result
    stopped,           // likewise, by the stop flag
  };
  End end = End::complete;
  std::string result;                  // path of the file, with the shard's number if it is one
  std::size_t points = 1;              // of the scenario
  std::size_t done = 0;                // replicates of the run that are there, over all points
  std::size_t wanted = 0;              // replicates of the run
  std::size_t there = 0;               // replicates of an already complete file, maybe more
  std::size_t simulated = 0;           // replicates simulated now
  std::size_t spin_ups = 0;            // populations made now; the others were kept ones
  double seconds = 0.0;                // of run()
  std::string panel{};                 // path of the finished panel; empty = none is wanted
  std::size_t panel_cases = 0;         // firms in its worlds
  std::size_t failed_worlds = 0;       // of a finished file, whenever they were simulated
  std::optional<Stopping> stopping{};  // of a run that ended at its precision or its maximum

  [[nodiscard]] bool is_complete() const {
    return end == End::complete || end == End::already_complete;
  }
};

class StudyRun {
 public:
  // Checks the options against the scenario and opens the baseline. `output` is the result of the
  // whole run. Throws UsageError (options that cannot be met, or not together), OutputError (the
  // baseline is unsound). Scenario and observer live longer than this.
  StudyRun(Scenario const& scenario, std::string const& output, StudyOptions options,
           StudyObserver& observer);
  ~StudyRun();
  StudyRun(StudyRun const&) = delete;
  StudyRun& operator=(StudyRun const&) = delete;

  // Locks the output, simulates what is missing there and finishes the file. May be called once.
  // Throws LockedError (another run holds the output), UsageError (it holds results of another
  // scenario or rule), OutputError (file system, damage); finished replicates are kept.
  StudyOutcome run(StopFlag const& stop);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace clustress
