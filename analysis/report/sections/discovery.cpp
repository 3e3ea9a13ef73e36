// analysis/report/sections/discovery.cpp — over points: luck and doubt apart, and where one
// programme loses to another.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "analysis/answer/figures.hpp"
#include "analysis/answer/points_answer.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections/doubt_made_of.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

namespace {

std::optional<Measure> find(ProgrammeEffects const& e, std::string_view name) {
  for (Section const& section : e.sections) {
    auto const found = std::ranges::find(section.measures, name, &Measure::name);
    if (found != section.measures.end()) return *found;
  }
  return std::nullopt;
}

HtmlTable doubt_table(Effects const& over_points) {
  HtmlTable table{"Net jobs at the end over all points, with the range of luck and doubt",
                  {"Programme", "Stress", "Mean", "from", "to", "Doubt, of 100 parts"}};
  for (ProgrammeEffects const& e : over_points.programmes) {
    std::optional<Measure> const mean = find(e, "doubt/over_points/net_jobs"),
                                 doubt = find(e, "doubt/share/net_jobs");
    if (!mean || !doubt || !mean->is_given()) continue;
    std::vector<HtmlCell> row{{e.variant}, {e.stress}};
    add_range(row, jobs_figure(mean->value), mean->value, jobs_figure(mean->low), mean->low,
              jobs_figure(mean->high), mean->high);
    row.push_back(doubt->is_given()
                      ? HtmlCell{fmt::format("{:.0f}", 100.0 * doubt->value), doubt->value}
                      : HtmlCell{"–"});
    table.rows.push_back(std::move(row));
  }
  return table;
}

// At how many points it is ahead, in job-years for each million euro.
HtmlTable stands_table(PointsAnswer const& a) {
  HtmlTable table{
      a.weights.is_weighted
          ? "With what chance a programme is ahead, in job-years for each million euro"
          : "At how many points a programme is ahead, in job-years for each million euro",
      {"Programme", "Stress", "of no programme", "of plain spending", "of every other programme"}};
  auto const cell = [](PointCount const& c) {
    if (c.of == 0) return HtmlCell{"–"};
    return HtmlCell{c.by_weight ? fmt::format("{:.0f} of 100", 100.0 * c.share())
                                : fmt::format("{} of {}", c.points, c.of),
                    c.share()};
  };
  for (PointsProgramme const& p : a.programmes) {
    for (std::size_t s = 0; s < p.cells.size(); ++s) {
      PointsCell const& c = p.cells[s];
      if (c.brings_jobs.of == 0) continue;
      table.rows.push_back(
          {{p.name}, {a.stresses[s]}, cell(c.brings_jobs), cell(c.beats_spending), cell(c.best)});
    }
  }
  return table;
}

// The sentences of all programmes, each once: what is read into them first.
std::string sentences(Effects const& over_points) {
  std::vector<std::string> said;
  for (ProgrammeEffects const& e : over_points.programmes) {
    for (Section const& section : e.sections) {
      if (section.method != "discovery") continue;
      for (Note const& note : section.notes) {
        std::string text;
        for (Piece const& piece : note.text) {
          if (auto const* words = std::get_if<std::string>(&piece)) text += *words;
        }
        if (std::ranges::find(said, text) == said.end()) said.push_back(std::move(text));
      }
    }
  }
  if (said.empty()) return missing_html("two programmes, or one and plain spending.");
  std::string out = paragraph_html(said.front()) + "<ul>\n";
  for (std::size_t k = 1; k < said.size(); ++k)
    out += fmt::format("<li>{}</li>\n", sentence_html(said[k]));
  return out + "</ul>\n";
}

}  // namespace

std::string discovery_section(Report const& r) {
  if (r.over_points == nullptr) {
    return missing_html(
        "other assumptions than those of the scenario. Points in the scenario ([points]) run "
        "them.");
  }
  HtmlTable const table = doubt_table(*r.over_points);
  PointsAnswer const a = points_answer_of(*r.over_points);
  std::string out;
  for (auto const& sentences : {points_sentences(a), doubt_sentences(a)}) {
    if (!sentences.empty())
      out +=
          fmt::format("<p>{}</p>\n", sentence_html(fmt::format("{}", fmt::join(sentences, " "))));
  }
  out +=
      "<p>A point is the scenario with other assumptions. Doubt is the part of the spread of "
      "simulated worlds that comes from what differs between points; the rest is luck.</p>\n";
  if (a.weights.are_draws)
    out +=
        "<p>The points are draws of a posterior: a share of them, by their weights, is a "
        "chance.</p>\n";
  out += table.rows.empty() ? missing_html("points enough to tell luck from doubt.") : table.html();
  HtmlTable const stands = stands_table(a);
  if (!stands.rows.empty()) out += stands.html();
  return out + doubt_made_of_html(*r.over_points) + sentences(*r.over_points);
}

}  // namespace clustress
