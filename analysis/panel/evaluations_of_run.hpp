// analysis/panel/evaluations_of_run.hpp — what designs of evaluations find in the panel that a run
// left beside its result, as sections of the run's effects.
//
// Each programme under each stress that the panel follows gets a section (analysis/evaluations.hpp)
// of jobs at the designs' usual options, over the worlds that were done. A panel that cannot be
// read, or is of another run, gives no section: the effects say why. The same panel gives the same
// bits on any number of threads. One thread at a time: HDF5 is called.
#pragma once

#include <cstdint>
#include <filesystem>

#include "analysis/effects.hpp"
#include "sim/results/panel_file.hpp"

namespace clustress {

// So that reports come at once (a second takes some 200 000 histories on two cores): of larger
// panels the first replicates are evaluated, and a note says so.
inline constexpr std::size_t most_firms_evaluated = 300'000, fewest_replicates_evaluated = 2;

// `panel` is of the run with these effects; `point` is that of the effects.
void add_evaluations(Effects& effects, PanelFile const& panel, std::uint32_t point);

// Whether a panel lies beside the result, not looked into.
void look_for_panel(Effects& effects, std::filesystem::path const& result);

// Of the panel beside the result, if it is there and of the same run; else `evaluation_note` says
// why not, and `warnings` too where a panel is there.
void add_evaluations_beside(Effects& effects, std::filesystem::path const& result,
                            std::uint32_t point);

}  // namespace clustress
