// analysis/table_parts.hpp — pieces of the effects table: style, wrapped lines, and the blocks.
// Pure, thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "analysis/effects.hpp"
#include "analysis/numbers.hpp"

namespace clustress {

// Terminal attributes, or none.
struct Style {
  bool colour = false;
  [[nodiscard]] std::string bold(std::string const& text) const { return wrap("1", text); }
  [[nodiscard]] std::string good(std::string const& text) const { return wrap("32", text); }
  [[nodiscard]] std::string bad(std::string const& text) const { return wrap("31", text); }

 private:
  [[nodiscard]] std::string wrap(char const* code, std::string const& text) const {
    return colour ? "\x1b[" + std::string(code) + "m" + text + "\x1b[0m" : text;
  }
};

// Lines of at most table_width characters, broken at blanks; the first begins with `head`, the
// others with as many blanks.
std::string paragraph(std::string const& head, std::string const& text);
// Text that paragraph() does not break.
std::string unbroken(std::string text);

// The text without the blanks at its end, as a line.
std::string row_text(std::string const& text);

// "95 %" for α = 0.05.
std::string confidence_text(double alpha);
// "[1, 2]", or empty for an interval that is the whole line.
std::string bounds_text(Interval const& interval, std::size_t width, Unit unit = Unit::plain);
// The same of an estimate; "same in all 4" if worlds agree to the last bit, which says nothing of
// how far others would differ.
std::string bounds_text(Estimate const& e, std::size_t width);

std::string headline_block(Effects const& effects, Style const& style);
// Empty if nobody is said to lead: the run was not to settle the ranking. Ends with an empty line.
std::string ranking_block(Effects const& effects, Style const& style);
std::string account_block(ProgrammeEffects const& e, double alpha, Style const& style);
std::string evidence_lines(ProgrammeEffects const& e);
// Empty if the variant has no channel run.
std::string channels_block(ProgrammeEffects const& e, double alpha, Style const& style);
// Empty if no project was supported.
std::string projects_block(ProgrammeEffects const& e, double alpha, Style const& style);

}  // namespace clustress
