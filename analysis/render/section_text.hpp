// analysis/render/section_text.hpp — sections as text: tables whose columns never touch, and
// sentences in lines of at most table_width columns.
//
// Columns are as wide as what they hold, two blanks apart; what is left of the line goes to
// the last column of words before the numbers. Too long words are cut with "…". Control characters
// of labels are escaped. Pure, thread-safe.
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
  std::string stress;
  Section const* section;
};

// The first table of each section in one, under the name of each stress; all of one method.
std::string joint_table(std::vector<JointRow> rows, Style const& style);

// Figures as their numbers; bounds do not break at the end of a line.
std::string sentence(Phrase const& phrase, Section const& section);

}  // namespace clustress
