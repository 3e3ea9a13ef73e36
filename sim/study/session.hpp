// sim/study/session.hpp — simulates replicates of a run and stores them in its output; what an
// older result has is taken from there. Used by one thread; throws Stopped when asked to stop.
#pragma once

#include <cstdint>
#include <string>

#include "sim/engine/experiment.hpp"
#include "sim/engine/preparations.hpp"
#include "sim/results/panel_output.hpp"
#include "sim/results/run_output.hpp"
#include "sim/study/baseline.hpp"
#include "sim/study/observer.hpp"
#include "sim/study/precision_watch.hpp"

namespace clustress {

// What a session works with; all of it lives longer. Baseline, watch, panel and cache may be null;
// the watch is told of every outcome.
struct SessionParts {
  Scenario const& scenario;
  RunOutput& output;
  Baseline const* baseline;
  PrecisionWatch* watch;
  PanelOutput* panel;
  PopulationCache const* cache;
  StopFlag const& stop;
  StudyObserver& observer;
};

class StudySession {
 public:
  StudySession(SessionParts const& parts, ExperimentOptions const& options)
      : parts_(parts), options_(options), points_(parts.scenario, parts.stop, parts.cache) {}

  // Those of the output's missing replicates that are below `end`; returns early after the
  // deadline.
  void run_below(std::uint32_t end);

  // The panels of those of the output's finished units that have none yet: of runs that were
  // finished without a panel, or take worlds from a baseline.
  void follow_firms();
  // Finished units of the output whose panel is wanted and there is none; of which there is one.
  [[nodiscard]] std::vector<RunUnit> without_panel() const;
  [[nodiscard]] std::vector<RunUnit> with_panel() const;

  [[nodiscard]] std::uint32_t simulated() const { return simulated_; }  // replicates so far
  // populations made so far
  [[nodiscard]] std::size_t spin_ups() const { return points_.spin_ups(); }

 private:
  void prepare_declared();
  [[nodiscard]] Outcome run_unit(RunUnit unit, QuarterCallback const& count);
  [[nodiscard]] std::string const& refusal_of(RunUnit unit) const;  // empty: none
  [[nodiscard]] bool wants_panel(RunUnit unit) const;
  void simulate(std::vector<RunUnit> const& fresh, std::vector<RunUnit> const& with_stored,
                Progress& progress);

  SessionParts parts_;
  ExperimentOptions options_;
  bool prepared_ = false;
  Preparations points_;
  std::uint32_t simulated_ = 0;
};

}  // namespace clustress
