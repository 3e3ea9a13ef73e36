// analysis/panel/panel_csv_columns.hpp — the columns of a panel as csv, said once: their order, and
// what each holds.
#pragma once

#include <array>
#include <cstddef>

#include "analysis/panel/read_panel_csv.hpp"

namespace clustress::panel_csv {

enum Column : std::size_t {
  firm,
  year,
  treated_year,
  jobs,  // from here on by FirmOutcome
  sales,
  value_added,
  productivity,
  exports,
  rd_capital,
  innovated,
  exporter,
  alive,
  jobs_without,  // from here on by FirmOutcome
  sales_without,
  value_added_without,
  productivity_without,
  exports_without,
  rd_capital_without,
  innovated_without,
  exporter_without,
  alive_without,
  applied_year,
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

inline constexpr std::array<PanelColumnText, column_count> column_texts{{
    {"firm", true, "number or name of the firm"},
    {"year", true, "calendar year of the row"},
    {"treated_year", true, "year of the firm's first award; empty or 0: never"},
    {"jobs", true, "persons at the end of the year; 0 once the firm has closed"},
    {"sales", false, "in the year, in one unit of money"},
    {"value_added", false, "the same"},
    {"productivity", false, "level of the firm; empty once it has closed"},
    {"exports", false, "as sales"},
    {"rd_capital", false, "R&D spent, less what has aged"},
    {"innovated", false, "1 or 0: had an innovation in the year"},
    {"exporter", false, "1 or 0: sells abroad at the end of the year"},
    {"alive", false, "1 or 0, at the end of the year; missing: 1 where there are jobs"},
    {"jobs_without", false, "jobs without the programme, which only a simulation knows"},
    {"sales_without", false, "the same of sales"},
    {"value_added_without", false, "the same of value added"},
    {"productivity_without", false, "the same of productivity"},
    {"exports_without", false, "the same of exports"},
    {"rd_capital_without", false, "the same of R&D"},
    {"innovated_without", false, "the same of innovations"},
    {"exporter_without", false, "the same of selling abroad"},
    {"alive_without", false, "the same of being alive; missing: 1 where there are jobs"},
    {"applied_year", false, "year of its first application; empty or 0: never"},
    {"score", false, "of that application; empty: none"},
    {"cutoff", false, "score that it took to win; empty: none"},
    {"selection", false, "rule of that call; with \"lottery\" score and cutoff say nothing"},
    {"region", false, "its name or number"},
    {"sector", false, "its name or number"},
    {"cluster", false, "its name or number; empty or -1: in none"},
    {"size_class", false, "its name or number"},
    {"weight", false, "firms that this one stands for, above 0; missing: 1"},
    {"variant", false, "programme: each is evaluated by itself"},
    {"stress", false, "stress case: as variant"},
    {"replicate", false, "number of the world"},
    {"point", false, "of a run with several: as variant"},
    {"world", false, "name of the world, in place of replicate"},
}};

}  // namespace clustress::panel_csv
