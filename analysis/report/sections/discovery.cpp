// analysis/report/sections/discovery.cpp — over points: luck and doubt apart, and where one
// programme loses to another.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>

#include "analysis/answer/figures.hpp"
#include "analysis/answer/points_answer.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections/doubt_made_of.hpp"
#include "analysis/report/sections/section.hpp"
#include "analysis/where_it_fails.hpp"

namespace clustress {

namespace {

template <class Has>
bool has_any(PointsAnswer const& a, Has has) {
  return std::ranges::any_of(
      a.programmes, [&](PointsProgramme const& p) { return std::ranges::any_of(p.cells, has); });
}

std::string joined_html(std::vector<std::string> const& sentences) {
  return sentences.empty() ? "" : paragraph_html(fmt::format("{}", fmt::join(sentences, " ")));
}

void add_means(std::vector<HtmlCell>& row, Measure const& mean, Measure const& doubt) {
  if (mean.is_given()) {
    add_range(row, jobs_figure(mean.value), mean.value, jobs_figure(mean.low), mean.low,
              jobs_figure(mean.high), mean.high);
  } else {
    row.insert(row.end(), {{"–"}, {"–"}, {"–"}});
  }
  row.push_back(doubt.is_given() ? HtmlCell{fmt::format("{:.0f}", 100.0 * doubt.value), doubt.value}
                                 : HtmlCell{"–"});
}

HtmlCell count_cell(PointCount const& c) {
  if (c.of == 0) return {"–"};
  return {c.by_weight ? fmt::format("{:.0f} of 100", 100.0 * c.share())
                      : fmt::format("{} of {}", c.points, c.of),
          c.share()};
}

// Net jobs by luck and doubt, and at how many points a programme is ahead, in job-years for each
// million euro; columns that no row fills are left out.
HtmlTable programmes_table(PointsAnswer const& a) {
  bool const has_means = has_any(a, [](PointsCell const& c) { return c.net_jobs.is_given(); });
  bool const has_counts = has_any(a, [](PointsCell const& c) { return c.brings_jobs.of > 0; });
  HtmlTable table{"Net jobs at the end over points", {"Programme", "Stress"}};
  if (has_means) {
    table.caption += ", with the range of luck and doubt";
    table.heads.insert(table.heads.end(), {"Mean", "from", "to", "Doubt, of 100 parts"});
  }
  if (has_counts) {
    table.caption += fmt::format("; {} for each million euro",
                                 a.weights.is_weighted ? "with what chance a programme holds"
                                                       : "at how many points a programme holds");
    table.heads.insert(table.heads.end(),
                       {"Brings job-years", "Beats plain spending", "Best of all"});
  }
  for (PointsProgramme const& p : a.programmes) {
    for (std::size_t s = 0; (has_means || has_counts) && s < p.cells.size(); ++s) {
      PointsCell const& c = p.cells[s];
      std::vector<HtmlCell> row{{p.name}, {a.stresses[s]}};
      if (has_means) add_means(row, c.net_jobs, c.doubt_share);
      if (has_counts) {
        for (PointCount const* count : {&c.brings_jobs, &c.beats_spending, &c.best})
          row.push_back(count_cell(*count));
      }
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

// The same of plain spending, which is held against nothing.
HtmlTable references_table(Effects const& over_points) {
  HtmlTable table{"Net jobs of plain spending over points, with the range of luck and doubt",
                  {"Programme", "Stress", "Mean", "from", "to", "Doubt, of 100 parts"}};
  for (ProgrammeEffects const& e : over_points.programmes) {
    Measure const* const mean = find_measure(e, "doubt/over_points/net_jobs");
    Measure const* const doubt = find_measure(e, "doubt/share/net_jobs");
    if (!e.reference || mean == nullptr || doubt == nullptr || !mean->is_given()) continue;
    std::vector<HtmlCell> row{{e.variant}, {e.stress}};
    add_means(row, *mean, *doubt);
    table.rows.push_back(std::move(row));
  }
  return table;
}

// Every pair: at how many points the first is behind.
HtmlTable pairs_table(Effects const& over_points) {
  constexpr std::string_view begin = "discovery/", end = "/points_behind";
  HtmlTable table{
      "At how many points a programme is behind another, job-years for each million euro",
      {"Programme", "Stress", "Against", "Behind at"}};
  for (ProgrammeEffects const& e : over_points.programmes) {
    for (Measure const& m : measures_of(e)) {
      if (!m.name.starts_with(begin) || !m.name.ends_with(end)) continue;
      std::string rival = m.name.substr(begin.size(), m.name.size() - begin.size() - end.size());
      table.rows.push_back({{e.variant},
                            {e.stress},
                            {rival == "none" ? "no programme" : std::move(rival)},
                            {fmt::format("{} {}", whole_figure(m.value), m.note), m.value}});
    }
  }
  return table;
}

std::string folded(std::string_view summary, HtmlTable const& table) {
  if (table.rows.empty()) return "";
  return fmt::format("<details><summary>{}</summary>\n{}</details>\n", summary, table.html());
}

// The boxes that were found, each told once: where one programme loses to another.
std::string found_html(Effects const& over_points) {
  std::vector<std::string> said;
  bool is_sought = false;
  for (ProgrammeEffects const& e : over_points.programmes) {
    for (Section const& section : e.sections) {
      if (section.method != "discovery") continue;
      is_sought = true;
      for (Note const& note : section.notes) {
        if (note.head != found_in_box) continue;
        std::string text;
        for (Piece const& piece : note.text) {
          if (auto const* words = std::get_if<std::string>(&piece)) text += *words;
        }
        if (std::ranges::find(said, text) == said.end()) said.push_back(std::move(text));
      }
    }
  }
  if (!is_sought) return missing_html("two programmes, or one and plain spending.");
  std::string out = "<h3>Where does one lose to another?</h3>\n";
  if (said.empty()) {
    return out +
           fmt::format(
               "<p>No pair of programmes shows a pattern beyond chance in what is assumed. "
               "To look for one takes {} points, and {} at which the usual loser is ahead.</p>\n",
               fewest_cases, fewest_of_each_kind);
  }
  out +=
      "<p>The rarer of behind and ahead is sought, in a box of assumptions. One of twenty "
      "searches tells of a box where nothing is to be found.</p>\n";
  return out + list_html(said);
}

}  // namespace

std::string discovery_section(Report const& r) {
  if (r.over_points == nullptr) {
    return missing_html(
        "other assumptions than those of the scenario. Points in the scenario ([points]) run "
        "them.");
  }
  PointsAnswer const a = points_answer_of(*r.over_points);
  std::string out;
  // Draws have said it at the head of the page.
  if (!a.weights.are_draws) out += joined_html(points_sentences(a));
  out += joined_html(doubt_sentences(a));
  out += fmt::format(
      "<p>A point is the scenario with other assumptions. Doubt is the part of the spread of "
      "simulated worlds that comes from what differs between points; the rest is luck.{}</p>\n",
      a.weights.are_draws ? " The points are draws of a posterior: a share of them, by their "
                            "weights, is a chance."
                          : "");
  HtmlTable const table = programmes_table(a);
  out += table.rows.empty() ? missing_html("points enough to tell luck from doubt.") : table.html();
  out += folded("Plain spending over points", references_table(*r.over_points));
  out += doubt_made_of_html(*r.over_points) + found_html(*r.over_points);
  return out + folded("Every pair of programmes", pairs_table(*r.over_points));
}

}  // namespace clustress
