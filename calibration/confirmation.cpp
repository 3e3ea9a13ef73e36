#include "calibration/confirmation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "calibration/inference/weighted_summary.hpp"
#include "sim/core/contracts.hpp"

namespace clustress {
std::vector<ConfirmedTarget> confirmation(std::span<Target const* const> moments,
                                          std::span<Target const* const> fitted,
                                          Evaluation const& best,
                                          std::span<Evaluation const> posterior,
                                          std::span<double const> weights, WorldFacts const& facts,
                                          std::span<ObservedFigure const> own) {
  CLUSTRESS_REQUIRE(posterior.size() == weights.size(), "a weight a point");
  std::vector<Judgement> const judgements = judge(moments, best.measured, facts, own);
  std::vector<std::vector<double>> means(moments.size()), shares(moments.size());
  for (std::size_t p = 0; p < posterior.size(); ++p) {
    if (posterior[p].status != EvaluationStatus::done) continue;
    MomentSummary const summary = summary_of(posterior[p].measured);
    for (std::size_t k = 0; k < moments.size(); ++k) {
      if (!std::isfinite(summary.mean[k])) continue;
      means[k].push_back(summary.mean[k]);
      shares[k].push_back(weights[p]);
    }
  }
  std::vector<ConfirmedTarget> confirmed;
  for (std::size_t k = 0; k < moments.size(); ++k) {
    ConfirmedTarget& target = confirmed.emplace_back();
    target.at_best = judgements[k];
    target.is_fitted = std::ranges::find(fitted, moments[k]) != fitted.end();
    target.points = means[k].size();
    if (means[k].empty()) continue;
    double const all = std::accumulate(shares[k].begin(), shares[k].end(), 0.0);
    for (double& share : shares[k]) share /= all;
    target.over_posterior = Interval{weighted_quantile(means[k], shares[k], 0.05),
                                     weighted_quantile(means[k], shares[k], 0.95)};
  }
  return confirmed;
}

void add_to(FitTally& tally, Judgement const& judgement, bool is_fitted) {
  bool const is_observed = judgement.observed.known.grounds != Grounds::definition;
  if (!is_observed || judgement.role == TargetRole::other_count) return;
  std::size_t const met = judgement.inside ? 1 : 0;
  (is_fitted ? tally.fitted : tally.held_out) += 1;
  (is_fitted ? tally.fitted_met : tally.held_out_met) += met;
}

FitTally tally_of(std::span<ConfirmedTarget const> confirmed) {
  FitTally tally;
  for (ConfirmedTarget const& one : confirmed) add_to(tally, one.at_best, one.is_fitted);
  return tally;
}

}  // namespace clustress
