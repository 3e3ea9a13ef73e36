// sim/app/panel_csv.hpp — a panel of firms as csv: one row a firm and year, or one an application.
#pragma once

#include <cstdio>
#include <vector>

#include "analysis/render/report_text.hpp"
#include "sim/results/panel_file.hpp"

namespace clustress {

// World by world, so that memory is that of one. A firm's rows begin with the first year at whose
// end it lives in either world. Labels are written as text; what is not there is empty.
void print_panel_csv(PanelFile const& file, std::vector<PanelFile::World> const& worlds,
                     CsvForm form, std::FILE* out);
void print_applications_csv(PanelFile const& file, std::vector<PanelFile::World> const& worlds,
                            CsvForm form, std::FILE* out);

}  // namespace clustress
