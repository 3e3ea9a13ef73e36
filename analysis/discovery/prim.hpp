// analysis/discovery/prim.hpp — the patient rule induction method (Friedman & Fisher 1999, Stat.
// Comput. 9(2)): a box that holds many cases of interest and few others.
//
// Peeling: from the box of all cases the thin slice is cut off that raises the share of interest
// most for each case it takes away, again and again. A slice of a number is its lowest or highest
// share `peel`, with ties whole; of a category, one category. Pasting: slices go back on as long as
// they raise the share. Gain by case, not by slice, is the criterion for factors with ties and
// categories (the paper, section 14.6; Kwakkel & Jaxa-Rozen 2016, Environ. Model. Softw. 79). Equal
// gains: the box with fewer restricted factors, then the first factor, its upper end first, numbers
// before categories. Cases of one kind give the box of all. Pure functions, thread-safe.
#pragma once

#include <vector>

#include "analysis/discovery/box.hpp"

namespace clustress {

struct PrimSettings {
  double peel = 0.1, paste = 0.05;  // shares of the cases in the box, in (0, 0.5)
  double least_mass = 0.05;         // of all cases
};

struct PrimStep {
  Box box;
  BoxContent content;
};

// The boxes of the peels, then of the pastes; the first holds all cases.
std::vector<PrimStep> prim(Cases const& cases, PrimSettings const& settings);

// The step with the largest balance of coverage and density; the earlier of equals.
std::size_t balanced_step(std::vector<PrimStep> const& steps);

}  // namespace clustress
