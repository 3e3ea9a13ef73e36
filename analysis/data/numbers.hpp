// analysis/data/numbers.hpp — numbers as people read them: about three significant digits,
// thousands set apart. Pure, thread-safe.
#pragma once

#include <string>

#include "sim/statistics/intervals.hpp"

namespace clustress {

// What a number counts, for the names of its thousands and millions: k and M, or, of kEUR, M€ and
// bn€.
enum class CountedUnit { plain, keur };

// 12 346 (with a no-break space) · 123 · 12.3 · 1.23 · 0.0123 · 0 · "–" for NaN, "∞" for infinity.
// Never "-0".
std::string number_text(double x);
// Decimals of number_text(x), and a number with so many.
int decimals_of(double x);
std::string decimals_text(double x, int decimals);
// At most `width` characters: with fewer digits or in thousands (2.93 M€) where it would be wider.
std::string number_text(double x, std::size_t width, CountedUnit unit);
// [1.2, 3.4], and shorter in the same way: [-12.3, 123] k.
std::string interval_text(Interval const& interval, std::size_t width = 100,
                          CountedUnit unit = CountedUnit::plain);
// Rounded to a whole number, never "-0".
std::string whole_text(double x);
// A share as "93 %", and its interval as "[85, 97] %".
std::string percent_text(double share);
// The same with two significant digits where it is below ten: "2.4 %".
std::string fine_percent_text(double share);
std::string percent_interval_text(Interval const& interval);
// "95 %" for α = 0.05.
std::string confidence_text(double alpha);

// Characters on the screen: code points, which is right for all we print.
std::size_t width_of(std::string const& text);
// Padded with blanks to `width` characters; longer text stays as it is.
std::string left(std::string const& text, std::size_t width);
std::string right(std::string const& text, std::size_t width);
// Cut to `width` characters with a final "…".
std::string shortened(std::string const& text, std::size_t width);

}  // namespace clustress
