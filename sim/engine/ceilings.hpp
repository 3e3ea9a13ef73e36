// sim/engine/ceilings.hpp — what firms and founders could ask for of an instrument at all, against
// its budget.
//
// Spins up one population and simulates a year. One thread per call, beside those of the spin-up.
#pragma once

#include <string>
#include <vector>

#include "sim/engine/scenario.hpp"

namespace clustress {

// Of an instrument that takes applications, in the world without a programme.
struct Ceiling {
  std::string variant, instrument;
  double budget_keur = 0;
  double requests = 0;   // in a year, of all who know of the call and want it
  double mean_keur = 0;  // of a request, with its administration
  double most_keur = 0;  // of all of them, over the quarters in which money is released
  [[nodiscard]] bool is_exceeded() const { return budget_keur > most_keur; }
};

// Of the variants in the order of the scenario, instrument by instrument, each as if it were alone.
std::vector<Ceiling> ceilings_of(Scenario const& scenario);

}  // namespace clustress
