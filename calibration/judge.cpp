#include "calibration/judge.hpp"

#include <cmath>

#include "calibration/size_bias.hpp"
#include "sim/core/contracts.hpp"

namespace clustress {
namespace {

std::string_view verdict_of(TargetRole role, bool inside) {
  switch (role) {
    case TargetRole::band:
      return inside ? "met" : "MISSED";
    case TargetRole::target:
      return inside ? "near" : "FAR";
    case TargetRole::other_count:
      break;
  }
  return "–";
}

// Of a scaled world: what its correction may be wrong by widens error and interval alike.
Estimate with_error_of_size(Estimate estimate, double error) {
  if (error == 0.0) return estimate;
  double const all = std::hypot(estimate.standard_error, error);
  double const times = estimate.standard_error > 0.0 ? all / estimate.standard_error : 0.0;
  double const half = times > 0.0 ? times * (estimate.interval.high - estimate.value) : 2.0 * all;
  estimate.interval = {estimate.value - half, estimate.value + half};
  estimate.standard_error = all;
  return estimate;
}

// Before anything is measured.
Judgement unjudged(Target const& target, WorldFacts const& facts,
                   std::span<ObservedFigure const> own) {
  Judgement judgement{&target,     target.observed_in(facts, own),
                      target.role, std::string(target.source),
                      {},          false,
                      {},          "no population"};
  if (ObservedFigure const* const figure = own_figure_of(target, own)) {
    judgement.source = figure->source;
    if (target.role == TargetRole::other_count) judgement.role = TargetRole::target;
  }
  return judgement;
}

}  // namespace

std::vector<Judgement> judge(std::span<Target const* const> targets,
                             std::span<std::vector<double> const> measured, WorldFacts const& facts,
                             std::span<ObservedFigure const> own) {
  std::vector<Judgement> judgements;
  auto const corrections = size_corrections(targets, facts);
  for (std::size_t k = 0; k < targets.size(); ++k) {
    std::vector<double> values;
    for (std::vector<double> const& replicate : measured) {
      CLUSTRESS_REQUIRE(replicate.size() == targets.size(), "every target is measured");
      if (!std::isnan(replicate[k])) values.push_back(replicate[k]);
    }
    Judgement judgement = unjudged(*targets[k], facts, own);
    if (values.size() > 1) {
      judgement.simulated = with_error_of_size(mean_with_interval(values), corrections[k].error);
      judgement.inside = judgement.observed.band.contains(judgement.simulated->value);
      judgement.distance = distance_of(judgement.observed, *judgement.simulated);
      judgement.verdict = verdict_of(judgement.role, judgement.inside);
    }
    judgements.push_back(std::move(judgement));
  }
  return judgements;
}

Tally tally_of(std::span<Judgement const> judgements) {
  Tally tally;
  for (Judgement const& judgement : judgements) {
    std::size_t const inside = judgement.inside ? 1 : 0;
    if (judgement.role == TargetRole::band) ++tally.bands, tally.bands_met += inside;
    if (judgement.role == TargetRole::target) ++tally.targets, tally.targets_near += inside;
  }
  return tally;
}

std::vector<Judgement const*> outside(std::span<Judgement const> judgements, TargetRole role) {
  std::vector<Judgement const*> found;
  for (Judgement const& judgement : judgements) {
    if (judgement.role == role && judgement.simulated && !judgement.inside)
      found.push_back(&judgement);
  }
  return found;
}

std::string_view name_of(TargetRole role) {
  switch (role) {
    case TargetRole::band:
      return "band";
    case TargetRole::target:
      return "target";
    case TargetRole::other_count:
      break;
  }
  return "other count";
}

}  // namespace clustress
