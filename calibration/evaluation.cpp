#include "calibration/evaluation.hpp"

#include <fmt/format.h>
#include <tbb/collaborative_call_once.h>
#include <tbb/parallel_for.h>

#include "calibration/size_bias.hpp"
#include "sim/core/digest.hpp"
#include "sim/core/errors.hpp"

namespace clustress {

std::string_view name_of(PopulationStart start) {
  return start == PopulationStart::warm ? "warm" : "cold";
}

std::string_view name_of(EvaluationStatus status) {
  switch (status) {
    case EvaluationStatus::done:
      return "done";
    case EvaluationStatus::failed:
      return "failed";
    case EvaluationStatus::refused:
      break;
  }
  return "refused";
}

std::uint64_t own_seed(std::uint64_t study_seed, std::string_view id) {
  constexpr std::uint64_t largest = (std::uint64_t{1} << 53) - 1;
  std::string const digest = digest_of(fmt::format("{} {}", study_seed, id));
  return std::stoull(digest.substr(0, 16), nullptr, 16) & largest;
}

struct EvaluatedStudy::Impl {
  AskedPoints points;
  EvaluationPlan plan;
  PopulationCache const* cache;
  std::vector<Target const*> moments;
  tbb::collaborative_once_flag once;
  Preparation declared;  // after `once`

  Preparation const& declared_start(StopFlag const& stop) {
    tbb::collaborative_call_once(
        once, [&] { declared = start_of(points.declared(), stop, cache).preparation; });
    return declared;
  }

  // Whether the point has the world of the declared one.
  [[nodiscard]] bool keeps_world(AskedPoint const& point) const {
    for (std::size_t k = 0; k < point.values.size(); ++k) {
      if (!point.values[k].empty() && points.parameters()[k].path.starts_with("world."))
        return false;
    }
    return true;
  }

  Preparation start(AskedPoint const& point, Scenario const& scenario, Evaluation& evaluation,
                    StopFlag const& stop) {
    Preparation preparation;
    if (scenario.population_key == points.declared().population_key &&
        evaluation.seed == points.declared().simulation.seed) {
      preparation = declared_start(stop);
    } else if (plan.start == PopulationStart::warm && keeps_world(point)) {
      preparation =
          warm_start_of(scenario, declared_start(stop), plan.warm_quarters, stop).preparation;
      evaluation.start = PopulationStart::warm;
    } else {
      preparation = start_of(scenario, stop, nullptr).preparation;
    }
    set_programmes(preparation, scenario);
    return preparation;
  }

  void measure(Scenario const& scenario, Preparation const& preparation, Evaluation& evaluation,
               StopFlag const& stop) const {
    std::vector<std::vector<double>> measured(plan.replicates);
    std::vector<std::string>& causes = evaluation.causes;
    causes.resize(plan.replicates);
    tbb::parallel_for(std::uint32_t{0}, plan.replicates, [&](std::uint32_t r) {
      try {
        measured[r] = measure_targets(scenario, preparation, r, plan.experiments, stop);
      } catch (WorldFailure const& failure) {
        causes[r] = failure.what();
      }
    });
    for (SizeCorrection const& one : size_corrections(moments, scenario.world))
      evaluation.size_error.push_back(one.error);
    evaluation.status = EvaluationStatus::done;
    for (std::uint32_t r = 0; r < plan.replicates; ++r) {
      if (causes[r].empty()) {
        evaluation.replicates.push_back(r);
        evaluation.measured.push_back(std::move(measured[r]));
      } else if (evaluation.status == EvaluationStatus::done) {
        evaluation.status = EvaluationStatus::failed;
        evaluation.cause = fmt::format("replicate {}: {}", r, causes[r]);
      }
    }
  }
};

EvaluatedStudy::EvaluatedStudy(AskedPoints points, EvaluationPlan const& plan,
                               PopulationCache const* cache)
    : impl_(new Impl{std::move(points), plan, cache, measured_targets(plan.experiments), {}, {}}) {}
EvaluatedStudy::~EvaluatedStudy() = default;

AskedPoints& EvaluatedStudy::points() {
  return impl_->points;
}
AskedPoints const& EvaluatedStudy::points() const {
  return impl_->points;
}
EvaluationPlan const& EvaluatedStudy::plan() const {
  return impl_->plan;
}
std::vector<Target const*> const& EvaluatedStudy::moments() const {
  return impl_->moments;
}

Evaluation EvaluatedStudy::evaluate(AskedPoint const& point, StopFlag const& stop,
                                    AlsoMeasured const& also) const {
  Evaluation evaluation;
  evaluation.seed = impl_->points.declared().simulation.seed;
  if (impl_->plan.luck == Luck::own)
    evaluation.seed = own_seed(evaluation.seed, point.luck.empty() ? point.id : point.luck);
  evaluation.cause = point.fault;
  if (!point.fault.empty()) return evaluation;
  auto scenario = impl_->points.scenario_of(point, evaluation.cause);
  if (!scenario) return evaluation;
  scenario->simulation.seed = evaluation.seed;
  try {
    Preparation const preparation = impl_->start(point, *scenario, evaluation, stop);
    impl_->measure(*scenario, preparation, evaluation, stop);
    if (also) also(*scenario, preparation);
  } catch (WorldFailure const& failure) {
    evaluation.status = EvaluationStatus::failed;
    evaluation.cause = failure.what();
  }
  return evaluation;
}

Evaluation EvaluatedStudy::evaluate(std::string const& id, std::span<double const> values,
                                    StopFlag const& stop) const {
  return evaluate(impl_->points.point(id, values), stop);
}

void EvaluatedStudy::name_parameters(std::vector<std::string> const& paths) {
  impl_->points.name_parameters(paths);
}

}  // namespace clustress
