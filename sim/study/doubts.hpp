// sim/study/doubts.hpp — what a valid scenario says and its author probably did not mean: amounts
// in the wrong unit, money that cannot be paid in time, stresses that do nothing.
//
// Sentences for people, with what to look at. Pure, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "sim/engine/scenario.hpp"

namespace clustress {

// First of the variants, then of the stresses, in the order of the scenario.
std::vector<std::string> doubts_of(Scenario const& scenario);

// Produced in a year by the firms of the variant's target regions, in kEUR; without the fixed
// block.
double value_added_keur(WorldFacts const& facts, Variant const& variant);

}  // namespace clustress
