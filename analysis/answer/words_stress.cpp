// analysis/answer/words_stress.cpp — what breaks what, in words.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/answer/figures.hpp"
#include "analysis/answer/words.hpp"

namespace clustress {

namespace {

// What a rung says of a programme that has come down to it.
std::string fallen_to(Rung rung, bool has_references) {
  switch (rung) {
    case Rung::beats_spending:
      return "misses the target";
    case Rung::brings_jobs:
      return has_references ? "is no better than plain spending" : "misses the target";
    case Rung::no_jobs:
      return "brings no jobs beyond luck";
    case Rung::loses_jobs:
      return "loses jobs";
    default:
      return "cannot be judged";
  }
}

std::string risen_to(Rung rung, bool has_references) {
  switch (rung) {
    case Rung::target_met:
      return "meets the target";
    case Rung::beats_spending:
      return "beats plain spending";
    case Rung::brings_jobs:
      return has_references ? "brings jobs, though no more than plain spending" : "brings jobs";
    default:
      return "loses no jobs beyond luck";
  }
}

struct Moves {
  std::vector<std::string> parts;  // of a sentence whose subject is the programme
};

std::string under(std::vector<std::string> const& stresses) {
  std::vector<std::string> quoted;
  for (std::string const& s : stresses) quoted.push_back(quoted_name(s));
  return "under " + joined(quoted);
}

void add_rungs(Moves& moves, Answer const& a, AnswerProgramme const& p) {
  Rung const calm = p.cells.front().rung;
  for (int r = static_cast<int>(Rung::target_met); r >= 0; --r) {
    auto const rung = static_cast<Rung>(r);
    if (rung == calm) continue;
    std::vector<std::string> where;
    for (std::size_t s = 1; s < p.cells.size(); ++s) {
      if (p.cells[s].rung == rung) where.push_back(a.stresses[s]);
    }
    if (where.empty()) continue;
    std::string const what =
        rung < calm ? fallen_to(rung, a.has_references()) : risen_to(rung, a.has_references());
    moves.parts.push_back(what + " " + under(where));
  }
}

// Job-years told to be fewer (or more) than undisturbed.
void add_changes(Moves& moves, Answer const& a, AnswerProgramme const& p, bool is_loss) {
  std::vector<std::string> where;
  for (std::size_t s = 1; s < p.cells.size(); ++s) {
    Measure const& m = p.cells[s].stress_change;
    if (!m.told_from_zero() || (m.high < 0.0) != is_loss) continue;
    where.push_back(
        fmt::format("{} ({})", quoted_name(a.stresses[s]), signed_jobs_figure(m.value)));
  }
  if (where.empty()) return;
  moves.parts.push_back(
      fmt::format("keeps {} job-years under {}", is_loss ? "fewer" : "more", joined(where)));
}

std::string in_crises(Answer const& a) {
  return a.crises() == 1 ? "in the crisis tested" : "in every crisis tested";
}

bool keep_verdicts(Answer const& a) {
  return std::ranges::all_of(a.programmes, [](AnswerProgramme const& p) {
    return std::ranges::all_of(p.cells,
                               [&](AnswerCell const& c) { return c.rung == p.cells.front().rung; });
  });
}

std::string sentence(AnswerProgramme const& p, Moves const& moves) {
  std::string text = quoted_name(p.name) + " ";
  for (std::size_t i = 0; i < moves.parts.size(); ++i)
    text += (i == 0 ? "" : i + 1 == moves.parts.size() ? ", and it " : "; it ") + moves.parts[i];
  return text + ".";
}

}  // namespace

std::vector<std::string> stress_sentences(Answer const& a) {
  if (a.crises() == 0 || a.programmes.empty()) return {};
  std::vector<std::string> all, calm;
  if (keep_verdicts(a)) {
    all.push_back(fmt::format(
        "{} verdict {}.",
        a.programmes.size() == 1 ? "The programme keeps its" : "Every programme keeps its",
        in_crises(a)));
  }
  for (AnswerProgramme const& p : a.programmes) {
    Moves moves;
    add_rungs(moves, a, p);
    add_changes(moves, a, p, true);
    add_changes(moves, a, p, false);
    if (moves.parts.empty()) {
      calm.push_back(quoted_name(p.name));
    } else {
      all.push_back(sentence(p, moves));
    }
  }
  if (!calm.empty()) {
    all.push_back(fmt::format("{} {} as undisturbed {}: no difference beyond luck.", joined(calm),
                              calm.size() == 1 ? "does" : "do", in_crises(a)));
  }
  return all;
}

}  // namespace clustress
