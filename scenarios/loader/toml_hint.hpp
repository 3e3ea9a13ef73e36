// scenarios/loader/toml_hint.hpp — what a writer new to TOML probably meant by a line that is none.
//
// The parser says where it stopped and what it expected; this looks at the line for the usual
// mistakes: decimal commas, typographic quotes, words without quotes, and the like. Pure function,
// thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace clustress::loader {

// A sentence that says what to write, or nothing. `line`: that of the fault; `description`: what
// the parser says.
std::string toml_hint(std::string_view line, std::string_view description);

// The line of that number, counted from 1; empty beyond the last.
std::string_view line_of(std::string_view text, std::size_t number);

}  // namespace clustress::loader
