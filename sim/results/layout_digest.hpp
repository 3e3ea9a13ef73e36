// sim/results/layout_digest.hpp — tells without reading all labels and data sets of a file that
// they are those of another.
#pragma once

#include <string>
#include <vector>

#include "sim/results/run_header.hpp"

namespace clustress {

// Identity of all labels, columns and data sets, in whatever order a file has them: 32 hex digits.
std::string layout_digest(OutcomeLayout const& layout, std::vector<LabelColumn> const& columns);

// What was read from one file, by which its siblings are known.
struct KnownLayout {
  OutcomeLayout layout;
  std::vector<LabelColumn> columns;
  std::string digest;  // layout_digest() of these
  PointTable points;
  std::string design_digest;  // design_digest() of these
};

}  // namespace clustress
