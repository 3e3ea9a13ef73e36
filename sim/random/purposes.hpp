// sim/random/purposes.hpp — what a random number is for. Each value is part of the number's address: never reuse or renumber.
#pragma once

#include <cstdint>

namespace clustress {

enum class Purpose : std::uint32_t {
  initial_firm = 1,    // size, age, productivity of the first population
  firm_knowledge = 2,  // lanes: ability noise, productivity noise, innovation, its step
  firm_fortune = 3,    // lanes: sales shock, imitation, who is imitated, arrival of a project idea
  firm_decisions = 4,  // lanes: rounding of jobs, exit, two spare
  entrants = 5,        // number of potential entrants of a cell
  entrant_traits = 6,  // lanes: size, productivity, ability, spare
  macro_cycle = 7,
  idea_traits = 8,       // lanes: cost, gain, success, optimism
  idea_surprise = 10,    // cost overrun once the project is planned
  project_success = 11,  // step of the innovation a successful project becomes
  application = 9,       // lanes: awareness, self-selection, scoring noise, lottery or arrival
  test = 1000,
};

}  // namespace clustress
