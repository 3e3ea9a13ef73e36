// analysis/answer/figures.hpp — numbers, ranges, money and names as the answer and the report print
// them: two significant figures, half away from zero, a true minus sign, narrow no-break spaces.
//
// Formats for tables of the terminal: analysis/data/numbers.hpp. Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/data/adding_up.hpp"
#include "analysis/data/cost.hpp"
#include "analysis/data/measure.hpp"

namespace clustress {

// 52 · 120 · 1 300 · −18 · 0: whole below 100, two significant figures above; "–" for NaN.
std::string jobs_figure(double jobs);
std::string signed_jobs_figure(double jobs);      // +52 · −18 · 0
std::string jobs_range(double low, double high);  // "38 to 66"; "−4 to 35"; "0.3 to 9"
std::string whole_figure(double x);               // every digit: 1 234 · −18
// 23 000 · 0.075 · 35: whole from 1 000 on, four significant figures below, no zeros at the end.
std::string plain_figure(double x);
std::string decimal_figure(double x);                // 0.27 · 3.6 · 52: two significant figures
std::string decimal_range(double low, double high);  // "−0.2 to 0.4"
std::string money_figure(double keur);               // €12 000 · €3.2 million · −€870
std::string money_range(double low, double high);    // "€8 700 to €21 000"
// With the ends in the unit of the value, for tables: "€9.7 million (3.9 to 16)".
std::string money_and_range(double keur, double low, double high);
std::string percent_figure(double share);  // "73 %", a narrow space between
// "in 43 of 48" as "43 of 48"; a share of things as "73 of 100 projects".
std::string of_hundred(double share, std::string_view things);

// The price of a job-year in a cell: "€12 000", "at least €26 000", "no price", "nothing spent".
std::string cost_figure(Cost const& cost);

// "one" … "twelve", digits above.
std::string count_word(std::size_t n);
std::string years_word(std::size_t quarters);  // "ten years", "one year", "seven quarters"

// “name”; quotation marks inside become plain ones, so that pairs of them hold names alone.
std::string quoted_name(std::string_view name);
std::string joined(std::vector<std::string> const& items);  // "a, b and c"

}  // namespace clustress
