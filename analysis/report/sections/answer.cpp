// analysis/report/sections/answer.cpp — the headline, its sentences, and the matrix of verdicts.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "analysis/answer/figures.hpp"
#include "analysis/answer/points_answer.hpp"
#include "analysis/answer/words.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

namespace {

std::string number_html(Measure const& m) {
  std::string const value = m.is_given() ? signed_jobs_figure(m.value) : "–";
  std::string const range =
      has_interval(m) ? fmt::format(" <small>({})</small>", jobs_range(m.low, m.high)) : "";
  return fmt::format("<span class=\"jobs\"><b>{}</b>{}</span>", value, range);
}

std::string cell_html(Report const& r, AnswerCell const& cell, std::size_t stress) {
  bool const has_references = r.answer.has_references();
  std::string const cost = cell.rung == Rung::loses_jobs ? "no price" : cost_figure(cell.cost);
  std::string const price =
      cost.starts_with("€") || cost.starts_with("at least") ? cost + " a job-year" : cost;
  return fmt::format(
      "<td class=\"rung {}\"><span class=\"where\"><bdi>{}</bdi></span><span class=\"verdict\">"
      "<span class=\"sign\" aria-hidden=\"true\">{}</span> {}</span>{}<span "
      "class=\"cost\">{}</span>"
      "{}</td>",
      key_of(cell.rung), escaped(r.answer.stresses[stress]), sign_of(cell.rung),
      short_words_of(cell.rung, has_references), number_html(cell.net_jobs), escaped(price),
      cell.target == Verdict::open ? "<span class=\"cost\">target open</span>" : "");
}

// Draws of a posterior stand for what is not known; other points stand beside the scenario.
bool is_over_draws(Report const& r) {
  return r.over_points != nullptr && points_answer_of(*r.over_points).weights.are_draws;
}

std::string matrix_html(Report const& r) {
  Answer const& a = r.answer;
  std::string out = fmt::format(
      "<table class=\"matrix{}\">\n<caption>Verdict{}, {} after {} with their range of {}, and "
      "what a "
      "{} costs</caption>\n"
      "<thead><tr><th scope=\"col\">Programme</th>",
      a.stresses.size() > 5 ? " many" : "", is_over_draws(r) ? " as the scenario is written" : "",
      term_html("net-jobs", "net jobs"), years_word(a.quarters), term_html("luck", "luck"),
      term_html("job-year", "job kept for one year"));
  for (std::string const& stress : a.stresses)
    out += fmt::format("<th scope=\"col\"><bdi>{}</bdi></th>", escaped(stress));
  out += "</tr></thead>\n<tbody>\n";
  for (AnswerProgramme const& p : a.programmes) {
    out += fmt::format("<tr><th scope=\"row\"><bdi>{}</bdi></th>", escaped(p.name));
    for (std::size_t s = 0; s < p.cells.size(); ++s) out += cell_html(r, p.cells[s], s);
    out += "</tr>\n";
  }
  return out + "</tbody></table>\n";
}

std::string legend_html(Answer const& a) {
  std::string out = "<ul class=\"legend\" aria-label=\"The verdicts\">\n";
  for (int k = static_cast<int>(Rung::target_met); k >= 0; --k) {
    auto const rung = static_cast<Rung>(k);
    bool const is_shown = std::ranges::any_of(a.programmes, [&](AnswerProgramme const& p) {
      return std::ranges::any_of(p.cells, [&](AnswerCell const& c) { return c.rung == rung; });
    });
    bool const is_ladder =
        rung != Rung::not_known && (rung != Rung::beats_spending || a.has_references());
    if (!is_shown && !is_ladder) continue;
    out += fmt::format(
        "<li><span class=\"chip {}\" aria-hidden=\"true\">{}</span> <b>{}</b>: {}</li>\n",
        key_of(rung), sign_of(rung), words_of(rung, a.has_references()),
        explanation_of(rung, a.has_references()));
  }
  return out + "</ul>\n";
}

HtmlTable programmes_table(Answer const& a) {
  HtmlTable table{"The programmes", {"Programme", "What it is", "Budget", "Released"}};
  auto const add = [&](AnswerProgramme const& p) {
    VariantFacts const& f = p.facts;
    if (!f.budget_keur && f.description.empty()) return;
    HtmlCell const budget = f.budget_keur ? HtmlCell{money_figure(*f.budget_keur), *f.budget_keur}
                                          : HtmlCell{"not known"};
    table.rows.push_back({{p.name},
                          {f.description.empty() ? "–" : f.description},
                          budget,
                          {f.released ? to_string(*f.released, a.start_quarter) : "not known"}});
  };
  for (AnswerProgramme const& p : a.programmes) add(p);
  for (AnswerProgramme const& p : a.references) add(p);
  return table;
}

HtmlTable crises_table(Answer const& a) {
  HtmlTable table{"The crises", {"Crisis", "What happens", "When"}};
  for (std::size_t s = 1; s < a.stresses.size(); ++s) {
    StressFacts const facts = a.facts_of_stress(s);
    if (!facts.acts && facts.description.empty()) continue;
    table.rows.push_back({{a.stresses[s]},
                          {facts.description.empty() ? "–" : facts.description},
                          {facts.acts ? acting_text(a, s) : "not known"}});
  }
  return table;
}

// Names explained; empty where the result does not say more than names.
std::string compared_html(Answer const& a) {
  std::string tables;
  for (HtmlTable const& table : {programmes_table(a), crises_table(a)}) {
    if (!table.rows.empty()) tables += table.html();
  }
  if (tables.empty()) return "";
  return "<details><summary>What is compared?</summary>\n" + tables + "</details>\n";
}

std::string joined_sentences(std::vector<std::string> const& sentences) {
  return fmt::format("{}", fmt::join(sentences, " "));
}

// What draws say together, which comes first; empty without.
std::string over_points_html(Report const& r) {
  if (!is_over_draws(r)) return "";
  std::vector<std::string> sentences = points_sentences(points_answer_of(*r.over_points));
  if (sentences.empty()) return "";
  std::string first = sentences.front();
  if (first.ends_with('.')) first.pop_back();
  std::string out = fmt::format("<h2 class=\"headline\">{}.</h2>\n", sentence_html(first));
  sentences.erase(sentences.begin());
  return sentences.empty() ? out : out + paragraph_html(joined_sentences(sentences), "lead");
}

}  // namespace

std::string answer_section(Report const& r) {
  Answer const& a = r.answer;
  std::string const headline = headline_text(a, r.headline);
  std::string const sentences = joined_sentences(answer_sentences(a, r.headline));
  std::string out = over_points_html(r);
  if (out.empty()) {
    out = fmt::format("<h2 class=\"headline\">{}.</h2>\n", sentence_html(headline));
    if (!sentences.empty()) out += paragraph_html(sentences, "lead");
  } else {
    out += paragraph_html(
        fmt::format("As the scenario is written, by luck alone: {}. {}", headline, sentences));
  }
  if (a.programmes.empty()) return out;
  out += matrix_html(r) + legend_html(a) + paragraph_html(target_text(a));
  out += compared_html(a);
  out += "<details><summary>How sure is this?</summary>\n";
  for (std::string const& s : sureness_sentences(a)) out += paragraph_html(s);
  return out + "</details>\n";
}

}  // namespace clustress
