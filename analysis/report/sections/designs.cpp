// analysis/report/sections/designs.cpp — what designs of evaluations would find in the panel of
// firms that the run left, beside the truth: the page of analysis/evaluations.hpp.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/answer/figures.hpp"
#include "analysis/evaluation/design_names.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

namespace {

struct Evaluated {
  ProgrammeEffects const* effects;
  Section const* section;

  [[nodiscard]] Measure const* find(DesignName const& design, std::string_view name) const {
    auto const found = std::ranges::find(
        section->measures, fmt::format("evaluation/{}/{}", design.name, name), &Measure::name);
    return found == section->measures.end() || !found->is_given() ? nullptr : &*found;
  }
  [[nodiscard]] std::string words_of(Note const& note) const {
    std::string text;
    for (Piece const& piece : note.text) {
      auto const* words = std::get_if<std::string>(&piece);
      text += words != nullptr
                  ? *words
                  : decimal_figure(section->measures.at(std::get<Figure>(piece).measure).value);
    }
    return text;
  }
  // What the usual design finds, or why none finds anything.
  [[nodiscard]] std::string says() const {
    return section->notes.empty() ? "" : words_of(section->notes.front());
  }
  [[nodiscard]] std::string not_given() const {
    std::string text;
    for (Note const& note : section->notes) {
      if (std::string const words = words_of(note); words.starts_with("Not given"))
        text += paragraph_html(words);
    }
    return text;
  }
};

std::vector<Evaluated> evaluated(Effects const& effects) {
  std::vector<Evaluated> all;
  for (ProgrammeEffects const& e : effects.programmes) {
    for (Section const& section : e.sections) {
      if (section.method == evaluation_method) all.push_back({&e, &section});
    }
  }
  return all;
}

// What a design finds, what is true, and how often it would be called significant.
HtmlCell short_cell(Evaluated const& one, DesignName const& design) {
  Measure const* const found = one.find(design, "estimate");
  if (found == nullptr) return {"–"};
  std::string text = decimal_figure(found->value);
  if (Measure const* truth = one.find(design, "truth"))
    text += ", true " + decimal_figure(truth->value);
  if (Measure const* power = one.find(design, "power"))
    text += ", found " + percent_figure(power->value);
  return {std::move(text), found->value};
}

struct Column {
  char const *head, *name;
  std::string (*figure)(double);
};
constexpr Column columns[] = {{"Estimate", "estimate", decimal_figure},
                              {"Truth", "truth", decimal_figure},
                              {"Off by", "bias", decimal_figure},
                              {"Covered", "coverage", percent_figure},
                              {"Found", "power", percent_figure},
                              {"Detects", "smallest_detectable", decimal_figure},
                              {"Standard error", "standard_error", decimal_figure},
                              {"Spread", "spread", decimal_figure}};

std::string details_html(Evaluated const& one) {
  HtmlTable table{fmt::format("Designs of evaluations, {}, {}: jobs a firm", one.effects->variant,
                              one.effects->stress),
                  {"Design"}};
  for (Column const& c : columns) table.heads.emplace_back(c.head);
  for (DesignName const& design : design_names()) {
    std::vector<HtmlCell> row{{std::string(design.title)}};
    for (Column const& c : columns) {
      Measure const* const m = one.find(design, c.name);
      row.push_back(m == nullptr ? HtmlCell{"–"} : HtmlCell{c.figure(m->value), m->value});
    }
    table.rows.push_back(std::move(row));
  }
  return table.html() + one.not_given();
}

}  // namespace

std::string designs_html(Report const& r) {
  std::vector<Evaluated> const all = evaluated(r.effects);
  if (all.empty()) {
    return r.effects.evaluation_note.empty() ? ""
                                             : paragraph_html(r.effects.evaluation_note, "missing");
  }
  std::string const& stress = all.front().effects->stress;
  HtmlTable table{fmt::format("What designs of evaluations would find, jobs a firm, {}", stress),
                  {"Design"}};
  std::string says, details;
  std::vector<Evaluated> shown;
  for (Evaluated const& one : all) {
    details += details_html(one);
    if (one.effects->stress != stress) continue;
    shown.push_back(one);
    table.heads.push_back(one.effects->variant);
    says += paragraph_html(fmt::format("{}: {}", quoted_name(one.effects->variant), one.says()));
  }
  for (DesignName const& design : design_names()) {
    std::vector<HtmlCell> row{{std::string(design.title)}};
    for (Evaluated const& one : shown) row.push_back(short_cell(one, design));
    table.rows.push_back(std::move(row));
  }
  // Open on a screen; paper, which has no room for it, leaves out what can be folded.
  return "<h3>What would usual designs of evaluations find?</h3>\n" + says +
         "<details open><summary>Each design beside the truth</summary>\n" + table.html() +
         paragraph_html(
             "On the panel of firms that the run left: what a design finds on average, what is "
             "true of the same firms and years, and in how many futures it would call that "
             "significant.") +
         "</details>\n<details><summary>Bias, coverage and the smallest effect that could be "
         "seen</summary>\n" +
         details +
         paragraph_html(
             "Covered: futures whose interval holds the truth. Detects: the smallest effect that "
             "it finds with 80 % power.") +
         "</details>\n";
}

}  // namespace clustress
