#include "analysis/effects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "analysis/data/method.hpp"
#include "analysis/data/money.hpp"
#include "analysis/data/net_jobs.hpp"
#include "analysis/data/usable_replicates.hpp"
#include "analysis/warnings.hpp"
#include "sim/core/errors.hpp"
#include "sim/statistics/quantiles.hpp"

namespace clustress {

namespace {

struct Builder {
  UsableReplicates const& worlds;
  double alpha;

  ProgrammeEffects programme(std::size_t v, std::size_t s) const {
    ResultView const& view = worlds.view();
    std::size_t const end = worlds.end();
    std::vector<double> const net = net_jobs(worlds, v, s, end);
    std::vector<double> const discounted = net_job_years(worlds, v, s, view.discount_rate);
    Outlay const outlay = outlay_of(worlds, v, s);

    ProgrammeEffects e;
    e.variant = view.variants[v];
    e.stress = view.stresses[s];
    e.reference = view.reference[v];
    e.facts = view.facts_of_variant(v);
    e.net_jobs = mean_with_interval(net, alpha);
    e.net_job_years = mean_with_interval(net_job_years(worlds, v, s, 0.0), alpha);
    e.discounted_job_years = mean_with_interval(discounted, alpha);
    e.outlay_keur = mean_with_interval(outlay.discounted, alpha);
    e.cash_outlay_keur = mean_with_interval(outlay.cash, alpha);
    e.committed_keur = mean_with_interval(outlay.committed, alpha);
    e.owed_keur = mean_with_interval(outlay.owed, alpha);
    if (!outlay.released.empty()) {
      Money const money = money_of(worlds, v, s);
      e.released_keur = mean_with_interval(outlay.released, alpha);
      e.came_back_keur = mean_with_interval(money.came_back, alpha);
      e.no_use_keur = mean_with_interval(money.no_use, alpha);
      e.why_no_use = why_no_use(worlds, v, s);
    }
    if (!outlay.private_cofinancing.empty()) {
      e.private_cofinancing_keur = mean_with_interval(outlay.private_cofinancing, alpha);
    }
    e.cost_per_job_year = cost_of(outlay, discounted, alpha);
    e.cost_per_job = cost_of(outlay, net, alpha);
    judge(e, net, outlay);
    e.outlying_worlds = outlier_count(net, 10.0);
    e.median_net_jobs = median(net);
    e.gaining_worlds =
        static_cast<std::size_t>(std::ranges::count_if(net, [](double x) { return x > 0.0; }));
    return e;
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

// The methods a result holds enough for; `skipped` says of the others what is missing.
std::vector<Method const*> usable_methods(UsableReplicates const& worlds,
                                          std::vector<std::string>& skipped) {
  std::vector<Method const*> usable;
  for (MethodFunction const function : method_catalogue()) {
    Method const& method = function();
    std::vector<DatasetName> const needs = method.needs();
    auto const missing = std::find_if(needs.begin(), needs.end(), [&](DatasetName d) {
      return worlds.find(d.group, d.name) == nullptr;
    });
    if (missing == needs.end()) {
      usable.push_back(&method);
    } else {
      skipped.push_back(fmt::format("{} (the result has no /{}/{})", method.title(), missing->group,
                                    missing->name));
    }
  }
  return usable;
}

// What the methods with this subject say; those with nothing to say are left out.
std::vector<Section> said(std::vector<Method const*> const& methods, Subject subject,
                          Comparison const& comparison, MethodOptions const& options) {
  std::vector<Section> sections;
  for (Method const* method : methods) {
    if (method->subject() != subject) continue;
    Section section = method->of(comparison, options);
    if (!section.empty()) sections.push_back(std::move(section));
  }
  return sections;
}

std::vector<Measure> with_sections(std::vector<Measure> all, std::vector<Section> const& sections) {
  for (Section const& section : sections)
    all.insert(all.end(), section.measures.begin(), section.measures.end());
  return all;
}

}  // namespace

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return "met";
    case Verdict::missed:
      return "missed";
    case Verdict::open:
      return "open";
  }
  return "";
}

double ProgrammeEffects::unused_share() const {
  if (reference || !released_keur || !(released_keur->value > 0.0)) return 0.0;
  return no_use_keur.value / released_keur->value;
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
  effects.world_scale = view.world_scale;
  effects.warnings = view.warnings;
  effects.stopping = view.stopping;
  effects.world_numbers = view.world_numbers;
  for (std::size_t s = 0; s < view.stresses.size(); ++s)
    effects.stress_facts.push_back(view.facts_of_stress(s));
  Builder const builder{
      worlds, view.stopping ? std::min(options.alpha, view.stopping->alpha) : options.alpha};
  std::vector<Method const*> const methods = options.headline_only
                                                 ? std::vector<Method const*>()
                                                 : usable_methods(worlds, effects.skipped);
  MethodOptions const levels{builder.alpha, options.alpha};
  for (std::size_t s = 0; s < view.stresses.size(); ++s) {
    for (std::size_t v = 1; v < view.variants.size(); ++v) {
      if (!view.is_programme(v) || worlds.left_out(v)) continue;
      ProgrammeEffects e = builder.programme(v, s);
      e.sections = said(methods, Subject::programme_under_stress, {worlds, v, s}, levels);
      effects.programmes.push_back(std::move(e));
    }
  }
  auto const add_wider = [&](Subject subject, std::size_t v, std::size_t s) {
    std::vector<Section> sections = said(methods, subject, {worlds, v, s}, levels);
    if (sections.empty()) return;
    effects.wider.push_back({view.variants[v],
                             subject == Subject::region ? view.stresses[s] : std::string(),
                             std::move(sections)});
  };
  for (std::size_t s = 0; s < view.stresses.size(); ++s) add_wider(Subject::region, 0, s);
  for (std::size_t v = 1; v < view.variants.size(); ++v) {
    if (view.is_programme(v) && !worlds.left_out(v)) add_wider(Subject::programme, v, 0);
  }
  collect_warnings(effects, worlds);
  return effects;
}

std::vector<Measure> headline_measures(ProgrammeEffects const& e) {
  std::vector<Measure> all{
      measure_of("net_jobs", e.net_jobs, {"jobs", "jobs with minus without, at the end"}),
      measure_of("net_jobs_median", e.median_net_jobs,
                 {"jobs", "median over worlds of net jobs at the end"}),
      measure_of("worlds_that_gain", static_cast<double>(e.gaining_worlds),
                 {"worlds", "worlds with net jobs above 0 at the end"}),
      measure_of("net_job_years", e.net_job_years,
                 {"job-years", "jobs with minus without, over the horizon"}),
      measure_of("net_job_years_discounted", e.discounted_job_years,
                 {"job-years", "the same, discounted to programme start"}),
      measure_of("outlay", e.outlay_keur,
                 {"kEUR", "public money, discounted to programme start",
                  "public: paid, administration, called guarantees; discounted to programme "
                  "start"})};
  all.push_back(measure_of("share_of_worlds_meeting_targets", e.passing,
                           {"share of simulated worlds", "worlds that meet both targets"}));
  return all;
}

std::vector<Measure> measures_of(ProgrammeEffects const& e) {
  return with_sections(headline_measures(e), e.sections);
}

std::vector<Measure> measures_of(WiderEffects const& e) {
  return with_sections({}, e.sections);
}

}  // namespace clustress
