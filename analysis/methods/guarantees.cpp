// analysis/methods/guarantees.cpp — what a programme that guarantees loans costs beside the money
// it has paid, and how much of what it guaranteed is lost, by age of the firm at the grant.
//
// Nothing is said of a programme without guarantees. What else the programme pays is in both costs.
#include "analysis/data/cost.hpp"
#include "analysis/data/guarantee_cost.hpp"
#include "analysis/data/method_entry.hpp"
#include "analysis/data/net_jobs.hpp"
#include "analysis/data/numbers.hpp"

namespace clustress {
namespace {

// Fills the section: measures and their rows side by side.
struct Writer {
  Section& section;
  MethodOptions const& options;
  Table costs{}, calls{};

  Figure mean(char const* name, std::vector<double> const& keur, char const* meaning,
              char const* note = "") const {
    return section.add(
        measure_of(name, mean_with_interval(keur, options.alpha), {"kEUR", meaning, note}));
  }
  // The label is a sign and a word, "+ calls", or a word alone.
  void add_cost(char const* label, Figure keur, Phrase per_job_year, Phrase interval) {
    std::size_t const indent = label[1] == ' ' ? 0U : 1U;
    costs.rows.push_back(
        {{{label}, {keur}, {bounds(keur)}, std::move(per_job_year), std::move(interval)}, indent});
  }
  Figure per_job_year(char const* name, std::vector<double> const& keur,
                      std::vector<double> const& job_years, char const* meaning) const {
    return section.add(measure_of(name, cost_per(keur, job_years, options.alpha), "net job-years",
                                  {"kEUR per job-year", meaning}));
  }
  Figure share(char const* name, std::vector<double> const& lost, std::vector<double> const& given,
               char const* meaning) const {
    return section.add(measure_of(name,
                                  guarded_ratio(lost, given, "what was guaranteed", options.alpha),
                                  {"share of what was guaranteed", meaning}));
  }
};

}  // namespace

class Guarantees final : public NamedMethod {
 public:
  Guarantees() : NamedMethod("guarantees", "Guarantees") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override {
    return {{"total", "jobs"},
            {"instrument", "guarantees_given_cents"},
            {"instrument", "guarantees_given_young_cents"},
            {"instrument", "called_guarantees_young_cents"},
            {"instrument", "guarantee_reserve_cents"},
            {"instrument", "guarantee_reserve_to_come_cents"}};
  }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    GuaranteeCost const g = guarantee_cost_of(c.worlds, c.variant, c.stress);
    if (g.is_nothing()) return {};
    Section section = this->section();
    Writer w{section, options};
    std::string const interval = confidence_text(options.promised_alpha) + " interval";
    w.costs.columns = {
        {"discounted", false}, {"kEUR"}, {interval}, {"kEUR per job-year"}, {interval}};
    w.calls.columns = {{"firm's age at the grant", false},
                       {"guaranteed"},
                       {"called by the end"},
                       {"share, " + interval}};
    write_costs(w, c, g);
    write_calls(w, g);
    section.tables = {std::move(w.costs), std::move(w.calls)};
    return section;
  }

 private:
  static void write_costs(Writer& w, Comparison const& c, GuaranteeCost const& g) {
    std::vector<double> const outlay = outlay_of(c.worlds, c.variant, c.stress).discounted;
    std::vector<double> const all = plus(plus(outlay, g.later_discounted), g.held);
    std::vector<double> const years =
        net_job_years(c.worlds, c.variant, c.stress, c.worlds.view().discount_rate);
    Figure const paid = w.mean("cash_outlay", outlay, "cash outlay", "the outlay of the headline");
    Figure const later = w.mean("calls_later", g.later_discounted, "guarantees called later",
                                "expected, at the losses seen in these worlds");
    Figure const held = w.mean("capital_held", g.held, "capital held back for guarantees",
                               "at the discount rate, until all loans are repaid");
    Figure const economic =
        w.mean("economic_cost", all, "economic cost", "cash outlay, later calls, capital held");
    Figure const by_cash = w.per_job_year("cash_outlay_per_net_job_year", outlay, years,
                                          "cash outlay over net job-years");
    Figure const by_cost = w.per_job_year("economic_cost_per_net_job_year", all, years,
                                          "economic cost over net job-years");
    w.add_cost("cash outlay", paid, {by_cash}, {bounds(by_cash)});
    w.add_cost("+ calls after the end", later, {}, {});
    w.add_cost("+ capital held back", held, {}, {});
    w.add_cost("= economic cost", economic, {by_cost}, {bounds(by_cost)});
  }

  static void write_calls(Writer& w, GuaranteeCost const& g) {
    auto const row = [&w](char const* label, Figure given, Figure called, Figure share) {
      w.calls.rows.push_back({{{label}, {given}, {called}, {percent_and_bounds(share)}}, 1U});
    };
    std::vector<double> const given_old = minus(g.given, g.given_young),
                              called_old = minus(g.called, g.called_young);
    row("below three years",
        w.mean("guaranteed_young", g.given_young, "guaranteed for firms below three years"),
        w.mean("called_young", g.called_young, "called of them by the end"),
        w.share("called_share_young", g.called_young, g.given_young,
                "called by the end, firms below three years"));
    row("from three years", w.mean("guaranteed_old", given_old, "guaranteed for older firms"),
        w.mean("called_old", called_old, "called of them by the end"),
        w.share("called_share_old", called_old, given_old, "called by the end, older firms"));
    Figure const open = w.mean("guarantees_open", g.open, "held back for open loans at the end");
    Figure const lost = w.share("lost_share", plus(g.called, g.later), g.given,
                                "called by the end or expected later");
    w.section.notes.push_back({"Guarantees",
                               {"not discounted; ", open, " kEUR are still held back at the end. ",
                                percent_and_bounds(lost),
                                " of what was guaranteed is lost, with what is expected later."}});
  }
};

template Method const& method<Guarantees>();

}  // namespace clustress
