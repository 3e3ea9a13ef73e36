// analysis/methods/robustness.cpp — programmes side by side by several rules over all stresses and
// worlds, which of them may be the best, and which no other beats in outlay, jobs and robustness.
//
// Rules and multiple comparisons: analysis/data/robustness.hpp. What is judged is value: discounted
// net job-years for each million euro set aside, the budget or, where the result does not record
// it, the outlay, as its mean over worlds, so that programmes of any size can be held beside each
// other. Only means of simulated worlds: what is not known of the economy is in none of them.
#include "analysis/data/robustness.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "analysis/data/cost.hpp"
#include "analysis/data/method_entry.hpp"
#include "analysis/data/net_jobs.hpp"
#include "analysis/data/numbers.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {

constexpr double keur_per_meur = 1000.0;

struct Field {
  std::vector<std::size_t> variants;
  std::vector<ValuesOfWorlds> values;  // job-years per million euro set aside
  std::vector<Tradeoff> tradeoffs;

  explicit Field(UsableReplicates const& worlds) {
    ResultView const& view = worlds.view();
    for (std::size_t v = 1; v < view.variants.size(); ++v) {
      if (view.reference[v] || !view.is_programme(v) || worlds.left_out(v)) continue;
      add(worlds, v);
    }
  }

 private:
  void add(UsableReplicates const& worlds, std::size_t v) {
    ValuesOfWorlds value;
    Tradeoff sums;
    std::size_t const stresses = worlds.view().stresses.size();
    for (std::size_t s = 0; s < stresses; ++s) {
      Outlay const outlay = outlay_of(worlds, v, s);
      double const meur =
          moments_of(outlay.released.empty() ? outlay.discounted : outlay.released).mean() /
          keur_per_meur;
      if (!(meur > 0.0)) return;
      value.push_back(net_job_years(worlds, v, s, worlds.view().discount_rate));
      double const mean = moments_of(value.back()).mean();
      sums.outlay += moments_of(outlay.discounted).mean() / static_cast<double>(stresses);
      sums.jobs += mean / static_cast<double>(stresses);
      sums.robustness = s == 0 ? mean : std::min(sums.robustness, mean);
      for (double& x : value.back()) x /= meur;
    }
    variants.push_back(v);
    values.push_back(std::move(value));
    tradeoffs.push_back(sums);
  }
};

// One number a world: the mean over stresses.
std::vector<double> over_stresses(ValuesOfWorlds const& values) {
  std::vector<double> sum(values.front().size(), 0.0);
  for (std::vector<double> const& worlds : values) sum = plus(sum, worlds);
  for (double& x : sum) x /= static_cast<double>(values.size());
  return sum;
}

std::size_t meeting_target(UsableReplicates const& worlds, std::size_t v) {
  ResultView const& view = worlds.view();
  std::size_t count = 0;
  for (std::size_t s = 0; s < view.stresses.size(); ++s) {
    std::vector<double> const net = net_jobs(worlds, v, s, worlds.end());
    Outlay const outlay = outlay_of(worlds, v, s);
    double const weight = discount_factor(view.discount_rate, worlds.end());
    for (std::size_t r = 0; r < net.size(); ++r) {
      double const keur = outlay.discounted[r] + weight * outlay.owed[r];
      count += net[r] >= view.target_net_jobs && keur <= view.target_price_keur_per_job * net[r];
    }
  }
  return count;
}

struct Rule {
  char const* name;                      // of the measure of the same rule
  char const* words;                     // in the table and the sentence
  double (*of)(RobustnessRules const&);  // more is better
};
constexpr Rule all_rules[] = {
    {"mean", "mean", [](RobustnessRules const& r) { return r.mean; }},
    {"worst_case", "worst stress", [](RobustnessRules const& r) { return r.worst_case; }},
    {"tenth_percentile", "10th pct.", [](RobustnessRules const& r) { return r.tenth_percentile; }},
    {"expected_shortfall", "shortfall",
     [](RobustnessRules const& r) { return r.expected_shortfall; }},
    {"largest_regret", "regret", [](RobustnessRules const& r) { return -r.largest_regret; }},
    {"best_in", "best in", [](RobustnessRules const& r) { return r.best_in; }}};

// 1 = the best; equals share the better place.
std::size_t place_by(Rule const& rule, std::vector<RobustnessRules> const& rules, std::size_t own) {
  return 1 + static_cast<std::size_t>(std::ranges::count_if(rules, [&](RobustnessRules const& r) {
           return rule.of(r) > rule.of(rules[own]);
         }));
}

// Which programme is first by each rule, in a sentence.
std::string first_by(UsableReplicates const& worlds, Field const& field,
                     std::vector<RobustnessRules> const& rules) {
  std::vector<std::pair<std::string, std::string>> winners;
  for (Rule const& rule : all_rules) {
    auto const best = std::ranges::max_element(rules, {}, rule.of);
    winners.emplace_back(
        rule.words,
        worlds.view().variants[field.variants[static_cast<std::size_t>(best - rules.begin())]]);
  }
  if (std::ranges::all_of(winners, [&](auto const& w) { return w.second == winners[0].second; }))
    return fmt::format("The first is the same by every rule: {}.", winners[0].second);
  std::vector<std::string> parts;
  for (auto const& [rule, name] : winners) parts.push_back(fmt::format("{}: {}", rule, name));
  return fmt::format("Which is first depends on the rule: {}.", fmt::join(parts, "; "));
}

}  // namespace

class Robustness final : public NamedMethod {
 public:
  Robustness() : NamedMethod("robustness", "By several rules") {}

