// scenarios/loader/variant_reader.hpp — [[variant]] and the reference programmes.
#pragma once

#include <string_view>

#include "scenarios/loader/draft.hpp"
#include "scenarios/loader/part_reader.hpp"

namespace clustress::loader {

inline constexpr std::size_t most_variants = 1000;
inline constexpr std::string_view reference_kinds[] = {"transfer", "household_transfer",
                                                       "public_purchase"};
inline constexpr std::size_t most_instruments = 10'000;  // of all variants together

// Fills draft.scenario.variants: "none" first, then those of the file, and which of them are
// decomposed. Instruments without faults
// are built; when their money must be out is checked if the horizon is known (read without faults).
void read_variants(Node const& root, WorldNames const& names, Horizon horizon, Draft& draft,
                   Report& report);

// Adds the channel run of each variant that asks for one right after it. Only for a draft without
// faults.
void add_channel_runs(Draft& draft);

// Appends the reference programmes, which spend quarter by quarter what the largest variant
// releases, if the scenario wants them and has a variant. Only for a draft without faults.
void add_reference_programmes(Draft& draft);

}  // namespace clustress::loader
