#include "sim/app/measurer.hpp"

#include "sim/app/measure_effects.hpp"
#include "sim/app/stop_signals.hpp"

namespace clustress {

void AnswerCounts::add(EvaluationStatus status) {
  std::lock_guard const lock(guard);
  ++of[static_cast<std::size_t>(status)];
}

std::string Measurer::digest_of(AskedPoint const& point) const {
  return digest_of_values(study_.points().parameters(), point);
}

std::string Measurer::rows(AskedPoint const& point) {
  EffectValues effects;
  AlsoMeasured const also = [&](Scenario const& scenario, Preparation const& preparation) {
    effects = measure_effects(scenario, preparation, study_.plan().replicates, StopSignals::flag());
  };
  Evaluation evaluation =
      study_.evaluate(point, StopSignals::flag(), form_.effects.empty() ? AlsoMeasured{} : also);
  if (evaluation.status == EvaluationStatus::done && !effects.cause.empty()) {
    evaluation.status = EvaluationStatus::failed;
    evaluation.cause = effects.cause;
  }
  counts.add(evaluation.status);
  return rows_of(form_, point, digest_of(point), evaluation, effects);
}

}  // namespace clustress
