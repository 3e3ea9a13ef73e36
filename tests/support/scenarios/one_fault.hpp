// tests/support/scenarios/one_fault.hpp — a scenario with one fault, told at its place.
#pragma once

#include <clustress/catch.hpp>
#include <string>

#include "tests/support/scenarios/tiny.hpp"

namespace clustress::test {

// The text has one fault, which stands where `place` first does and says `message`.
inline void check_fault(std::string const& text, std::string const& place,
                        std::string const& message) {
  auto const faults = faults_in(text);
  INFO(text << "\n" << shown(faults));
  REQUIRE(faults.size() == 1);
  CHECK(to_string(faults[0].location) == place_of(text, place));
  CHECK(faults[0].message.find(message) != std::string::npos);
}

}  // namespace clustress::test
