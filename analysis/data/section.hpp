// analysis/data/section.hpp — what one method says of one programme under one stress: measures, and
// the tables and sentences that show them.
//
// Every number of a table or a sentence is a figure, that is a place in `measures`: text, csv, json
// and whatever renders sections show the same number because there is only one. Labels may come
// from files: a renderer escapes them. Plain values, thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "analysis/data/measure.hpp"

namespace clustress {

enum class Shown {
  value,
  plain,               // digit by digit: a quarter, a place
  bounds,              // [low, high], or that all worlds agree; nothing where there is no interval
  percent,             // a share as "18 %"
  fine_percent,        // a small one as "2.4 %"
  percent_and_bounds,  // "18 [12, 25] %"
  adding_up,           // rounded so that the parts of a whole add up as printed
};

struct Figure {
  std::size_t measure = 0;  // place in Section::measures
  Shown shown = Shown::value;
  // of Shown::adding_up: what is printed, less than one step of its last decimal from the value
  double rounded = 0.0;
  int decimals = 0;
};

inline Figure plain(Figure f) {
  return {f.measure, Shown::plain};
}
inline Figure printed(Figure f, long long whole) {
  return {f.measure, Shown::adding_up, static_cast<double>(whole), 0};
}
inline Figure bounds(Figure f) {
  return {f.measure, Shown::bounds};
}
inline Figure percent(Figure f) {
  return {f.measure, Shown::percent};
}
inline Figure fine_percent(Figure f) {
  return {f.measure, Shown::fine_percent};
}
inline Figure percent_and_bounds(Figure f) {
  return {f.measure, Shown::percent_and_bounds};
}

using Piece = std::variant<std::string, Figure>;
using Phrase = std::vector<Piece>;  // one after the other, blanks are part of the words

struct TableColumn {
  std::string head;
  bool is_number = true;  // to the right
};

struct TableRow {
  std::vector<Phrase> cells;  // one a column; a single cell in a wider table is a heading
  std::size_t indent = 0;
};

struct Table {
  std::vector<TableColumn> columns;
  std::vector<TableRow> rows;
};

struct Note {
  std::string head;  // one word; may be empty
  Phrase text;       // sentences
};

struct Section {
  std::string method;  // name in the catalogue
  std::string title;   // "Job account"
  std::vector<Measure> measures{};
  std::vector<Table> tables{};
  std::vector<Note> notes{};
  std::vector<std::string> warnings{};  // what makes the numbers doubtful
  // A section whose rows stand with those of the other programmes in one table, and where: the
  // smaller place first.
  bool is_joint = false;
  std::size_t place = 0;
  bool is_detail = false;  // a joint section that is shown only where all is asked for

  Figure add(Measure measure);
  [[nodiscard]] bool empty() const { return measures.empty() && tables.empty() && notes.empty(); }
};

}  // namespace clustress
