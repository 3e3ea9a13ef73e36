// sim/model/programme/selection.hpp — who applies, and who is chosen when money is short.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/model/programme/call.hpp"

namespace clustress {

// Merit of a firm as juries see it: log productivity above the market's mean plus a year's worth of recent growth.
double merit(World const& world, CellId cell, std::size_t row);

// The candidates that know of the call and decide to apply. Each decision is one keyed uniform of the firm, so more awareness
// only adds applicants.
std::vector<Candidate> applicants(World const& world, std::vector<Idea> const& ideas, Programme::Line const& line,
                                  std::vector<Candidate> const& candidates);

// Applicants in the order in which the rule serves them; ties by firm id.
//   lottery: own keyed uniform · merit: merit + noise · need: −merit + noise · first_come: arrival time, experienced firms
//   earlier · strategic: in a strategic sector + noise
std::vector<Candidate> ranked(World const& world, std::vector<Idea> const& ideas, Programme::Line const& line,
                              std::vector<Candidate> applications);

}  // namespace clustress
