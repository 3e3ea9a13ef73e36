#include "analysis/effects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "analysis/warnings.hpp"
#include "sim/core/errors.hpp"
#include "sim/statistics/quantiles.hpp"

namespace clustress {

namespace {

// Jobs over time of one world in job-years: Σ_t J_t / 4 over t = 1 … T. One number a replicate.
std::vector<double> job_years(UsableReplicates const& worlds, char const* jobs_name,
                              std::size_t variant, std::size_t stress) {
  std::vector<double> sum(worlds.used().size(), 0.0);
  for (std::size_t t = 1; t <= worlds.end(); ++t) {
    std::vector<double> const jobs = worlds.values("total", jobs_name, variant, stress, t);
    for (std::size_t r = 0; r < sum.size(); ++r) sum[r] += jobs[r] / 4.0;
  }
  return sum;
}

// Σ_t D(t) ΔJ_t / 4; rate 0 = not discounted. Of the difference, so that equal worlds give exactly
// 0 and no digits are lost on large levels.
std::vector<double> net_job_years(UsableReplicates const& worlds, std::size_t variant,
                                  std::size_t stress, double rate) {
  std::vector<double> sum(worlds.used().size(), 0.0);
  for (std::size_t t = 1; t <= worlds.end(); ++t) {
    double const weight = discount_factor(rate, t) / 4.0;
    std::vector<double> const delta = minus(worlds.values("total", "jobs", variant, stress, t),
                                            worlds.values("total", "jobs", 0, stress, t));
    for (std::size_t r = 0; r < sum.size(); ++r) sum[r] += weight * delta[r];
  }
  return sum;
}

// A programme that is ranked: its place among the effects and among the variants.
struct Contender {
  std::size_t programme, variant;
};

struct Builder {
  UsableReplicates const& worlds;
  double alpha;

  ProgrammeEffects programme(std::size_t v, std::size_t s) const {
    ResultView const& view = worlds.view();
    std::size_t const end = worlds.end();
    std::vector<double> const with = worlds.values("total", "jobs", v, s, end);
    std::vector<double> const without = worlds.values("total", "jobs", 0, s, end);
    std::vector<double> const net = minus(with, without);
    std::vector<double> const discounted = net_job_years(worlds, v, s, view.discount_rate);
    Outlay const outlay = outlay_of(worlds, v, s);

    ProgrammeEffects e;
    e.variant = view.variants[v];
    e.stress = view.stresses[s];
    e.reference = view.reference[v];
    e.net_jobs = mean_with_interval(net, alpha);
    e.net_job_years = mean_with_interval(net_job_years(worlds, v, s, 0.0), alpha);
    e.discounted_job_years = mean_with_interval(discounted, alpha);
    e.outlay_keur = mean_with_interval(outlay.discounted, alpha);
    e.cash_outlay_keur = mean_with_interval(outlay.cash, alpha);
    e.committed_keur = mean_with_interval(outlay.committed, alpha);
    e.owed_keur = mean_with_interval(outlay.owed, alpha);
    if (!outlay.released.empty()) e.released_keur = mean_with_interval(outlay.released, alpha);
    if (!outlay.private_cofinancing.empty()) {
      e.private_cofinancing_keur = mean_with_interval(outlay.private_cofinancing, alpha);
    }
    e.cost_per_job_year = cost_per(outlay.discounted, discounted, alpha);
    e.cost_per_job = cost_per(outlay.discounted, net, alpha);
    if (e.owed_keur.value > 0.0) {
      for (Cost* cost : {&e.cost_per_job_year, &e.cost_per_job}) {
        if (cost->reading == CostReading::nothing_spent) cost->reading = CostReading::not_yet_paid;
      }
    }
    judge(e, net, outlay);
    e.account = job_account(worlds, v, s, outlay, alpha);
    e.channels = channels(worlds, v, s, alpha);
    e.additionality = additionality(worlds, v, s, alpha);
    e.projects = projects_by_size(worlds, v, s, alpha);
    e.evaluator = evaluators_view(worlds, v, s, alpha);
    if (!e.reference) compare_with_references(e, s, discounted, outlay);
    if (worlds.find("total", "delivery_jobs") != nullptr) {
      e.delivery_jobs =
          paired_difference(worlds.values("total", "delivery_jobs", v, s, end),
                            worlds.values("total", "delivery_jobs", 0, s, end), alpha);
      e.delivery_job_years = paired_difference(job_years(worlds, "delivery_jobs", v, s),
                                               job_years(worlds, "delivery_jobs", 0, s), alpha);
    }
    e.outlying_worlds = outlier_count(net, 10.0);
    if (net.size() >= 2) {
      e.pairing_gain_jobs = variance_reduction_factor(with, without);
      e.pairing_gain_job_years = variance_reduction_factor(job_years(worlds, "jobs", v, s),
                                                           job_years(worlds, "jobs", 0, s));
    }
    return e;
  }

