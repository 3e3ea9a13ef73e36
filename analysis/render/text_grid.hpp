// analysis/render/text_grid.hpp — a table as lines whose columns never touch; section_text.hpp says
// how wide they are. Pure; not thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/data/section.hpp"

namespace clustress {

class TextGrid {
 public:
  TextGrid(Table const& table, Section const& section);

  // More rows, of the same columns.
  void add(Table const& table, Section const& section);
  // The head of the first column has the room of the columns of words without a head that follow;
  // `before` stands in front of it, or above. What does not fit has a line of its own.
  [[nodiscard]] std::string heads(std::string const& before);
  [[nodiscard]] std::string body();
  [[nodiscard]] std::string line(std::size_t row);

 private:
  // The head of a column in two lines; the upper one may be empty.
  struct Head {
    std::string above, below;
    [[nodiscard]] std::size_t width() const;
  };
  struct Layout {
    std::vector<Head> heads;
    std::vector<std::size_t> widths;
    std::size_t room = 0;    // of the first head
    bool is_broken = false;  // some heads take two lines
  };

  static Head broken_head(std::string const& head);
  [[nodiscard]] std::string padded(std::string const& text, std::size_t column,
                                   std::size_t width) const;
  [[nodiscard]] std::string line(std::vector<std::string> const& row,
                                 std::vector<std::size_t> const& widths) const;
  [[nodiscard]] std::size_t end_of_first() const;
  [[nodiscard]] std::vector<std::size_t> widths_of_cells() const;
  [[nodiscard]] Layout layout(bool breaks_heads) const;
  [[nodiscard]] Layout best_layout() const;
  [[nodiscard]] Layout const& layout();
  void fit(std::vector<std::size_t>& widths) const;

  std::vector<TableColumn> columns_;
  std::size_t words_ = 0;  // columns of words before the first of numbers
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::size_t> least_;  // widths, so that tables line up
  std::optional<Layout> layout_;    // of the rows so far
};

}  // namespace clustress
