// analysis/render/first_screen_points.cpp — the answer over points on one screen: what holds,
// how each programme stands at them, luck and doubt, where it fails, what to read next.
//
// Sentences are those of analysis/answer; nothing is judged here.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

#include "analysis/answer/figures.hpp"
#include "analysis/answer/points_answer.hpp"
#include "analysis/render/first_screen.hpp"
#include "analysis/render/report_text.hpp"
#include "analysis/render/section_text.hpp"
#include "analysis/render/table_sections.hpp"
#include "analysis/render/text_parts.hpp"
#include "sim/core/text.hpp"

namespace clustress {

namespace {

std::string question(PointsAnswer const& a) {
  return fmt::format("{}, and does that hold over {} point{}?",
                     question_text(a.programmes.size(), a.quarters), a.points,
                     a.points == 1 ? "" : "s");
}

Section table_of(PointsAnswer const& a, std::size_t stress) {
  Section section{"points_answer",
                  fmt::format("Over {} point{}", a.points, a.points == 1 ? "" : "s")};
  section.is_joint = true;
  bool const has_rivals = a.programmes.size() > 1;
  Table table{{{"", false}, {"net jobs"}, {"luck and doubt"}, {"doubt"}, {"brings jobs"}}, {}};
  if (a.has_references) table.columns.push_back({"beats spending"});
  if (has_rivals) table.columns.push_back({"best of all"});
  for (PointsProgramme const& p : a.programmes) {
    PointsCell const& cell = p.cells[stress];
    auto const share = [&](PointCount const& c) {
      return Phrase{
          percent(section.add(!c.is_told(a.points) ? withheld("share", "not told", {})
                                                   : measure_of("share", c.share(), {})))};
    };
    Figure const jobs = section.add(cell.net_jobs);
    TableRow row{{{p.name},
                  {jobs},
                  {bounds(jobs)},
                  {percent(section.add(cell.doubt_share))},
                  share(cell.brings_jobs)},
                 1};
    if (a.has_references) row.cells.push_back(share(cell.beats_spending));
    if (has_rivals) row.cells.push_back(share(cell.best));
    table.rows.push_back(std::move(row));
  }
  section.tables.push_back(std::move(table));
  if (stress == 0) {
    section.notes.push_back(
        {"",
         {"Net jobs: mean over points. Doubt: of the variance of one world, what differs between "
          "points. The other shares are of points, in job-years for each million euro: beats "
          "spending, ahead of every reference programme; best of all, ahead of every other "
          "programme. ",
          a.weights.are_draws
              ? "Points are draws of a posterior: a share of them, by their weights, is a chance."
              : "A share of points is no chance, unless points were drawn as what is not known is "
                "likely."}});
  }
  return section;
}

// What the points set, each path once.
std::string points_line(Effects const& effects, PointsAnswer const& a) {
  constexpr std::size_t most = 8;
  std::set<std::string> paths;
  for (ShownPoint const& point : effects.points) {
    for (std::string const& text : point.overrides) paths.insert(text.substr(0, text.find(" = ")));
  }
  std::vector<std::string> some(paths.begin(), paths.end());
  std::string const more =
      some.size() > most ? fmt::format(" and {} more", some.size() - most) : std::string();
  if (some.size() > most) some.resize(most);
  std::string text = fmt::format("{} beside point 0, the scenario as it is written; they set {}{}.",
                                 a.points, fmt::join(some, ", "), more);
  if (a.weights.are_draws) text += " They are draws of a posterior.";
  if (a.weights.is_weighted)
    text +=
        fmt::format(" By their weights they tell as much as {:.0f} alike.", a.weights.effective);
  return text;
}

// The first sentence behind `head`, the others below it.
std::string lines(std::string const& head, std::vector<std::string> const& sentences) {
  std::string text;
  for (std::string const& sentence : sentences) {
    text += paragraph(text.empty() ? head : std::string(width_of(head), ' '),
                      printable(sentence, 1000));
  }
  return text;
}

}  // namespace

std::string first_screen_over_points(Effects const& effects, bool colour) {
  Style const style{colour};
  PointsAnswer const a = points_answer_of(effects);
  std::string text = title_lines(effects, style) + "\n" + paragraph("Question  ", question(a));
  text += lines("Answer    ", points_sentences(a)) + lines("Doubt     ", doubt_sentences(a)) +
          lines("Where?    ", fails_sentences(a));
  text += paragraph("Points    ", printable(points_line(effects, a), 2000)) + "\n";
  std::vector<Section> sections;
  for (std::size_t s = 0; s < a.stresses.size(); ++s) sections.push_back(table_of(a, s));
  std::vector<JointRow> rows;
  for (std::size_t s = 0; s < sections.size(); ++s) rows.push_back({a.stresses[s], &sections[s]});
  text += joint_tables(rows, style) + "\n";
  text += warning_lines(effects, style);
  text += "\nRead next, with --section NAME (all: everything), or --point NUMBER for one point:\n";
  for (TableSection const* section : filled_sections(effects))
    text += paragraph("  " + left(std::string(section->name), 12), std::string(section->what));
  return text + for_others;
}

}  // namespace clustress
