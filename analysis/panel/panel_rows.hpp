// analysis/panel/panel_rows.hpp — rows of a panel as designs ask for them. Pure, thread-safe.
#pragma once

#include <vector>

#include "analysis/evaluation/panel.hpp"
#include "scenarios/loader/csv.hpp"

namespace clustress {

// By firm and year, from the first year on in which the firm is alive: earlier rows go. `at`: where
// each row was read.
void sort_rows(FirmPanel& panel, std::vector<loader::Position>& at);

}  // namespace clustress
