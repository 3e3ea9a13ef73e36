// analysis/methods/budget.cpp — where the money of a programme is at the end, of each of its
// instruments too, and what it brings for each euro paid and for each euro set aside.
//
// Books in kEUR, not discounted (analysis/data/money.hpp). Value: discounted net job-years over the
// discounted outlay, and over the discounted budget, which counts as set aside when it is released;
// ratios of means with a Fieller interval. The two rank programmes differently where a budget is
// not spent, or only held.
#include <fmt/format.h>

#include <utility>

#include "analysis/data/cost.hpp"
#include "analysis/data/method_entry.hpp"
#include "analysis/data/money.hpp"
#include "analysis/data/net_jobs.hpp"
#include "analysis/data/numbers.hpp"
#include "sim/core/money.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {

constexpr double keur_per_meur = 1000.0;
double mean(std::vector<double> const& values) {
  return values.empty() ? 0.0 : moments_of(values).mean();
}

// The budget in million EUR, each part discounted from the quarter in which it is released.
std::vector<double> set_aside(Comparison const& c) {
  std::vector<double> sum(c.worlds.used().size(), 0.0), before = sum;
  for (std::size_t t = 0; t <= c.worlds.end(); ++t) {
    std::vector<double> now = c.worlds.sums("instrument", "released_cents", c.variant, c.stress, t);
    double const weight =
        discount_factor(c.worlds.view().discount_rate, t) / (cents_per_keur * keur_per_meur);
    for (std::size_t r = 0; r < sum.size(); ++r) sum[r] += weight * (now[r] - before[r]);
    before = std::move(now);
  }
  return sum;
}

}  // namespace

