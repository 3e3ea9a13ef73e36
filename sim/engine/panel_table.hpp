// sim/engine/panel_table.hpp — the panel of firms that a unit of work leaves behind, and how it is
// laid out: the contract between engine and results, as outcome.hpp is for indicators.
//
// A case is one firm in one world with a programme, beside the same firm in the world without it
// (columns …_without). Numbers are in plain columns over one axis or over cases and years. What the
// columns are is said in panel_columns.hpp. Plain values, thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/engine/outcome.hpp"
#include "sim/engine/panel_columns.hpp"

namespace clustress {

// −1 in a column of labels, and NaN: there is none.
using PanelValues =
    std::variant<std::vector<std::int32_t>, std::vector<float>, std::vector<double>>;

// What all units of a run share.
struct PanelLayout {
  std::vector<std::int32_t> years;  // calendar years; the first `years_before` before the programme
  std::size_t years_before = 0;
  std::string year_begins;        // "Q1": calendar quarter with which years begin
  std::vector<Dimension> labels;  // variant, stress, region, sector, cluster, instrument, …
  // the choices of [panel], for readers: name and value as text
  std::vector<std::pair<std::string, std::string>> choices;
  std::string digest;  // identity of the panel: of the run, and of all choices but `replicates`

  // Values of a column of so many entries of its axis.
  [[nodiscard]] std::size_t width(PanelAxis axis) const {
    return axis == PanelAxis::case_year ? years.size() : 1;
  }
};

// Of one unit: worlds by stress and variant, cases by world and firm, applications by world in the
// order in which they were decided.
struct PanelTable {
  RunUnit unit;
  std::array<std::size_t, panel_axes> entries{};  // of case_year: cases
  std::vector<PanelValues> columns;               // in the order of panel_columns

  template <class T>
  [[nodiscard]] std::vector<T>& values(std::size_t column) {
    return std::get<std::vector<T>>(columns[column]);
  }
  template <class T>
  [[nodiscard]] std::vector<T> const& values(std::size_t column) const {
    return std::get<std::vector<T>>(columns[column]);
  }
};

// With its columns, empty.
PanelTable empty_panel_table(RunUnit unit);

}  // namespace clustress
