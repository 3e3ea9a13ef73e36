// scenarios/loader/sections.hpp — the tables at the top of a scenario, said once for reader, echo,
// reference, schema and --set.
//
// A table of plain parameters is one line in sections.cpp. Immutable, thread-safe.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "sim/core/parameters.hpp"
#include "sim/engine/scenario.hpp"

namespace clustress::loader {

struct Section {
  std::string_view name;
  bool is_list = false;  // [[name]], not [name]
  // Its parameters; null if it has a reader of its own.
  BoundParameters (*parameters)(Scenario&) = nullptr;
  // Keys beside them that the loader reads itself.
  std::vector<ParameterInfo> (*own_keys)() = nullptr;
  // What the echo, and so the digest, leaves out.
  std::vector<std::string_view> left_out{};
  // The echo writes only what is not the default: a table that came later keeps older digests.
  bool is_brief = false;
};

// In the order of the echo.
std::span<Section const> sections();

}  // namespace clustress::loader
