// scenarios/loader/own_keys.hpp — the keys that the loader reads itself, declared as parameters
// are, for reader, reference and schema.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/loader/node.hpp"
#include "scenarios/loader/report.hpp"
#include "sim/core/parameters.hpp"

namespace clustress::loader {

inline constexpr char firm_file_key[] = "firm_file", firm_digest_key[] = "firm_digest",
                      cluster_file_key[] = "cluster_file", scale_name[] = "scale";

// Of every file: which form it has, and the file it lies on.
std::vector<ParameterInfo> file_keys();
// Of a scenario beside its tables: title, world.
std::vector<ParameterInfo> scenario_keys();
// Of a world beside its tables: name, the files of own data, and scale.
std::vector<ParameterInfo> world_keys();
// world.scale, a number
ParameterInfo scale_key();
// Of one [[point]] beside `set`: its label.
std::vector<ParameterInfo> point_keys();
// simulation.start
ParameterInfo start_key();

std::vector<std::string> names_of(std::vector<ParameterInfo> const& keys);
// What is wrong with a text under `key`, one of `keys`; empty if nothing.
std::string fault_of_text(std::vector<ParameterInfo> const& keys, std::string_view key,
                          std::string const& text);
// The text under `key`, one of `keys`; null if it is missing or, reported, no text or too short or
// long.
std::string const* text_at(Node const& table, std::vector<ParameterInfo> const& keys,
                           std::string_view key, Report& report);

}  // namespace clustress::loader
