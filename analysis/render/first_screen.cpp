// analysis/render/first_screen.cpp — the answer on one screen: the question, the answer in words,
// how each programme fares under each stress, what to be careful with, what to read next.
//
// Verdicts and sentences are those of analysis/answer; nothing is judged here.
#include "analysis/render/first_screen.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "analysis/answer/figures.hpp"
#include "analysis/answer/words.hpp"
#include "analysis/render/report_text.hpp"
#include "analysis/render/table_sections.hpp"
#include "analysis/render/text_parts.hpp"
#include "sim/core/text.hpp"

namespace clustress {

namespace {

constexpr std::size_t name_width = 25, gap = 2;

std::string question(Answer const& a) {
  std::string const crises = a.crises() == 0
                                 ? std::string()
                                 : fmt::format(", and does it hold under {} stress{}?",
                                               count_word(a.crises()), a.crises() == 1 ? "" : "es");
  return question_text(a.programmes.size(), a.quarters) + (crises.empty() ? "?" : crises);
}

// "●●○ 54"; a number that cannot be told from none has a tilde, one of few worlds a mark.
std::string cell_text(AnswerCell const& cell) {
  bool const open = has_interval(cell.net_jobs) && !cell.net_jobs.told_from_zero();
  return fmt::format("{} {}{}", sign_of(cell.rung),
                     cell.outlying_worlds > 0 ? "!"
                     : open                   ? "~"
                                              : "",
                     jobs_figure(cell.net_jobs.value));
}

// Heads are names where all of them have room beside each other, else numbers that are explained
// below the table.
struct Heads {
  std::vector<std::string> texts;  // by stress
  bool are_names = false;
};

Heads heads_of(Answer const& a) {
  Heads names{{}, true}, numbers;
  std::size_t width = name_width;
  for (std::size_t s = 0; s < a.stresses.size(); ++s) {
    names.texts.push_back(printable(a.stresses[s]));
    numbers.texts.push_back(s == 0 ? shortened(names.texts.front(), 20)
                                   : fmt::format("stress {}", s));
    std::size_t widest = width_of(names.texts[s]);
    for (auto const* rows : {&a.programmes, &a.references})
      for (AnswerProgramme const& p : *rows)
        widest = std::max(widest, width_of(cell_text(p.cells[s])));
    width += widest + gap;
  }
  return width <= table_width ? names : numbers;
}

// Of the stresses from `first` on that have room; the next one follows.
std::string matrix(Answer const& a, Heads const& heads, std::size_t& first, Style const& style) {
  std::vector<AnswerProgramme const*> rows;
  for (AnswerProgramme const& p : a.programmes) rows.push_back(&p);
  for (AnswerProgramme const& p : a.references) rows.push_back(&p);
  std::string head = left("NET JOBS AT THE END", name_width);
  std::vector<std::string> lines(rows.size());
  for (std::size_t room = table_width - name_width; first < a.stresses.size(); ++first) {
    std::size_t width = width_of(heads.texts[first]);
    for (AnswerProgramme const* p : rows)
      width = std::max(width, width_of(cell_text(p->cells[first])));
    width += gap;
    if (width > room) break;
    room -= width;
    head += right(heads.texts[first], width);
    for (std::size_t k = 0; k < rows.size(); ++k)
      lines[k] += right(cell_text(rows[k]->cells[first]), width);
  }
  std::string text = style.bold(head) + "\n";
  for (std::size_t k = 0; k < rows.size(); ++k) {
    if (k == a.programmes.size()) text += "  for comparison, the money simply spent:\n";
    std::string const name = "  " + printable(rows[k]->name);
    bool const is_long = width_of(name) > name_width;  // columns begin with a gap
    if (is_long) text += shortened(name, table_width) + "\n";
    text += row_text((is_long ? std::string(name_width, ' ') : left(name, name_width)) + lines[k]);
  }
  return text;
}

std::string matrices(Answer const& a, Heads const& heads, Style const& style) {
  std::string text;
  for (std::size_t first = 0; first < a.stresses.size();) text += matrix(a, heads, first, style);
  return text;
}

// The line has a head of its own.
std::string without_head(std::string const& text) {
  std::string_view constexpr head = "Target: ";
  return text.starts_with(head) ? text.substr(head.size()) : text;
}

std::string legend(Answer const& a) {
  std::string text;
  for (Rung const rung : {Rung::target_met, Rung::beats_spending, Rung::brings_jobs, Rung::no_jobs,
                          Rung::loses_jobs}) {
    if (rung == Rung::beats_spending && !a.has_references()) continue;
    text += fmt::format("{}{} {}", text.empty() ? "" : " · ", sign_of(rung),
                        words_of(rung, a.has_references()));
  }
  return paragraph("  ", text + ". ~: cannot be told from none. !: leans on few worlds.");
}

// What each stress costs, beside its number if that stands for it.
std::string stress_lines(Effects const& effects, Answer const& a, Heads const& heads) {
  std::string text;
  for (std::size_t s = 1; s < a.stresses.size(); ++s) {
    std::string cost;
    for (WiderEffects const& e : effects.wider) {
      if (e.stress != a.stresses[s]) continue;
      Measure worst, when, end;
      for (Measure const& m : measures_of(e)) {
        if (m.name == "stress_cost/jobs_at_worst") worst = m;
        if (m.name == "stress_cost/worst_quarter") when = m;
        if (m.name == "stress_cost/jobs_at_end") end = m;
      }
      if (worst.name.empty() || end.name.empty()) continue;
      cost = fmt::format(": without a programme {} jobs at worst ({}), {} at the end",
                         signed_jobs_figure(worst.value), when.note, signed_jobs_figure(end.value));
    }
    std::string const dates = acting_text(a, s);
    std::string const head =
        heads.are_names ? (s == 1 ? "Stress" : "") : fmt::format("Stress {}", s);
    text += paragraph(left(head, 10),
                      printable(a.stresses[s]) + (dates.empty() ? "" : ", " + dates) + cost + ".");
  }
  return text;
}

}  // namespace

std::string first_screen(Effects const& effects, bool colour) {
  Style const style{colour};
  Answer const a = answer_of(effects);
  Headline const headline = headline_of(a);
  std::string text = title_lines(effects, style) + "\n";
  text += paragraph("Question  ", question(a));
  std::string answer = headline_text(a, headline) + ".";
  for (std::string const& sentence : answer_sentences(a, headline)) answer += " " + sentence;
  text += paragraph("Answer    ", printable(answer, 4000));
  if (std::string const mark = provisional_mark(a); !mark.empty())
    text += style.bad(paragraph("          ", printable(mark + ". " + provisional_reason(a), 400)));
  text += paragraph("Target    ", without_head(target_text(a)));
  if (std::string const budget = budget_text(a); !budget.empty())
    text += paragraph("Money     ", printable(budget + ".", 4000));
  text += points_lines(effects);
  if (effects.stopping) text += paragraph("Stopping  ", stopping_line(effects));
  Heads const heads = heads_of(a);
  text += "\n" + matrices(a, heads, style) + legend(a) + stress_lines(effects, a, heads) + "\n";
  std::string const head = "Holds?    ";
  for (std::string const& sentence : stress_sentences(a))
    text +=
        paragraph(text.ends_with("\n\n") ? head : std::string(10, ' '), printable(sentence, 1000));
  text += paragraph("Sure?     ", fmt::format("{}", fmt::join(sureness_sentences(a), " ")));
  if (!effects.doubt_sentences.empty())
    text += paragraph("Doubt     ",
                      printable(fmt::format("{}", fmt::join(effects.doubt_sentences, " ")), 4000));
  text += warning_lines(effects, style);
  text += "\nRead next, with --section NAME (all: everything):\n";
  for (TableSection const* section : filled_sections(effects))
    text += paragraph("  " + left(std::string(section->name), 12), std::string(section->what));
  return text + for_others;
}

}  // namespace clustress
