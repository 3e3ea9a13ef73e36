// analysis/data/withheld.hpp — measures of an entry that could tell of single firms of the user's
// own table: the name stays, the number goes, and the section says so. Thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "analysis/data/result_view.hpp"
#include "analysis/data/section.hpp"

namespace clustress {

// Why; follows "not given: " in notes.
inline constexpr char few_own_firms[] =
    "it could tell of fewer than three of your own firms, or of one with nearly all their jobs";

Measure measure_unless(bool is_withheld, std::string name, Estimate const& estimate,
                       MeasureText text);

// Notes which entries of these dimensions are left out of the tables of a section, if any are.
void say_withheld(Section& section, ResultView const& view,
                  std::span<std::string_view const> dimensions);
// The same as a sentence; empty if none are.
std::string withheld_sentence(ResultView const& view, std::span<std::string_view const> dimensions);

}  // namespace clustress
