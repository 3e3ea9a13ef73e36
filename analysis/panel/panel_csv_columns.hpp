// analysis/panel/panel_csv_columns.hpp — the columns of a panel as csv: their order, and what each
// holds. Outcomes are those of analysis/evaluation/panel.hpp, with and without the programme.
#pragma once

#include <cstddef>
#include <iterator>
#include <vector>

#include "analysis/evaluation/panel.hpp"
#include "analysis/panel/read_panel_csv.hpp"

namespace clustress::panel_csv {

inline constexpr std::size_t outcomes = std::size(outcome_columns);

enum Column : std::size_t {
  firm,
  year,
  treated_year,
  jobs,  // the first of the outcomes
  jobs_without = jobs + outcomes,
  applied_year = jobs_without + outcomes,
  score,
  cutoff,
  selection,
  region,
  sector,
  cluster,
  size_class,
  weight,
  variant,
  stress,
  replicate,
  point,
  world,
  column_count
};
constexpr Column next(Column first, std::size_t k) {
  return static_cast<Column>(first + k);
}
inline constexpr Column alive_without =
    next(jobs_without, static_cast<std::size_t>(FirmOutcome::alive));

// By Column; thread-safe.
std::vector<PanelColumnText> const& column_texts();

}  // namespace clustress::panel_csv
