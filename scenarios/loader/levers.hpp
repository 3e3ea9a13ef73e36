// scenarios/loader/levers.hpp — the single values of a scenario that a point may set, found by
// their path as after --set.
//
// Not thread-safe: reading a parameter binds the draft.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/loader/draft.hpp"
#include "scenarios/loader/report.hpp"

namespace clustress::loader {

struct Lever {
  std::vector<std::string> path;  // entries by name where that is unique, else by number
  ParameterInfo info;             // of the value; a number, where it is one of several by name
  std::string declared;           // as TOML; empty = not named
  double value = 0;               // declared; NaN if it is no number
};

// Nothing if the path names no value of model, world, variants or stresses, or one that is no mere
// value: then that is reported at `at`. The draft has neither faults nor channel runs.
std::optional<Lever> find_lever(Draft& draft, std::vector<std::string> const& path, Position at,
                                Report& report);

// The path as text, that path_segments() reads back.
std::string path_text(std::vector<std::string> const& path);

}  // namespace clustress::loader
