// sim/random/purposes.hpp — what a random number is for. Each value is part of the number's
// address: never reuse or renumber.
#pragma once

#include <cstdint>

namespace clustress {

enum class Purpose : std::uint32_t {
  initial_firm = 1,    // size, age, productivity of the first population
  firm_knowledge = 2,  // lanes: ability noise, productivity noise, innovation, its step
  firm_fortune = 3,    // lanes: sales shock, imitation, who is imitated, arrival of a project idea
  firm_decisions = 4,  // lanes: rounding of jobs, exit, search for a partner, spin-off
  entrants = 5,        // number of potential entrants of a cell
  entrant_traits = 6,  // lanes: size, productivity, ability, age of the first population
  macro_cycle = 7,
  idea_traits = 8,         // lanes: cost, gain, success, optimism
  idea_surprise = 10,      // cost overrun once the project is planned
  project_success = 11,    // step of the innovation a successful project becomes
  application = 9,         // lanes: awareness, self-selection, scoring noise, lottery or arrival
  entrant_knowledge = 12,  // lanes: niche, position, low carbon, spare
  meeting = 13,            // (firm, firm): lanes: link formed, order when room is short, two spare
  link_end = 14,           // (firm, firm)
  // (firm) with k: where on the circle of seekers to look; lanes: high, low, kind of pool, spare
  partner_search = 15,
  membership = 16,       // lanes: joins, leaves, two spare
  service = 17,          // lanes: place in the queue, kind, gain, spare
  management = 18,       // (cluster): lanes: turnover, new manager's quality, learning, spare
  spin_off_traits = 19,  // lanes: size, productivity, ability, position
  export_review = 20,    // lanes: stops, loses its markets, two spare
  founder = 21,          // would-be founders: lanes: means, worth, awareness, wish to apply
  niche_sizes = 22,      // of the base year, fixed by the facts
  wandering = 23,        // place in knowledge space after an innovation
  research_places = 24,  // (region): rounding of the places of the quarter
  // lanes: judgement, hears the request; at birth: begins in debt, trusts a guarantee
  bank = 40,
  windfall = 41,  // whether the bank wants a guarantee that it does not need
  put_off = 42,   // lanes: forgets an idea put off or decides it again, three spare
  panel = 43,     // which firms a panel follows, and their numbers there: no behaviour reads it
  test = 1000,
};

}  // namespace clustress
