#include "analysis/answer/answer.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace clustress {

namespace {

Measure not_given() {
  return measure_of("", std::numeric_limits<double>::quiet_NaN(), {});
}

Measure measure_or_none(ProgrammeEffects const& e, std::string_view name) {
  Measure const* found = find_measure(e, name);
  return found == nullptr ? not_given() : *found;
}

AnswerProgramme& of_name(std::vector<AnswerProgramme>& all, std::string const& name) {
  auto const found = std::ranges::find(all, name, &AnswerProgramme::name);
  if (found != all.end()) return *found;
  all.push_back({});
  all.back().name = name;
  return all.back();
}

void add_money(AnswerProgramme& programme, ProgrammeEffects const& e) {
  programme.paid_keur = e.cash_outlay_keur.value;
  programme.committed_keur = e.committed_keur.value;
  programme.owed_keur = e.owed_keur.value;
  if (e.released_keur) programme.released_keur = e.released_keur->value;
  programme.came_back_keur = e.came_back_keur.value;
  Measure const* set_aside = find_measure(e, "budget/job_years_per_meur_set_aside");
  if (set_aside != nullptr && set_aside->is_given()) programme.value_set_aside = set_aside->value;
}

AnswerCell cell_of(ProgrammeEffects const& e) {
  AnswerCell cell;
  cell.target = e.verdict;
  cell.net_jobs = headline_measures(e).front();
  cell.average_jobs = measure_or_none(e, "performance/average_jobs");
  cell.value = measure_or_none(e, "value/job_years_per_meur");
  cell.cost = e.cost_per_job_year;
  cell.stress_change = measure_or_none(e, "stress_difference/net_job_years");
  cell.outlying_worlds = e.outlying_worlds;
  return cell;
}

}  // namespace

std::vector<std::size_t> Answer::by_value() const {
  std::vector<std::size_t> order(programmes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  auto const value = [&](std::size_t p) {
    std::vector<AnswerCell> const& cells = programmes[p].cells;
    return cells.empty() || !cells.front().value.is_given()
               ? -std::numeric_limits<double>::infinity()
               : cells.front().value.value;
  };
  std::ranges::stable_sort(order, std::ranges::greater(), value);
  return order;
}

Measure const* find_measure(ProgrammeEffects const& programme, std::string_view name) {
  for (Section const& section : programme.sections) {
    auto const found = std::ranges::find(section.measures, name, &Measure::name);
    if (found != section.measures.end()) return &*found;
  }
  return nullptr;
}

Answer answer_of(Effects const& effects) {
  Answer a;
  a.title = effects.title;
  a.start_quarter = effects.start_quarter;
  a.stress_facts = effects.stress_facts;
  a.quarters = effects.horizon;
  a.futures = effects.replicates_used;
  a.futures_wanted = effects.replicates_wanted;
  a.worlds_run = effects.worlds_run;
  a.worlds_failed = effects.worlds_failed;
  a.complete = effects.complete;
  a.alpha = effects.alpha;
  a.target_net_jobs = effects.target_net_jobs;
  a.target_price_keur = effects.target_price_keur_per_job;
  a.target_share = effects.target_worlds_share;
  for (ProgrammeEffects const& e : effects.programmes) {
    if (std::ranges::find(a.stresses, e.stress) == a.stresses.end()) a.stresses.push_back(e.stress);
    AnswerProgramme& programme = of_name(e.reference ? a.references : a.programmes, e.variant);
    if (programme.cells.empty()) {
      programme.facts = e.facts;
      add_money(programme, e);
    }
    programme.cells.push_back(cell_of(e));
  }
  for (ProgrammeEffects const& e : effects.programmes) {
    auto const s =
        static_cast<std::size_t>(std::ranges::find(a.stresses, e.stress) - a.stresses.begin());
    AnswerCell& cell = of_name(e.reference ? a.references : a.programmes, e.variant).cells[s];
    for (AnswerProgramme const& other : a.references) {
      Measure const* m = find_measure(e, "job_years_per_meur_beyond/" + other.name);
      if (m != nullptr) cell.beyond.push_back(*m);
    }
    for (AnswerProgramme const& other : a.programmes)
      cell.ahead.push_back(measure_or_none(e, "value/ahead_of/" + other.name));
    cell.rung = rung_of(cell.target, cell.net_jobs, cell.beyond, a.references.size());
  }
  return a;
}

}  // namespace clustress
