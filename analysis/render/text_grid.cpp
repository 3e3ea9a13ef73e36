#include "analysis/render/text_grid.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "analysis/data/numbers.hpp"
#include "analysis/render/phrase_text.hpp"
#include "analysis/render/report_text.hpp"
#include "analysis/render/text_parts.hpp"

namespace clustress {
namespace {

constexpr std::size_t value_width = 11, bounds_width = 19;          // of cells, at most
constexpr std::size_t least_column = 10, least_bounds_column = 18;  // so that tables line up
constexpr std::size_t gap = 2;                                      // blanks between columns

bool holds_bounds(Phrase const& cell) {
  auto const* figure = cell.size() == 1 ? std::get_if<Figure>(&cell.front()) : nullptr;
  return figure != nullptr && figure->shown == Shown::bounds;
}

}  // namespace

std::size_t TextGrid::Head::width() const {
  return std::max(width_of(above), width_of(below));
}

// Broken at the blank that leaves it narrowest.
TextGrid::Head TextGrid::broken_head(std::string const& head) {
  Head best{"", head};
  for (std::size_t at = head.find(' '); at != std::string::npos; at = head.find(' ', at + 1)) {
    Head lines{head.substr(0, at), head.substr(at + 1)};
    if (lines.width() < best.width()) best = std::move(lines);
  }
  return best;
}

TextGrid::TextGrid(Table const& table, Section const& section)
    : columns_(table.columns), least_(table.columns.size(), 0) {
  add(table, section);
  words_ = static_cast<std::size_t>(std::find_if(columns_.begin(), columns_.end(),
                                                 [](TableColumn const& c) { return c.is_number; }) -
                                    columns_.begin());
}

void TextGrid::add(Table const& table, Section const& section) {
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

std::string TextGrid::heads(std::string const& before) {
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

std::string TextGrid::body() {
  std::string text;
  std::vector<std::size_t> const& widths = layout().widths;
  for (std::vector<std::string> const& row : rows_) text += line(row, widths);
  return text;
}

std::string TextGrid::line(std::size_t row) {
  return line(rows_.at(row), layout().widths);
}

std::string TextGrid::padded(std::string const& text, std::size_t column, std::size_t width) const {
  if (columns_[column].is_number) return right(text, width);
  if (column < words_) return left(shortened(text, width - gap), width);
  return left("  " + text, width);  // words after numbers
}

std::string TextGrid::line(std::vector<std::string> const& row,
                           std::vector<std::size_t> const& widths) const {
  if (row.size() == 1) return shortened(row.front(), table_width) + "\n";
  // A name that has no room is not cut, or two might become one: it has a line of its own.
  bool const is_long = words_ > 0 && width_of(row.front()) + gap > widths.front();
  std::string text = is_long ? std::string(widths.front(), ' ') : left(row.front(), widths[0]);
  for (std::size_t i = 1; i < row.size(); ++i) text += padded(row[i], i, widths[i]);
  return (is_long ? shortened(row.front(), table_width) + "\n" : "") + row_text(text);
}

// Of the columns whose head stands in the room of the first.
std::size_t TextGrid::end_of_first() const {
  std::size_t next = 1;
  while (next < words_ && columns_[next].head.empty()) ++next;
  return next;
}

// As wide as what the columns hold, without heads.
std::vector<std::size_t> TextGrid::widths_of_cells() const {
  std::vector<std::size_t> widths = least_;
  for (auto const& row : rows_) {
    for (std::size_t i = 0; i < row.size() && row.size() > 1; ++i)
      widths[i] = std::max(widths[i], width_of(row[i]) + gap);
  }
  return widths;
}

// `breaks_heads`: those of numbers that are wider than these take two lines.
TextGrid::Layout TextGrid::layout(bool breaks_heads) const {
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
TextGrid::Layout TextGrid::best_layout() const {
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
TextGrid::Layout const& TextGrid::layout() {
  if (!layout_) layout_ = best_layout();
  return *layout_;
}

// What is left goes to the last column of words before the numbers, what is too much is taken
// from the widest of them.
void TextGrid::fit(std::vector<std::size_t>& widths) const {
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

}  // namespace clustress
