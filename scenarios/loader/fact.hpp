// scenarios/loader/fact.hpp — numbers of a world: each with its source, or assumed with a range.
//
//   { value = 0.156, source = "…" }
//   { value = 0.2, assumed = true, range = [0.1, 0.3] }
//   0.156 in a table with source = "…"
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scenarios/loader/node.hpp"
#include "scenarios/loader/report.hpp"
#include "sim/world/facts.hpp"

namespace clustress::loader {

// Gives every plain number of the world's sectors, regions and clusters the `source` of its table,
// and takes that key out. Done for each file before it is merged with others: a source covers what
// stands in its own file.
void cover_plain_numbers(Node& world);

// Gives every number in `node` that has no source of its own the one given.
void cover_numbers(Node& node, std::string_view source);

// The note of one number; nothing if the node is no complete fact: then the fault is reported.
// `path` names it.
std::optional<FactNote> read_fact(Node const& node, std::string const& path, Report& report);

// The number in the file's form, with all that is known of it.
std::string fact_to_toml(FactNote const& note);

}  // namespace clustress::loader
