// scenarios/loader/toml_text.hpp — TOML text to nodes; the only door to the TOML library.
#pragma once

#include <optional>
#include <string_view>

#include "scenarios/loader/node.hpp"
#include "scenarios/loader/report.hpp"

namespace clustress::loader {

// The table that `text` (source number `file`, already surveyed) holds; nothing if it is not TOML:
// then the fault is reported.
std::optional<Node> parse_toml(std::string_view text, std::uint32_t file, Report& report);

// A single value as after `--set key=`; nothing if `text` is not exactly one TOML value. Nothing is
// reported.
std::optional<Node> parse_value(std::string_view text, Position at);

}  // namespace clustress::loader
