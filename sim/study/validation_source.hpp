// sim/study/validation_source.hpp — what is held against observed facts: a scenario, or the
// scenario of a result at each of its points. Plain value, thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/scenario.hpp"
#include "sim/results/run_header.hpp"

namespace clustress {

struct ValidationSource {
  struct Point {
    std::uint32_t number;
    std::string label;
    std::vector<std::string> overrides;  // as after --set, on top of those given
  };

  std::string path, text;  // text: of the scenario stored in a result; empty = read the path
  std::vector<std::string> overrides;  // as given
  std::vector<Point> points;
  std::optional<int> replicates;  // those of a result

  // The scenario of a point; UsageError if it cannot be read.
  [[nodiscard]] Scenario at(Point const& point) const;
};

// `path`: a scenario, or a result of any format. UsageError for a result of another model version,
// or one whose points have draws of their own; OutputError for a damaged one.
ValidationSource open_validation(std::string const& path, std::vector<std::string> overrides);

// The same of what a result says of itself, and the numbers of the points that it holds.
ValidationSource validation_of(RunHeader const& header, std::vector<std::uint32_t> const& points,
                               std::string const& path, std::vector<std::string> overrides);

}  // namespace clustress
