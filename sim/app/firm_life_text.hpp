// sim/app/firm_life_text.hpp — a firm's life in two worlds, and the firms worth looking at, as
// text.
#pragma once

#include <string>
#include <vector>

#include "sim/engine/firm_life.hpp"

namespace clustress {

// What stands above the numbers.
struct FirmLifeTitle {
  Scenario const& scenario;  // of two_worlds()
  Economy const& economy;
  std::uint32_t replicate = 0;
  FirmId firm{};
  Quarter first = 0, last = 0;  // quarters shown
};

std::string firm_life_table(FirmLife const& life, FirmLifeTitle const& title);
// one row a quarter and world
std::string firm_life_csv(FirmLife const& life, FirmLifeTitle const& title);
std::string firm_life_json(FirmLife const& life, FirmLifeTitle const& title);

// Largest support of projects, most often paid, largest gains and largest losses of job-years;
// `most` of each.
std::string interesting_firms_table(std::vector<FirmBalance> const& firms,
                                    FirmLifeTitle const& title, std::size_t most);

std::string firm_text(FirmId firm);  // 16 hexadecimal digits

}  // namespace clustress
