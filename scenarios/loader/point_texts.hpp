// scenarios/loader/point_texts.hpp — the points of a scenario as they are written: what each sets,
// from [[point]] or from the CSV table that [points] names.
//
// Paths are found in the draft, which has been read already; faults go to the report. Not
// thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "scenarios/loader/draft.hpp"
#include "scenarios/loader/levers.hpp"
#include "scenarios/loader/overrides.hpp"
#include "scenarios/loader/report.hpp"

namespace clustress::loader {

struct PointText {
  std::string label;
  Position at;
  std::vector<Override> overrides;
  std::vector<std::size_t> levers;     // of each override, its place in PointTexts::levers
  std::vector<ParameterValue> values;  // of each override
};

struct PointTexts {
  std::vector<PointText> points;
  std::vector<Lever> levers;  // each that some point sets, once
};

PointTexts read_point_texts(Node const& root, Draft& draft, Report& report);

// `point "high demand"`, as messages begin.
std::string context_of(PointText const& point);

}  // namespace clustress::loader
