#include "sim/engine/panel_table.hpp"

namespace clustress {

PanelTable empty_panel_table(RunUnit unit) {
  PanelTable table;
  table.unit = unit;
  for (PanelColumn const& column : panel_columns) {
    switch (column.type) {
      case PanelType::whole:
        table.columns.emplace_back(std::vector<std::int32_t>());
        break;
      case PanelType::real:
        table.columns.emplace_back(std::vector<float>());
        break;
      case PanelType::exact:
        table.columns.emplace_back(std::vector<double>());
        break;
    }
  }
  return table;
}

}  // namespace clustress