class Budget final : public NamedMethod {
 public:
  Budget() : NamedMethod("budget", "Money") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override {
    return {{"total", "jobs"}, {"instrument", "paid_cents"}};
  }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    Section section = this->section();
    section.is_joint = true;
    section.is_detail = c.stress > 0;
    section.place = c.variant;
    Table table{{{"kEUR, not discounted", false},
                 {"budget"},
                 {"paid"},
                 {"promised"},
                 {"held"},
                 {"came back"},
                 {"no use"},
                 {"share"}},
                {}};
    add_books(section, table, c, options);
    section.tables.push_back(std::move(table));
    add_value(section, c, options);
    add_awards(section, c, options);
    section.notes.push_back(
        {"",
         {"Paid: with administration and called guarantees. Promised: awarded, paid later. Held: "
          "reserve of open guarantees. Came back: was held, and is free again since loans were "
          "repaid. No use: neither paid nor promised nor held at any time."}});
    add_plan(section, c);
    return section;
  }

 private:
  // What the scenario planned; a stress may release less.
  static void add_plan(Section& section, Comparison const& c) {
    ResultView const& view = c.worlds.view();
    VariantFacts const facts = view.facts_of_variant(c.variant);
    if (!facts.budget_keur) return;
    Figure const planned =
        section.add(measure_of("budget_planned", *facts.budget_keur,
                               {"kEUR", "the budget as the scenario plans it", "not discounted"}));
    Phrase text{"“" + view.variants[c.variant] + "”: ", planned, " kEUR planned"};
    if (facts.released && !facts.released->is_empty())
      text.emplace_back(", released " + to_string(*facts.released, view.start_quarter));
    bool const is_told = !facts.description.empty() && !view.reference[c.variant];
    text.emplace_back("." + (is_told ? " " + facts.description : ""));
    section.notes.push_back({"", std::move(text)});
  }

  static void add_books(Section& section, Table& table, Comparison const& c,
                        MethodOptions const& options) {
    Money const all = money_of(c.worlds, c.variant, c.stress);
    std::string const& name = c.worlds.view().variants[c.variant];
    table.rows.push_back(row(section, c, options, all, "", name));
    std::vector<std::size_t> const funded = funded_instruments(c.worlds, c.variant, c.stress);
    std::vector<std::string> const labels = c.worlds.view().labels("instrument");
    if (funded.size() < 2) return;
    for (std::size_t const k : funded) {
      TableRow one = row(section, c, options, money_of(c.worlds, c.variant, c.stress, k),
                         "/" + labels.at(k), labels.at(k));
      one.indent = 2;
      table.rows.push_back(std::move(one));
    }
  }

  // What became of applications, of all instruments together.
  static void add_awards(Section& section, Comparison const& c, MethodOptions const& options) {
    if (c.worlds.find("instrument", unused_reasons().front().dataset) == nullptr ||
        c.worlds.find("instrument", "applications") == nullptr ||
        c.worlds.find("instrument", "awards") == nullptr) {
      return;
    }
    Table table{{{"applications a world", false}}, {}};
    TableRow row{{{c.worlds.view().variants[c.variant]}}, 1};
    auto const add = [&](std::string_view head, std::string_view dataset,
                         std::string_view meaning) {
      table.columns.push_back({std::string(head)});
      row.cells.push_back(
          {section.add(measure_of(fmt::format("budget/{}", dataset),
                                  mean_with_interval(c.worlds.sums("instrument", dataset, c.variant,
                                                                   c.stress, c.worlds.end()),
                                                     options.alpha),
                                  {"count", std::string(meaning)}))});
    };
    add("made", "applications", "applications, a world");
    add("awarded", "awards", "applications awarded, a world");
    for (UnusedReason const& reason : unused_reasons())
      add(reason.head, reason.dataset, reason.meaning);
    table.rows.push_back(std::move(row));
    section.tables.push_back(std::move(table));
  }

  // `of`: empty, or that of an instrument, which ends the names of its measures.
  static TableRow row(Section& section, Comparison const& c, MethodOptions const& options,
                      Money const& money, std::string const& of, std::string const& label) {
    auto const add = [&](char const* name, std::vector<double> const& keur, char const* meaning,
                         char const* note = "not discounted") -> Phrase {
      if (keur.empty()) return {"–"};
      return {section.add(
          measure_of(name + of, mean_with_interval(keur, options.alpha), {"kEUR", meaning, note}))};
    };
    TableRow result{{{label}}, 1};
    auto& cells = result.cells;
    cells.push_back(add("budget_released", money.released, "the budget up to the end"));
    cells.push_back(add("outlay_cash", money.paid, "public money as paid"));
    cells.push_back(add("owed_at_the_end", money.promised, "promised and paid after the end",
                        "promised, paid later; without guarantees"));
    cells.push_back(add("budget_held", money.held, "held for open guarantees at the end"));
    cells.push_back(add("budget_came_back", money.came_back,
                        "held for guarantees once, and free again by the end"));
    cells.push_back(add("budget_no_use", money.no_use,
                        "neither paid nor promised nor held for guarantees at any time"));
    if (of.empty()) {
      add("committed_not_paid", plus(money.promised, money.held), "promised or held, not paid",
          "at the end; not in the outlay");
      Outlay const outlay = outlay_of(c.worlds, c.variant, c.stress);
      add("private_cofinancing", outlay.private_cofinancing, "private money beside it",
          "not in the outlay");
    }
    double const released = mean(money.released);
    if (!(released > 0.0)) {
      cells.push_back({"–"});
      return result;
    }
    cells.push_back(
        {percent(section.add(measure_of("budget_unused_share" + of, mean(money.no_use) / released,
                                        {"share of the budget", "released without use",
                                         "neither paid nor promised nor held at any time"})))});
    return result;
  }

  static void add_value(Section& section, Comparison const& c, MethodOptions const& options) {
    std::vector<double> const years =
        net_job_years(c.worlds, c.variant, c.stress, c.worlds.view().discount_rate);
    std::vector<double> paid = outlay_of(c.worlds, c.variant, c.stress).discounted, aside;
    for (double& x : paid) x /= keur_per_meur;
    if (c.worlds.find("instrument", "released_cents") != nullptr) aside = set_aside(c);
    TableRow row{{{c.worlds.view().variants[c.variant]}}, 1};
    auto const add = [&](char const* name, std::vector<double> const& meur, char const* what,
                         MeasureText text) {
      Measure measure =
          meur.empty() ? withheld(name, "the result does not say what was released", text)
                       : measure_of(name, guarded_ratio(years, meur, what, options.alpha), text);
      Figure const figure = section.add(std::move(measure));
      row.cells.push_back({figure});
      row.cells.push_back({bounds(figure)});
    };
    add("budget/job_years_per_meur_paid", paid, "outlay",
        {"job-years per MEUR", "discounted net job-years per million EUR paid"});
    add("budget/job_years_per_meur_set_aside", aside, "the budget",
        {"job-years per MEUR", "discounted net job-years per million EUR of the budget"});
    std::string const confidence = confidence_text(options.promised_alpha) + " interval";
    section.tables.push_back({{{"net job-years for each million euro", false},
                               {"paid"},
                               {confidence},
                               {"set aside"},
                               {confidence}},
                              {std::move(row)}});
  }
};

template Method const& method<Budget>();

}  // namespace clustress
