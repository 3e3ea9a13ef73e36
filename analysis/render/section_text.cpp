#include "analysis/render/section_text.hpp"

#include <algorithm>
#include <cctype>
#include <functional>
#include <utility>

#include "analysis/data/numbers.hpp"
#include "analysis/render/phrase_text.hpp"
#include "analysis/render/report_text.hpp"
#include "analysis/render/text_grid.hpp"
#include "sim/core/text.hpp"

namespace clustress {

namespace {

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

std::string note_text(Note const& note, Section const& section) {
  std::string const head = note.head.empty() ? "  " : "  " + left(note.head, 10) + " ";
  return paragraph(head, sentence(note.text, section));
}

}  // namespace

std::string sentence(Phrase const& phrase, Section const& section) {
  return phrase_text(phrase, section, {table_width, table_width, false});
}

std::string section_title(Section const& section, std::string const& name, Style const& style) {
  std::string const title = upper(section.title) + (name.empty() ? "" : "  " + name);
  if (section.tables.empty()) return style.bold(shortened(title, table_width)) + "\n";
  std::string heads = TextGrid(section.tables.front(), section).heads(title);
  heads.pop_back();
  return style.bold(heads) + "\n";
}

std::string section_body(Section const& section) {
  std::string text;
  for (Table const& table : section.tables) {
    TextGrid grid(table, section);
    if (&table != &section.tables.front()) text += grid.heads("");
    text += grid.body();
  }
  for (Note const& note : section.notes) text += note_text(note, section);
  return text;
}

namespace {

// The k-th table of all of them; `title` in the heads.
std::string joint_table(std::vector<JointRow> const& rows, std::size_t k, std::string const& title,
                        Style const& style) {
  Section const& first = *rows.front().section;
  TextGrid grid(first.tables[k], first);
  for (auto row = rows.begin() + 1; row != rows.end(); ++row)
    grid.add(row->section->tables.at(k), *row->section);
  std::string heads = grid.heads(title);
  heads.pop_back();
  std::string text = style.bold(heads) + "\n", stress;
  std::size_t line = 0;
  for (JointRow const& row : rows) {
    if (stress != row.stress)
      text += style.bold(shortened(printable(row.stress), table_width)) + "\n";
    stress = row.stress;
    for (std::size_t i = 0; i < row.section->tables[k].rows.size(); ++i) text += grid.line(line++);
  }
  return text;
}

}  // namespace

std::string joint_tables(std::vector<JointRow> rows, Style const& style) {
  std::vector<std::string> stresses;  // in the order of the result
  for (JointRow const& row : rows) {
    if (stresses.empty() || stresses.back() != row.stress) stresses.push_back(row.stress);
  }
  auto const order = [&](JointRow const& row) {
    return std::pair{std::find(stresses.begin(), stresses.end(), row.stress), row.section->place};
  };
  std::ranges::stable_sort(rows, std::less<>(), order);
  Section const& first = *rows.front().section;
  std::string text;
  for (std::size_t k = 0; k < first.tables.size(); ++k)
    text += (k > 0 ? "\n" : "") + joint_table(rows, k, k == 0 ? upper(first.title) : "", style);
  std::vector<std::string> notes;  // each once
  for (JointRow const& row : rows) {
    for (Note const& note : row.section->notes) {
      std::string told = note_text(note, *row.section);
      if (std::ranges::find(notes, told) == notes.end()) notes.push_back(std::move(told));
    }
  }
  for (std::string const& note : notes) text += note;
  return text;
}

}  // namespace clustress
