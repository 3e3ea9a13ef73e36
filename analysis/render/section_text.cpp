#include "analysis/render/section_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>
#include <utility>

#include "analysis/data/numbers.hpp"
#include "analysis/render/report_text.hpp"
#include "sim/core/text.hpp"

namespace clustress {

namespace {

constexpr std::size_t value_width = 11, bounds_width = 19;          // of cells, at most
constexpr std::size_t least_column = 10, least_bounds_column = 18;  // so that tables line up
constexpr std::size_t gap = 2;                                      // blanks between columns
constexpr std::size_t label_limit = 400;

struct Place {
  std::size_t value, bounds;  // widths at most
  bool breaks;                // lines may break inside a figure
};

std::string figure_text(Measure const& m, Figure const& figure, Place const& at) {
  Interval const interval{m.low, m.high};
  bool const has_bounds = std::isfinite(m.low) && std::isfinite(m.high);
  // Cents that are left of a budget are no more than rounding.
  constexpr double least_keur = 0.005;
  bool const is_dust = m.unit == "kEUR" && std::abs(m.value) < least_keur;
  CountedUnit const unit = m.unit.starts_with("kEUR") ? CountedUnit::keur : CountedUnit::plain;
  switch (figure.shown) {
    case Shown::value:
      return number_text(is_dust ? 0.0 : m.value, at.value, unit);
    case Shown::adding_up:
      return decimals_text(figure.rounded, figure.decimals);
    case Shown::plain:
      return fmt::format("{:g}", m.value);
    case Shown::bounds:
      if (m.same_in > 0) return same_text(m.same_in, at.bounds);
      return std::isnan(m.low) ? "" : bounds_text(interval, at.bounds, unit);
    case Shown::percent:
      return percent_text(m.value);
    case Shown::fine_percent:
      return fine_percent_text(m.value);
    case Shown::percent_and_bounds:
      return has_bounds ? whole_text(100.0 * m.value) + " " + percent_interval_text(interval)
                        : percent_text(m.value);
  }
  return "";
}

std::string phrase_text(Phrase const& phrase, Section const& section, Place const& at) {
  std::string text;
  for (Piece const& piece : phrase) {
    if (auto const* words = std::get_if<std::string>(&piece)) {
      text += printable(*words, label_limit);
    } else {
      auto const& figure = std::get<Figure>(piece);
      std::string figure_words = figure_text(section.measures.at(figure.measure), figure, at);
      text += at.breaks ? figure_words : unbroken(std::move(figure_words));
    }
  }
  return text;
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

bool holds_bounds(Phrase const& cell) {
  auto const* figure = cell.size() == 1 ? std::get_if<Figure>(&cell.front()) : nullptr;
  return figure != nullptr && figure->shown == Shown::bounds;
}

// The head of a column in two lines; the upper one may be empty.
struct Head {
  std::string above, below;
  [[nodiscard]] std::size_t width() const { return std::max(width_of(above), width_of(below)); }
};

// Broken at the blank that leaves it narrowest.
Head broken_head(std::string const& head) {
  Head best{"", head};
  for (std::size_t at = head.find(' '); at != std::string::npos; at = head.find(' ', at + 1)) {
    Head lines{head.substr(0, at), head.substr(at + 1)};
    if (lines.width() < best.width()) best = std::move(lines);
  }
  return best;
}

// A table as strings, and how wide its columns are.
class Grid {
 public:
  Grid(Table const& table, Section const& section)
      : columns_(table.columns), least_(table.columns.size(), 0) {
    add(table, section);
    words_ =
        static_cast<std::size_t>(std::find_if(columns_.begin(), columns_.end(),
                                              [](TableColumn const& c) { return c.is_number; }) -
                                 columns_.begin());
  }

  void add(Table const& table, Section const& section) {
    for (TableRow const& row : table.rows) {
      std::vector<std::string> cells;
      for (Phrase const& cell : row.cells) {
        std::string text = phrase_text(cell, section, {value_width, bounds_width, true});
        if (cells.empty()) text.insert(0, 2 * row.indent, ' ');
        if (columns_[cells.size()].is_number) {
          std::size_t& least = least_[cells.size()];
          least = std::max(least, holds_bounds(cell) ? least_bounds_column : least_column);
        }
        cells.push_back(std::move(text));
      }
      rows_.push_back(std::move(cells));
    }
    layout_.reset();
  }

  // The head of the first column has the room of the columns of words without a head that follow;
  // `before` stands in front of it, or above. What does not fit has a line of its own.
  [[nodiscard]] std::string heads(std::string const& before) {
    Layout const& all = layout();
    auto const fits = [&](std::string const& text) { return width_of(text) + gap <= all.room; };
    std::string const& own = columns_.front().head;
    std::string const both = before + (own.empty() ? "" : "  ") + own;
    std::vector<std::string> lefts{both};
    if (!fits(both)) {
      lefts.clear();
      if (!before.empty()) lefts.push_back(before);
      if (!own.empty()) lefts.push_back((before.empty() ? "" : "  ") + own);
    }
    if (!fits(lefts.back())) lefts.emplace_back();
    std::string above, below, text;
    for (std::size_t i = end_of_first(); i < columns_.size(); ++i) {
      above += padded(all.heads[i].above, i, all.widths[i]);
      below += padded(all.heads[i].below, i, all.widths[i]);
    }
    std::size_t alone = lefts.size() - 1;
    std::string beside;
    if (all.is_broken && alone > 0 && fits(lefts[alone - 1])) beside = lefts[--alone];
    for (std::size_t k = 0; k < alone; ++k) text += shortened(lefts[k], table_width) + "\n";
    if (all.is_broken) text += row_text(left(beside, all.room) + above);
    return text + row_text(left(lefts.back(), all.room) + below);
  }

  [[nodiscard]] std::string body() {
    std::string text;
    std::vector<std::size_t> const& widths = layout().widths;
    for (std::vector<std::string> const& row : rows_) text += line(row, widths);
    return text;
  }

  [[nodiscard]] std::string line(std::size_t row) { return line(rows_.at(row), layout().widths); }

 private:
  [[nodiscard]] std::string padded(std::string const& text, std::size_t column,
                                   std::size_t width) const {
    if (columns_[column].is_number) return right(text, width);
    if (column < words_) return left(shortened(text, width - gap), width);
    return left("  " + text, width);  // words after numbers
  }

  [[nodiscard]] std::string line(std::vector<std::string> const& row,
                                 std::vector<std::size_t> const& widths) const {
    if (row.size() == 1) return shortened(row.front(), table_width) + "\n";
    // A name that has no room is not cut, or two might become one: it has a line of its own.
    bool const is_long = words_ > 0 && width_of(row.front()) + gap > widths.front();
    std::string text = is_long ? std::string(widths.front(), ' ') : left(row.front(), widths[0]);
    for (std::size_t i = 1; i < row.size(); ++i) text += padded(row[i], i, widths[i]);
    return (is_long ? shortened(row.front(), table_width) + "\n" : "") + row_text(text);
  }

  // Of the columns whose head stands in the room of the first.
  [[nodiscard]] std::size_t end_of_first() const {
    std::size_t next = 1;
    while (next < words_ && columns_[next].head.empty()) ++next;
    return next;
  }

  // As wide as what the columns hold, without heads.
  [[nodiscard]] std::vector<std::size_t> widths_of_cells() const {
    std::vector<std::size_t> widths = least_;
    for (auto const& row : rows_) {
      for (std::size_t i = 0; i < row.size() && row.size() > 1; ++i)
        widths[i] = std::max(widths[i], width_of(row[i]) + gap);
    }
    return widths;
  }

  struct Layout {
    std::vector<Head> heads;
    std::vector<std::size_t> widths;
    std::size_t room = 0;    // of the first head
    bool is_broken = false;  // some heads take two lines
  };

  // `breaks_heads`: those of numbers that are wider than these take two lines.
  [[nodiscard]] Layout layout(bool breaks_heads) const {
    Layout all{{}, widths_of_cells()};
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      std::string const& head = columns_[i].head;
      bool const breaks =
          breaks_heads && columns_[i].is_number && width_of(head) + gap > all.widths[i];
      all.heads.push_back(breaks ? broken_head(head) : Head{"", head});
      if (i >= std::min<std::size_t>(words_, 1))
        all.widths[i] = std::max(all.widths[i], all.heads.back().width() + gap);
    }
    return all;
  }

  // Heads take two lines where the table is too wide with one, or its first head has no room.
  [[nodiscard]] Layout best_layout() const {
    Layout all = layout(false);
    auto const first = all.widths.begin() + static_cast<std::ptrdiff_t>(end_of_first());
    std::size_t const room = std::accumulate(all.widths.begin(), first, std::size_t{0}),
                      wanted = width_of("  " + columns_.front().head) + gap,
                      sum = std::accumulate(first, all.widths.end(), std::max(room, wanted));
    if (sum > table_width) all = layout(true);
    fit(all.widths);
    all.room = std::accumulate(all.widths.begin(),
                               all.widths.begin() + static_cast<std::ptrdiff_t>(end_of_first()),
                               std::size_t{0});
    all.is_broken = std::ranges::any_of(all.heads, [](Head const& h) { return !h.above.empty(); });
    return all;
  }
  [[nodiscard]] Layout const& layout() {
    if (!layout_) layout_ = best_layout();
    return *layout_;
  }

  // What is left goes to the last column of words before the numbers, what is too much is taken
  // from the widest of them.
  void fit(std::vector<std::size_t>& widths) const {
    std::size_t sum = 0;
    for (std::size_t const w : widths) sum += w;
    if (words_ == 0) return;
    if (sum <= table_width) {
      widths[words_ - 1] += table_width - sum;
      return;
    }
    auto const widest =
        std::max_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(words_));
    std::size_t const surplus = sum - table_width;
    *widest -= std::min(surplus, *widest - std::min<std::size_t>(*widest, 8));
  }

  std::vector<TableColumn> columns_;
  std::size_t words_ = 0;  // columns of words before the first of numbers
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::size_t> least_;  // widths, so that tables line up
  std::optional<Layout> layout_;    // of the rows so far
};

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
  std::string heads = Grid(section.tables.front(), section).heads(title);
  heads.pop_back();
  return style.bold(heads) + "\n";
}

std::string section_body(Section const& section) {
  std::string text;
  for (Table const& table : section.tables) {
    Grid grid(table, section);
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
  Grid grid(first.tables[k], first);
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
