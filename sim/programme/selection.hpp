// sim/programme/selection.hpp — who applies, and who is chosen when money is short.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/programme/call.hpp"

namespace clustress {

// The candidates that know of the call and decide to apply. Each decision is one keyed uniform of
// the firm, so more awareness only adds applicants.
std::vector<Candidate> applicants(World const& world, std::vector<Idea> const& ideas,
                                  Programme::Line const& line,
                                  std::vector<Candidate> const& candidates);

// Applicants in the order in which the rule serves them, with their scores; ties by firm id.
//   lottery: own keyed uniform · merit: merit + noise · need: −merit + noise · first_come: arrival
//     time, experienced firms
//   earlier · strategic: in a strategic sector + noise
std::vector<Candidate> ranked(World const& world, std::vector<Idea> const& ideas,
                              Programme::Line const& line, std::vector<Candidate> applications);

}  // namespace clustress