  [[nodiscard]] Subject subject() const override { return Subject::programme; }
  [[nodiscard]] std::vector<DatasetName> needs() const override {
    return {{"total", "jobs"}, {"instrument", "paid_cents"}};
  }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    Field const field(c.worlds);
    auto const found = std::ranges::find(field.variants, c.variant);
    if (found == field.variants.end() || field.variants.size() < 2) return {};
    auto const own = static_cast<std::size_t>(found - field.variants.begin());
    std::vector<RobustnessRules> const rules = robustness_of(field.values);
    Section section = this->section();
    section.is_joint = true;
    section.place = c.variant;
    add_rules(section, c, field, rules, own, options.alpha);
    std::vector<std::vector<double>> means;
    for (ValuesOfWorlds const& v : field.values) means.push_back(over_stresses(v));
    std::vector<AgainstBest> const best = against_best(means, options.alpha);
    if (!best.empty()) add_best(section, c, field, best, options, own);
    add_places(section, c, rules, own);
    section.notes.push_back({"", {first_by(c.worlds, field, rules)}});
    section.notes.push_back(
        {"",
         {"In job-years for each million euro set aside, over all stresses and worlds. Worst "
          "stress: mean where it is lowest. Shortfall: mean of the lowest tenth of worlds. Regret: "
          "behind the best of the same stress, at most. Front: no other spends as little and "
          "brings as many jobs on average and in its worst stress."}});
    return section;
  }

 private:
  static void add_rules(Section& section, Comparison const& c, Field const& field,
                        std::vector<RobustnessRules> const& rules, std::size_t own, double alpha) {
    std::string const unit = "job-years per MEUR";
    RobustnessRules const& r = rules[own];
    auto const add = [&](char const* name, double value, char const* meaning,
                         std::string const& of) {
      return section.add(measure_of(std::string("robustness/") + name, value, {of, meaning}));
    };
    // With one world there is no interval.
    std::optional<RobustnessIntervals> ends;
    if (c.worlds.used().size() > 1) ends = robustness_intervals(field.values, own, alpha);
    auto const with_ends = [&](Figure figure, Interval RobustnessIntervals::*interval) {
      if (!ends) return figure;
      Measure& measure = section.measures[figure.measure];
      measure.low = std::min(((*ends).*interval).low, measure.value);
      measure.high = std::max(((*ends).*interval).high, measure.value);
      return figure;
    };
    double const worlds = static_cast<double>(c.worlds.used().size() * field.values[own].size());
    TableRow row{
        {{c.worlds.view().variants[c.variant]},
         {add("mean", r.mean, "mean over all stresses and worlds", unit)},
         {add("worst_case", r.worst_case, "mean under its worst stress", unit)},
         {with_ends(add("tenth_percentile", r.tenth_percentile, "tenth percentile of worlds", unit),
                    &RobustnessIntervals::tenth_percentile)},
         {with_ends(add("expected_shortfall", r.expected_shortfall,
                        "mean of the lowest tenth of worlds", unit),
                    &RobustnessIntervals::expected_shortfall)},
         {add("largest_regret", r.largest_regret,
              "behind the best programme of the same stress, at most", unit)},
         {percent(add(
             "meeting_target", static_cast<double>(meeting_target(c.worlds, c.variant)) / worlds,
             "worlds that meet the target, of all stresses", "share of simulated worlds"))},
         {percent(
             with_ends(add("best_in", r.best_in / worlds, "worlds in which no programme is better",
                           "share of simulated worlds"),
                       &RobustnessIntervals::best_in))}},
        1};
    section.tables.push_back({{{"", false},
                               {"mean"},
                               {"worst stress"},
                               {"10th pct."},
                               {"shortfall"},
                               {"regret"},
                               {"target"},
                               {"best in"}},
                              {std::move(row)}});
  }

  static void add_places(Section& section, Comparison const& c,
                         std::vector<RobustnessRules> const& rules, std::size_t own) {
    Table table{{{"place by each rule", false}}, {{{{c.worlds.view().variants[c.variant]}}, 1}}};
    for (Rule const& rule : all_rules) {
      table.columns.push_back({rule.words});
      table.rows.front().cells.push_back(
          {plain(section.add(measure_of(fmt::format("robustness/place/{}", rule.name),
                                        static_cast<double>(place_by(rule, rules, own)),
                                        {"place", fmt::format("place by {} among {}, 1 is the best",
                                                              rule.words, rules.size())})))});
    }
    section.tables.push_back(std::move(table));
  }

  static void add_best(Section& section, Comparison const& c, Field const& field,
                       std::vector<AgainstBest> const& best, MethodOptions const& options,
                       std::size_t own) {
    Measure measure =
        measure_of("robustness/less_best_other", best[own].value,
                   {"job-years per MEUR", "mean less that of the best other programme",
                    "multiple comparisons with the best: constrained interval, "
                    "simultaneous over programmes"});
    measure.low = std::min(best[own].interval.low, best[own].value);
    measure.high = std::max(best[own].interval.high, best[own].value);
    Figure const figure = section.add(std::move(measure));
    bool const may_be = best[own].interval.high > 0.0, is = may_be && best[own].interval.low >= 0.0;
    std::vector<bool> const front = on_pareto_front(field.tradeoffs);
    section.tables.push_back({{{"against the best of the others", false},
                               {"", false},
                               {"difference"},
                               {confidence_text(options.promised_alpha) + " together"},
                               {"on the front"}},
                              {{{{c.worlds.view().variants[c.variant]},
                                 {is       ? "is the best"
                                  : may_be ? "may be the best"
                                           : "is not the best"},
                                 {figure},
                                 {bounds(figure)},
                                 {front[own] ? "yes" : "no"}},
                                1}}});
  }
};

template Method const& method<Robustness>();

}  // namespace clustress
