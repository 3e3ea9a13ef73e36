// analysis/render/section_text.hpp — sections as text: tables whose columns never touch, and
// sentences in lines of at most table_width columns.
//
// Columns are as wide as what they hold, two blanks apart; what is left of the line goes to
// the last column of words before the numbers. In a table that is too wide heads of numbers take
// two lines. A first column without room has a line of its own, so that no two names look alike;
// other words that are too long are cut with "…". Control characters of labels are escaped. Pure,
// thread-safe.
#pragma once

#include <string>
#include <vector>

#include "analysis/data/section.hpp"
#include "analysis/render/text_parts.hpp"

namespace clustress {

// The line above a section: its title, `name` of the programme if given, the heads of its first
// table.
std::string section_title(Section const& section, std::string const& name, Style const& style);
// Its tables, the first without its heads, and its notes.
std::string section_body(Section const& section);

struct JointRow {
  std::string stress;  // empty: no stress stands above it
  Section const* section;
};

// The tables of all sections as one each, under the name of each stress, then their notes, each
// once; all of one method.
std::string joint_tables(std::vector<JointRow> rows, Style const& style);

// Figures as their numbers; bounds do not break at the end of a line.
std::string sentence(Phrase const& phrase, Section const& section);

}  // namespace clustress
