// sim/app/first_difference_text.hpp — in words: where the two worlds of a firm first differ, and
// what around it differed there.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "sim/app/firm_life_text.hpp"

namespace clustress {

// Founding, first difference and first award, with their headings.
std::string first_difference_text(FirmLife const& life, FirmLifeTitle const& title);
// null where the worlds never differ
nlohmann::ordered_json first_difference_json(FirmLife const& life);
nlohmann::ordered_json jobs_difference_json(FirmLife const& life);

}  // namespace clustress
