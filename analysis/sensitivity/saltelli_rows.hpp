// analysis/sensitivity/saltelli_rows.hpp — the rows of a Saltelli design, found again from where
// its points lie.
//
// Row j of such a design is a point of the matrix A, one of B, and for each factor i a point A_B^i:
// that of A with factor i taken from B (Saltelli 2002; Saltelli et al. 2010). The order of points
// does not matter. Pure function, thread-safe.
#pragma once

#include <vector>

#include "analysis/sensitivity/inputs.hpp"

namespace clustress {

struct SaltelliRow {
  std::size_t a = 0, b = 0;     // points
  std::vector<std::size_t> ab;  // by factor
};

// Each point is in one row at most. Rows of which a point is not known are not found; with fewer
// than two factors there are none.
std::vector<SaltelliRow> saltelli_rows(StudyInputs const& inputs);

}  // namespace clustress
