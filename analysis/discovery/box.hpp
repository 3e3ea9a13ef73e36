// analysis/discovery/box.hpp — a box in the space of factors, and what it holds.
//
// A number lies between two limits, both included; a category is allowed or not. Pure functions,
// thread-safe.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/discovery/cases.hpp"

namespace clustress {

struct Side {
  double low = 0.0, high = 0.0;  // of a number
  std::vector<bool> allowed{};   // by category; empty: a number
  bool operator==(Side const&) const = default;
  [[nodiscard]] bool holds(double value) const {
    return allowed.empty() ? low <= value && value <= high
                           : allowed[static_cast<std::size_t>(value)];
  }
};

using Box = std::vector<Side>;  // by factor

// The smallest box that holds all cases.
Box box_of_all(Cases const& cases);
bool holds(Box const& box, Cases const& cases, std::size_t place);
std::vector<std::size_t> inside(Box const& box, Cases const& cases);  // places, ascending
// Factors whose side differs from the box of all cases.
std::vector<std::size_t> restricted(Box const& box, Box const& all);

struct BoxContent {
  std::size_t cases = 0, of_interest = 0;  // inside
  double coverage = 0.0;                   // of all of interest, inside
  double density = 0.0;                    // of those inside, of interest; 0 of an empty box
  double mass = 0.0;                       // of all cases, inside
  // Harmonic mean of coverage and density, 0 if both are.
  [[nodiscard]] double balance() const;
};

BoxContent content_of(Cases const& cases, std::vector<std::size_t> const& places);

// Quasi-p-value of a limit (Bryant & Lempert 2010, Technol. Forecast. Soc. Change 77(1)): how often
// a box as dense as it is without the limit would hold by luck as many of interest or more, a
// one-sided binomial test. Small: the limit does something. `direction` 0 is the lower limit of a
// number, 1 the upper; a category has one. NaN where the side does not limit.
double quasi_p(Cases const& cases, Box const& box, Box const& all, std::size_t factor,
               std::size_t direction);

}  // namespace clustress
