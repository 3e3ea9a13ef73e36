// analysis/evaluation/panel.hpp — what an evaluator holds: firms by year in one world with a
// programme, and beside it what only the simulator knows, the same firm without it.
//
// Structure of arrays over firm-years, sorted by firm, then year: one row a firm and year, and rows
// may be missing (a firm not founded yet). Every list has the same length. A firm's treated_year,
// applied_year, score, cutoff and weight are the same in all of its rows. The rows of a firm that
// closed go on to the last year with alive = 0 and zeros: closing counts as losing its jobs. Plain
// values, thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clustress {

struct FirmPanel {
  std::string label;  // of the world, for messages: "vouchers, recession, world 3"

  std::vector<std::int64_t> firm;          // number of the firm, >= 0; no trace to a user's table
  std::vector<std::int32_t> year;          // calendar year
  std::vector<std::int32_t> treated_year;  // of the first award; 0 = never
  std::vector<std::int32_t> applied_year;  // of the first application; 0 = never
  // Of the first application, and what it took to win in that call; NaN = none (a lottery, no
  // application).
  std::vector<double> score, cutoff;
  std::vector<std::int32_t> region, sector;  // by place in the world's lists
  std::vector<std::int32_t> cluster;         // -1 = none
  std::vector<std::int32_t> size_class;      // at the start of the panel
  std::vector<double> weight;                // firms of the world that this one stands for, > 0
  std::vector<double> jobs;                  // persons at the end of the year
  std::vector<double> sales;                 // kEUR a year, as are value_added and exports
  std::vector<double> value_added;
  std::vector<double> productivity;  // 1 = the mean of the world at the start
  std::vector<double> exports;
  std::vector<double> rd_capital;  // kEUR: R&D spent, less what has aged
  std::vector<double> innovated;   // 1 or 0, in the year
  std::vector<double> exporter;    // 1 or 0, at the end of the year
  std::vector<double> alive;       // 1 or 0, at the end of the year
  // Truth: the same firm in the world without the programme, 0 if it has closed or was never
  // founded there. No entries where nobody knows (a panel of real firms).
  std::vector<double> jobs_without, sales_without, value_added_without, productivity_without,
      exports_without, rd_capital_without, innovated_without, exporter_without, alive_without;

  [[nodiscard]] std::size_t rows() const { return firm.size(); }
};

// What can be looked at: one row of outcome_columns each, in this order.
enum class FirmOutcome {
  jobs,
  sales,
  value_added,
  productivity,
  exports,
  rd_capital,
  innovated,
  exporter,
  alive
};
// The same columns stand in tables as csv, with "_without" behind the name for what only a
// simulation knows.
struct OutcomeColumn {
  std::string_view name, unit;
  std::vector<double> FirmPanel::*with;
  std::vector<double> FirmPanel::*without;
  std::string_view meaning;       // of a field in a table
  std::string_view what;          // "the same of …, without the programme"
  bool is_of_the_living = false;  // closed firms have none, instead of 0
};
inline constexpr OutcomeColumn outcome_columns[] = {
    {"jobs", "jobs a firm", &FirmPanel::jobs, &FirmPanel::jobs_without,
     "persons at the end of the year; 0 once the firm has closed", "jobs"},
    {"sales", "kEUR a firm", &FirmPanel::sales, &FirmPanel::sales_without,
     "in the year, in one unit of money", "sales"},
    {"value_added", "kEUR a firm", &FirmPanel::value_added, &FirmPanel::value_added_without,
     "the same", "value added"},
    {"productivity", "of the mean", &FirmPanel::productivity, &FirmPanel::productivity_without,
     "level of the firm; empty once it has closed", "productivity", true},
    {"exports", "kEUR a firm", &FirmPanel::exports, &FirmPanel::exports_without, "as sales",
     "exports"},
    {"rd_capital", "kEUR a firm", &FirmPanel::rd_capital, &FirmPanel::rd_capital_without,
     "R&D spent, less what has aged", "R&D"},
    {"innovated", "of firms", &FirmPanel::innovated, &FirmPanel::innovated_without,
     "1 or 0: had an innovation in the year", "innovations"},
    {"exporter", "of firms", &FirmPanel::exporter, &FirmPanel::exporter_without,
     "1 or 0: sells abroad at the end of the year", "selling abroad"},
    {"alive", "of firms", &FirmPanel::alive, &FirmPanel::alive_without,
     "1 or 0, at the end of the year; missing: 1 where there are jobs", "being alive"},
};
constexpr OutcomeColumn const& column_of(FirmOutcome outcome) {
  return outcome_columns[static_cast<std::size_t>(outcome)];
}

// These rows alone, in this order.
void select_rows(FirmPanel& panel, std::vector<std::size_t> const& rows);

// Firms that applied, whether they won or not: the supported and those turned down.
FirmPanel applicants_of(FirmPanel panel);

inline constexpr std::int32_t latest_year = 9999;

// What is wrong with a row: a year is none, rows are not sorted or one has two of one year, what
// belongs to a firm differs between its rows, a weight is not above 0, or jobs are below 0 or no
// number. The first such row.
struct PanelFault {
  std::size_t row = 0;
  std::string problem;  // and what to do
};
std::optional<PanelFault> fault_of(FirmPanel const& panel);

// UsageError with the world, firm and year if there is a fault, or a list has another length.
void require_valid(FirmPanel const& panel);

}  // namespace clustress
