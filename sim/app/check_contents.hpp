// sim/app/check_contents.hpp — what is in a scenario, for people: world, programmes with their
// money and stresses with their severity, each with its dates, points. Pure, thread-safe.
#pragma once

#include <cstddef>
#include <string>

#include "sim/engine/scenario.hpp"

namespace clustress {

std::string contents_text(Scenario const& scenario);

std::string counted(std::size_t number, std::string const& what);  // "2 regions"
// Columns of a text as people see it, and blanks up to so many.
std::size_t columns_of(std::string const& text);
std::string padded(std::string const& text, std::size_t width);

}  // namespace clustress
