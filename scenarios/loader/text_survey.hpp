// scenarios/loader/text_survey.hpp — a look at a text before it is parsed: is it safe to give to
// the TOML parser?
//
// The parser recurses over nested values and so do the destructors of what it returns, and every
// value costs memory: depth and number of values are bounded here, in one pass over the bytes and
// constant memory. Only what is valid TOML up to some point must be judged rightly: the parser
// stops at the first fault.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "scenarios/loader/node.hpp"

namespace clustress::loader {

inline constexpr std::size_t most_bytes = 16 * 1024 * 1024;  // of one file
inline constexpr std::size_t most_depth = 64;                // brackets and dotted keys, together
inline constexpr std::size_t most_values = 1'000'000;        // in all files of a scenario together

struct TextFault {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string message;
};

struct TextSurvey {
  std::size_t values = 0;          // upper bound of the number of values and tables
  std::optional<TextFault> fault;  // invalid UTF-8, NUL byte, too deep, too many values
};

// Length of the well-formed UTF-8 sequence at text[i] (Unicode 15, table 3-7), 0 if there is none.
std::size_t sequence_length(std::string_view text, std::size_t i);
// What is wrong with a text that is not UTF-8 or has a NUL byte at text[i]; nothing if that is
// fine.
std::optional<std::string> character_fault(std::string_view text, std::size_t i);

TextSurvey survey(std::string_view text, std::size_t values_left);

}  // namespace clustress::loader
