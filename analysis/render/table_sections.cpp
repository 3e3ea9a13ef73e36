#include "analysis/render/table_sections.hpp"

#include <algorithm>

#include "analysis/evaluations.hpp"
#include "analysis/sensitivities.hpp"

namespace clustress {

namespace {

constexpr std::string_view other_methods = "account";

}  // namespace

std::span<TableSection const> table_sections() {
  static std::vector<TableSection> const all{
      {answer_section, "which programme, and how it fares under each stress", {}},
      {effects_section,
       "jobs, their cost and the target, with intervals",
       {"over_points", "doubt", sensitivity_method}},
      {"discovery", "over points: where one programme loses to another", {"discovery"}},
      {"stress",
       "what each stress costs the region, and what it changes in each programme",
       {"stress_cost", "stress_difference", "severity"}},
      {"robustness",
       "programmes by several rules side by side, and which may be the best",
       {"robustness"}},
      {"contrasts", "every programme less every other, and which are told apart", {"contrasts"}},
      {"money", "budget, paid, held, without use; value for each euro", {"budget", "guarantees"}},
      {"account",
       "where jobs come from: who gains, who loses, what happens anyway",
       {"job_account", "price", "additionality", "evaluator", "references", "value",
        "pairing_gain"}},
      {evaluation_section_name,
       "what designs of evaluations would find in the panel of firms, beside the truth",
       {evaluation_method}},
      {"performance",
       "from projects and links to productivity and value added; by region, cluster, sector",
       {"performance"}},
      {"instruments",
       "what each instrument of a mix adds, and what two do together",
       {"instruments"}},
      {"who",
       "who gains, by size, age, wage, sector and place; start-ups; what to choose where",
       {"who_gains", "start_ups", "recommendation"}},
      {"channels", "through which channels jobs come and go", {"channels"}},
      {"projects", "supported projects by size of firm", {"projects_by_size"}},
      {"ranking", "the order that the run was to settle", {"ranking"}},
  };
  return all;
}

bool is_in_section(std::string_view method, std::string_view section) {
  if (section == every_section) return true;
  for (TableSection const& s : table_sections()) {
    if (std::ranges::find(s.methods, method) != s.methods.end()) return s.name == section;
  }
  return section == other_methods;
}

std::vector<TableSection const*> filled_sections(Effects const& effects) {
  std::vector<TableSection const*> filled;
  for (TableSection const& s : table_sections().subspan(1)) {
    auto const holds = [&](auto const& e) {
      return std::ranges::any_of(e.sections, [&](Section const& section) {
        return is_in_section(section.method, s.name) &&
               !(section.tables.empty() && section.notes.empty());
      });
    };
    if (s.name == effects_section || (s.name == evaluation_section_name && effects.has_panel) ||
        std::ranges::any_of(effects.programmes, holds) ||
        std::ranges::any_of(effects.wider, holds)) {
      filled.push_back(&s);
    }
  }
  return filled;
}

std::vector<std::string> section_names() {
  std::vector<std::string> names;
  for (TableSection const& s : table_sections()) names.emplace_back(s.name);
  names.emplace_back(every_section);
  return names;
}

}  // namespace clustress
