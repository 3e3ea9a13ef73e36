// sim/app/run_session.hpp — simulates replicates of a run and stores them in its output, with
// progress for people; what an older result has is taken from there. Used by one thread; throws
// Stopped when a signal came.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "sim/app/baseline.hpp"
#include "sim/app/run_precision.hpp"
#include "sim/app/stop_signals.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/results/run_output.hpp"

namespace clustress {

class RunSession {
 public:
  // All refer to objects that live longer; baseline and watch may be null. The watch is told of
  // every outcome.
  RunSession(Scenario const& scenario, RunOutput& output, Baseline const* baseline,
             PrecisionWatch* watch, ExperimentOptions const& options, bool quiet)
      : scenario_(scenario),
        output_(output),
        baseline_(baseline),
        watch_(watch),
        options_(options),
        quiet_(quiet) {}

  // Those of the output's missing replicates that are below `end`; returns early after the
  // deadline.
  void run_below(std::uint32_t end);

  [[nodiscard]] std::uint32_t simulated() const { return simulated_; }  // replicates so far
  [[nodiscard]] double seconds() const;                                 // since the beginning

 private:
  void prepare_once();

  Scenario const& scenario_;
  RunOutput& output_;
  Baseline const* baseline_;
  PrecisionWatch* watch_;
  ExperimentOptions const& options_;
  bool quiet_, prepared_ = false;
  StopSignals signals_{};
  Preparation preparation_{};
  std::uint32_t simulated_ = 0;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace clustress
