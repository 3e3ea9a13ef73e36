// sim/app/facts_json.hpp — what a result says of its scenario, as JSON; null where it does not say.
#pragma once

#include <nlohmann/json.hpp>

#include "sim/results/run_header.hpp"

namespace clustress {

nlohmann::ordered_json variant_facts_json(RunHeader const& header);  // a list, by variant
nlohmann::ordered_json stress_facts_json(RunHeader const& header);   // a list, by stress
// How many numbers the world has, and those that are assumed.
nlohmann::ordered_json world_numbers_json(RunHeader const& header);

}  // namespace clustress
