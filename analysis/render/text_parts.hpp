// analysis/render/text_parts.hpp — pieces of text for a terminal: style, wrapped lines, and the
// headline block. Pure, thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "analysis/data/numbers.hpp"
#include "analysis/effects.hpp"

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

// "[1, 2]", or empty for an interval that is the whole line.
std::string bounds_text(Interval const& interval, std::size_t width,
                        CountedUnit unit = CountedUnit::plain);
// The same of an estimate; "same in all 4" if worlds agree to the last bit, which says nothing of
// how far others would differ.
std::string bounds_text(Estimate const& e, std::size_t width);
std::string same_text(std::size_t worlds, std::size_t width);

// What is incomplete, if anything is, and the title.
std::string title_lines(Effects const& effects, Style const& style);
// "Which of four programmes creates jobs in five years"
std::string question_text(std::size_t programmes, std::size_t quarters);
// The first warnings, and how many more there are; those of outliers stand in the headline block.
std::string warning_lines(Effects const& effects, Style const& style);
// The points that are shown and what each sets, a line each; empty of a result without points.
std::string points_lines(Effects const& effects);
// Whether net jobs have a mark in the headline block: an interval that holds 0, or outliers.
bool is_marked(ProgrammeEffects const& effects);
std::string headline_block(Effects const& effects, Style const& style);

}  // namespace clustress
