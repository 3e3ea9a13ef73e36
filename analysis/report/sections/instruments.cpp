// analysis/report/sections/instruments.cpp — the instruments' projects: additional, brought
// forward, done anyway, never done.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/answer/figures.hpp"
#include "analysis/report/figure.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

namespace {

constexpr char const* kinds[] = {"additional", "brought_forward", "deadweight", "unused"};

std::string title_of(std::string label) {
  std::ranges::replace(label, '_', ' ');
  return label;
}

// Instruments of a programme with projects: measures "projects/INSTRUMENT/all".
std::vector<std::string> instruments_of(ProgrammeEffects const& e) {
  std::vector<std::string> names;
  for (Section const& section : e.sections) {
    if (section.method != "projects_by_size") continue;
    for (Measure const& m : section.measures) {
      if (m.name.starts_with("projects/") && m.name.ends_with("/all"))
        names.push_back(m.name.substr(9, m.name.size() - 13));
    }
  }
  return names;
}

// Where the money of each instrument is, for programmes that mix several; a programme of one
// instrument has the same numbers as a whole.
std::string money_html(Report const& r) {
  struct Column {
    char const* head;
    char const* measure;
  };
  constexpr Column columns[] = {{"Budget", "budget_released"},
                                {"Paid", "outlay_cash"},
                                {"Owed later", "owed_at_the_end"},
                                {"Held for guarantees", "budget_held"},
                                {"Held once, free again", "budget_came_back"},
                                {"Without use", "budget_no_use"}};
  HtmlTable table{"Where the money is at the end, undisturbed", {"Instrument", "Programme"}};
  for (Column const& c : columns) table.heads.emplace_back(c.head);
  for (std::size_t p = 0; p < r.answer.programmes.size(); ++p) {
    ProgrammeEffects const& e = r.programme(p, 0);
    auto const add = [&](std::string const& title, std::string const& ending) {
      std::vector<HtmlCell> row{{title}, {e.variant}};
      for (Column const& c : columns) {
        Measure const* m = find_measure(e, c.measure + ending);
        row.push_back(m == nullptr ? HtmlCell{"–"} : HtmlCell{money_figure(m->value), m->value});
      }
      table.rows.push_back(std::move(row));
    };
    bool is_mix = false;
    for (Section const& section : e.sections) {
      for (Measure const& m : section.measures) {
        if (!m.name.starts_with("budget_released/")) continue;
        is_mix = true;
        add(title_of(m.name.substr(16)), m.name.substr(15));
      }
    }
    if (!is_mix && find_measure(e, "budget_released") != nullptr) add("all", "");
  }
  return table.rows.empty() ? missing_html("the budget of each programme.") : table.html();
}

}  // namespace

std::string instruments_section(Report const& r) {
  std::vector<ShareBar> bars;
  HtmlTable table{
      "Supported projects in a future, and what they would have been without support",
      {"Instrument", "Programme", "Projects", "Additional", "Sooner", "Anyway", "Never done"}};
  std::string says = "Of 100 supported projects:";
  for (std::size_t p = 0; p < r.answer.programmes.size(); ++p) {
    ProgrammeEffects const& e = r.programme(p, 0);
    for (std::string const& instrument : instruments_of(e)) {
      Measure const* projects = find_measure(e, "projects/" + instrument + "/all");
      std::vector<HtmlCell> row{
          {title_of(instrument)}, {e.variant}, {jobs_figure(projects->value), projects->value}};
      ShareBar bar{fmt::format("{} · {} · {} projects", title_of(instrument), e.variant,
                               jobs_figure(projects->value)),
                   {}};
      std::vector<double> hundred;
      says += fmt::format(" {}:", title_of(instrument));
      for (char const* kind : kinds) {
        Measure const* share =
            find_measure(e, fmt::format("projects_{}_share/{}/all", kind, instrument));
        double const x = share == nullptr || !share->is_given() ? 0.0 : share->value;
        bar.shares.push_back(x);
        hundred.push_back(100.0 * x);
      }
      std::vector<long long> const whole = adding_up(hundred);
      for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string const shown = whole_figure(static_cast<double>(whole[i]));
        row.push_back({shown + "\u202f%", bar.shares[i]});
        says += fmt::format(" {} {},", shown, title_of(kinds[i]));
      }
      bars.push_back(std::move(bar));
      table.rows.push_back(std::move(row));
    }
  }
  std::string const mix = money_html(r) + mix_html(r);
  if (bars.empty())
    return missing_html("supported projects (no instrument here supports any).") + mix;
  return figure_html(
             {"instruments", "Of 100 supported projects, how many are new?",
              key_html("key-share-1", "only because of support") + "; " +
                  key_html("key-share-2", "sooner because of it") + "; " +
                  key_html("key-share-3", "done anyway") + "; " +
                  key_html("key-share-4", "never done") + ". Undisturbed.",
              says},
             [&](ChartFrame const& f) { return shares_chart(bars, f); }, table) +
         mix;
}

}  // namespace clustress
