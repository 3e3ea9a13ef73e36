// scenarios/loader/stress_reader.hpp — [[stress]]: one kind with its parameters, or several
// [[stress.part]] that act together.
#pragma once

#include "scenarios/loader/draft.hpp"
#include "scenarios/loader/part_reader.hpp"

namespace clustress::loader {

inline constexpr std::size_t most_stresses = 1000;
inline constexpr std::size_t most_parts = 100;  // of one stress

// Fills draft.scenario.stresses: "undisturbed" first, then those of the file. Those without faults
// are built.
// A stress that begins after the last quarter is a fault, if the horizon is known.
void read_stresses(Node const& root, WorldNames const& names, Horizon horizon, Draft& draft,
                   Report& report);

}  // namespace clustress::loader
