// analysis/panel/firm_panel.hpp — one world of a panel file as an evaluator would hold it.
//
// Firms that never live in the world with the programme are left out: nobody sees them there. A
// firm's rows begin with the first year at whose end it lives. Score and cut-off of a lottery say
// nothing of the firm and are none. Productivity is exp(log productivity) over the weighted mean of
// the firms that live at the end of the last year before the programme (of the first year, if there
// is none before). OutputError if the file is damaged. Not thread-safe: HDF5 is called.
#pragma once

#include "analysis/evaluation/panel.hpp"
#include "sim/results/panel_file.hpp"

namespace clustress {

// Truth (jobs_without) is of the same firm in the same year.
FirmPanel read_firm_panel(PanelFile const& file, PanelFile::World const& world);

}  // namespace clustress
