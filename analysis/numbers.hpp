// analysis/numbers.hpp — numbers as people read them: about three significant digits, thousands
// separated. Pure, thread-safe.
#pragma once

#include <string>

#include "sim/statistics/intervals.hpp"

namespace clustress {

// 12,346 · 123 · 12.3 · 1.23 · 0.0123 · 0 · "–" for NaN, "∞" for infinity. Never "-0".
std::string number_text(double x);
// 12.3k, 1.23M: at most six characters for |x| < 1e9.
std::string short_number_text(double x);
// [1.2, 3.4], in short numbers if it would be wider than `width` characters.
std::string interval_text(Interval const& interval, std::size_t width = 100);
// A share as "93 %", and its interval as "[85, 97] %".
std::string percent_text(double share);
std::string percent_interval_text(Interval const& interval);

// Characters on the screen: code points, which is right for all we print.
std::size_t width_of(std::string const& text);
// Padded with blanks to `width` characters; longer text stays as it is.
std::string left(std::string const& text, std::size_t width);
std::string right(std::string const& text, std::size_t width);
// Cut to `width` characters with a final "…".
std::string shortened(std::string const& text, std::size_t width);

}  // namespace clustress
