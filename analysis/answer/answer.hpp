// analysis/answer/answer.hpp — what the answer to "which programme, and can I rely on it" rests on:
// the effects of a result, arranged by programme and stress.
//
// No number is computed here: each is a measure or an estimate of the effects. What says it in
// words: words.hpp. Plain values; pure function, thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/answer/verdict.hpp"
#include "analysis/effects.hpp"

namespace clustress {

// One programme under one stress.
struct AnswerCell {
  Rung rung = Rung::not_known;
  Verdict target = Verdict::open;
  Measure net_jobs;             // at the end
  Measure average_jobs;         // net jobs at average productivity at the end; may be not given
  Measure value;                // job-years per million EUR; not given: nothing spent, one world
  Cost cost;                    // kEUR a job-year
  Measure stress_change;        // job-years under the stress less undisturbed; not given: the same
  std::vector<Measure> beyond;  // value beyond each reference programme it can be held against
  std::vector<Measure> ahead;   // value ahead of each programme of the answer, by its place
  std::size_t outlying_worlds = 0;
};

struct AnswerProgramme {
  std::string name;
  VariantFacts facts;             // what the scenario says of it
  std::vector<AnswerCell> cells;  // by stress
  // Money undisturbed, in kEUR and not discounted.
  double paid_keur = 0.0, committed_keur = 0.0, owed_keur = 0.0;
  std::optional<double> released_keur;
  double came_back_keur = 0.0;  // held for guarantees once, and free again by the end
  // Job-years for each million EUR of the budget, paid or not; nothing if it is not recorded.
  std::optional<double> value_set_aside;
};

struct Answer {
  std::string title;
  std::string start_quarter;  // calendar quarter of quarter 1, "2016Q1"
  std::size_t quarters = 0;   // of the programme's horizon
  std::size_t futures = 0, futures_wanted = 0;
  std::size_t worlds_run = 0, worlds_failed = 0;
  bool complete = true;
  double alpha = default_alpha;  // of what ranges promise
  double target_net_jobs = 0.0, target_price_keur = 0.0, target_share = 0.0;
  std::vector<std::string> stresses;      // the first is undisturbed
  std::vector<StressFacts> stress_facts;  // by stress
  std::vector<AnswerProgramme> programmes, references;

  [[nodiscard]] std::size_t crises() const { return stresses.empty() ? 0 : stresses.size() - 1; }
  [[nodiscard]] StressFacts facts_of_stress(std::size_t stress) const {
    return stress < stress_facts.size() ? stress_facts[stress] : StressFacts{};
  }
  [[nodiscard]] bool has_references() const { return !references.empty(); }
  // Places of the programmes, most job-years per million EUR undisturbed first; those without a
  // value last, in the order of the result.
  [[nodiscard]] std::vector<std::size_t> by_value() const;
};

Answer answer_of(Effects const& effects);

// The measure of that name in any section of a programme; nullptr if there is none.
Measure const* find_measure(ProgrammeEffects const& programme, std::string_view name);

}  // namespace clustress
