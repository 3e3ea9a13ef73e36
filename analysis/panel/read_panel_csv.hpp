// analysis/panel/read_panel_csv.hpp — a panel of firms from a CSV file, simulated or real.
//
// One row a firm and year (and world, where a file holds several), in any order; the columns are
// those of panel_csv_columns(), others are passed over. A firm begins with the first year in which
// it is alive: earlier rows are left out. UsageError with every fault: file, line, column,
// cause and cure. Not thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/evaluation/panel.hpp"

namespace clustress {

struct PanelColumnText {
  std::string name;
  bool is_required;
  std::string meaning;  // and what holds where the column, or a field in it, is missing
};
std::span<PanelColumnText const> panel_csv_columns();

struct CsvPanels {
  struct World {
    std::string programme;  // variant and stress, as "vouchers, recession"; may be empty
    FirmPanel panel;
  };
  std::vector<World> worlds;              // in the order of the file
  std::vector<std::string> passed_over;   // columns that mean nothing here
  std::vector<std::string_view> columns;  // that it has
  [[nodiscard]] bool has(std::string_view column) const;
};

CsvPanels read_panel_csv(std::string const& path);

}  // namespace clustress
