// analysis/effects.hpp — what each programme did in each stress, from a result: the headline, and
// the sections of all methods (analysis/methods) behind `clustress compare`.
//
// Every effect is a paired difference to the world without any programme under the same stress and
// in the same replicate. Intervals are over replicates: luck only; parameters and model held fixed.
// The chance of passing is a share of simulated worlds. Pure function of the view. Errors:
// UsageError (no finished replicate; more than 1 % of the worlds failed and allow_failed is not
// set), OutputError (a data set is missing or damaged).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/data/cost.hpp"
#include "analysis/data/result_view.hpp"
#include "analysis/data/section.hpp"
#include "sim/statistics/intervals.hpp"

namespace clustress {

inline constexpr std::size_t fewest_replicates = 8;  // below, compare warns
inline constexpr char interval_label[] = "luck only; parameters and model held fixed";

struct EffectOptions {
  double alpha = default_alpha;
  bool allow_failed = false;
  bool headline_only = false;  // no section of a method
};

// A point of a result, as it is shown.
struct ShownPoint {
  std::uint32_t number = 0;
  std::string label;
  std::vector<std::string> overrides;  // "model.market.sales_elasticity = 3"
};

// What a share of points means.
struct PointWeights {
  bool are_draws = false;    // of what is not known, from a posterior: a share is a chance
  bool is_weighted = false;  // weights differ: shares are by weight
  double effective = 0.0;    // as good as so many points alike, without the declared one
  std::vector<std::string> not_identified;  // parameters that the data leave as doubtful as before
};

// Whether enough worlds meet the targets, judged by the interval of their share.
enum class Verdict { met, missed, open };
std::string_view to_string(Verdict verdict);  // "met", "missed", "open"

struct ProgrammeEffects {
  std::string variant;
  std::string stress;
  bool reference = false;  // `transfer` and the like
  VariantFacts facts;      // what the scenario says of it
  Estimate net_jobs;       // at the end
  Estimate net_job_years;  // Σ ΔJ_t / 4
  Estimate discounted_job_years;
  Estimate outlay_keur;  // discounted to programme start
  Estimate cash_outlay_keur;
  Estimate committed_keur;  // promised, not paid by the end: not in the outlay
  Estimate owed_keur;       // of it, without reserves for guarantees: paid after the end
  // The budget up to the end, not discounted; nothing if the result does not record it.
  std::optional<Estimate> released_keur;
  // Of it, held for guarantees once and free again, and without use, by this rule and for this
  // reason (analysis/data/money.hpp).
  Estimate came_back_keur, no_use_keur;
  std::string why_no_use;
  [[nodiscard]] double unused_share() const;  // of what was released: no use; 0 of a reference
  std::optional<Estimate> private_cofinancing_keur;
  Cost cost_per_job_year;  // discounted outlay / discounted net job-years: the headline
  Cost cost_per_job;       // discounted outlay / net jobs at the end
  Estimate passing;        // share of simulated worlds that meet the targets
  Verdict verdict = Verdict::open;
  std::size_t outlying_worlds = 0;  // net jobs more than ten robust SDs from the median
  double median_net_jobs = 0.0;     // at the end
  std::size_t gaining_worlds = 0;   // with net jobs above 0
  // What the methods say, in the order of the catalogue; those with nothing to say are left out.
  std::vector<Section> sections;
};

// What is said beyond one programme under one stress.
struct WiderEffects {
  std::string variant;  // that of the result without a programme, where it is of the region
  std::string stress;   // empty: over all stresses
  std::vector<Section> sections;
};

struct Effects {
  std::string source, title, digest, start_quarter;
  std::size_t horizon = 0;  // quarters
  std::size_t replicates_used = 0, replicates_wanted = 0;
  std::size_t worlds_run = 0, worlds_failed = 0;
  bool complete = true;
  double alpha = default_alpha;      // of what intervals promise
  std::optional<Stopping> stopping;  // if there is one, intervals are taken at its level
  double target_net_jobs = 0.0, target_price_keur_per_job = 0.0, target_worlds_share = 0.0;
  double discount_rate = 0.0;
  double world_scale = 1.0;  // jobs and money are those of a world of so many times its size
  std::vector<std::string> warnings;
  std::vector<StressFacts> stress_facts;  // by stress, in the order of the result
  std::optional<WorldNumbers> world_numbers;
  // Of a result with points: those that are shown, and whether beside point 0 it is shown how the
  // headline moves over them (over_points.hpp).
  std::vector<ShownPoint> points;
  bool is_over_points = false;
  PointWeights point_weights;
  // Without points of its own: what an ensemble beside it says in sentences; empty without one.
  std::vector<std::string> doubt_sentences;
  // Methods that the result does not hold enough for, and what it lacks.
  std::vector<std::string> skipped;
  bool has_panel = false;  // beside the result, of firms; it need not have been evaluated
  // Why there is no evaluation of a panel of firms (analysis/panel/evaluations_of_run.hpp); empty
  // where there is one, or nobody looked for it.
  std::string evaluation_note;
  // By stress, then variant, in the order of the result. A channel run is no programme: it is in
  // that of its variant.
  std::vector<ProgrammeEffects> programmes;
  // Of the region without a programme under each stress, then of each programme over all stresses;
  // those of which nothing is said are left out.
  std::vector<WiderEffects> wider;
};

Effects build_effects(ResultView const& view, EffectOptions const& options = {});

std::vector<Measure> headline_measures(ProgrammeEffects const& effects);
// Every number of a programme: the headline, then the sections. Names are unique.
std::vector<Measure> measures_of(ProgrammeEffects const& effects);
std::vector<Measure> measures_of(WiderEffects const& effects);

}  // namespace clustress