  // Who is ahead of whom under a stress.
  void rank(Effects& effects, std::vector<Contender> order, std::size_t stress) const {
    auto const effect = [&](Contender c) -> ProgrammeEffects& {
      return effects.programmes[c.programme];
    };
    auto const jobs = [&](Contender c) {
      return worlds.values("total", "jobs", c.variant, stress, worlds.end());
    };
    std::ranges::stable_sort(order, std::greater<>(),
                             [&](Contender c) { return effect(c).net_jobs.value; });
    for (std::size_t i = 0; i + 1 < order.size(); ++i) {
      effect(order[i]).lead = Lead{effect(order[i + 1]).variant,
                                   paired_difference(jobs(order[i]), jobs(order[i + 1]), alpha)};
    }
    for (Contender const c : order) effects.ranking.push_back(c.programme);
  }

  // A world passes when net jobs ≥ target and outlay ≤ price × net jobs. What is owed at the end
  // counts as if it were paid then.
  void judge(ProgrammeEffects& e, std::vector<double> const& net, Outlay const& outlay) const {
    ResultView const& view = worlds.view();
    double const weight = discount_factor(view.discount_rate, worlds.end());
    std::size_t passing = 0;
    for (std::size_t r = 0; r < net.size(); ++r) {
      double const keur = outlay.discounted[r] + weight * outlay.owed[r];
      passing += net[r] >= view.target_net_jobs && keur <= view.target_price_keur_per_job * net[r];
    }
    e.passing = share_with_interval(passing, net.size(), alpha);
    e.verdict = e.passing.interval.low >= view.target_worlds_share   ? Verdict::met
                : e.passing.interval.high < view.target_worlds_share ? Verdict::missed
                                                                     : Verdict::open;
  }

  void compare_with_references(ProgrammeEffects& e, std::size_t s,
                               std::vector<double> const& discounted, Outlay const& outlay) const {
    ResultView const& view = worlds.view();
    for (std::size_t v = 1; v < view.variants.size(); ++v) {
      if (!view.reference[v] || worlds.left_out(v)) continue;
      auto comparison = compare_with(view.variants[v], discounted, outlay,
                                     net_job_years(worlds, v, s, view.discount_rate),
                                     outlay_of(worlds, v, s), alpha);
      if (comparison) e.references.push_back(*std::move(comparison));
    }
  }
};

void refuse_if_unusable(UsableReplicates const& worlds, EffectOptions const& options) {
  std::string const& source = worlds.view().source;
  double const failed = static_cast<double>(worlds.worlds_failed());
  if (failed > tolerated_failures * static_cast<double>(worlds.worlds_run()) &&
      !options.allow_failed) {
    throw UsageError(
        fmt::format("{}: {} of {} worlds failed, more than 1 %: those left may differ from those "
                    "lost. See `clustress info` for the "
                    "causes, or give --allow-failed to compare what is left",
                    source, worlds.worlds_failed(), worlds.worlds_run()));
  }
  if (worlds.used().empty()) {
    throw UsageError(fmt::format(
        "{}: {}", source,
        worlds.view().complete
            ? "every replicate has a failed world, so there is nothing to compare. See `clustress "
              "info` for the causes"
            : "no replicate is finished in all its worlds, so there is nothing to compare; let the "
              "run go on"));
  }
}

}  // namespace

double ProgrammeEffects::unused_share() const {
  if (reference || !released_keur || !(released_keur->value > 0.0)) return 0.0;
  return 1.0 - (cash_outlay_keur.value + committed_keur.value) / released_keur->value;
}

Effects build_effects(ResultView const& view, EffectOptions const& options) {
  UsableReplicates const worlds(view);
  refuse_if_unusable(worlds, options);
  Effects effects;
  effects.source = view.source;
  effects.title = view.title;
  effects.digest = view.digest;
  effects.start_quarter = view.start_quarter;
  effects.horizon = worlds.end();
  effects.replicates_used = worlds.used().size();
  effects.replicates_wanted = view.replicates_wanted;
  effects.worlds_run = worlds.worlds_run();
  effects.worlds_failed = worlds.worlds_failed();
  effects.complete = view.complete;
  effects.alpha = options.alpha;
  effects.target_net_jobs = view.target_net_jobs;
  effects.target_price_keur_per_job = view.target_price_keur_per_job;
  effects.target_worlds_share = view.target_worlds_share;
  effects.discount_rate = view.discount_rate;
  effects.warnings = view.warnings;
  effects.stopping = view.stopping;
  Builder const builder{
      worlds, view.stopping ? std::min(options.alpha, view.stopping->alpha) : options.alpha};
  bool const is_ranked = view.stopping && view.stopping->rule.starts_with("ranking");
  for (std::size_t s = 0; s < view.stresses.size(); ++s) {
    std::vector<Contender> contenders;
    for (std::size_t v = 1; v < view.variants.size(); ++v) {
      if (!view.channel_of[v].empty() || worlds.left_out(v)) continue;
      if (!view.reference[v]) contenders.push_back({effects.programmes.size(), v});
      effects.programmes.push_back(builder.programme(v, s));
    }
    if (is_ranked && contenders.size() > 1) builder.rank(effects, std::move(contenders), s);
  }
  collect_warnings(effects, worlds);
  return effects;
}

}  // namespace clustress
