// analysis/report/html.hpp — text as HTML: escaped, in sentences, in tables.
//
// Every label comes from a file and is escaped here, for text and attributes alike. Pure functions,
// thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clustress {

// & < > " ' as entities; control characters and what is not UTF-8 as U+FFFD.
std::string escaped(std::string_view text);
// The same, and names in “quotation marks” apart from the direction of what surrounds them.
std::string sentence_html(std::string_view text);
// Of several lines, each escaped by itself.
std::string escaped_lines(std::string_view text);
std::string paragraph_html(std::string_view text, std::string_view css_class = "");
// One item each; empty without items.
std::string list_html(std::vector<std::string> const& items);

// A link to a word of the report's list of words.
std::string term_html(std::string_view word, std::string_view text);

// A cell of a table; `exact` is what CSV holds of a number.
struct HtmlCell {
  std::string text;
  std::optional<double> exact{};
};

struct HtmlTable {
  std::string caption;
  std::vector<std::string> heads;  // the first is of the rows' names
  std::vector<std::vector<HtmlCell>> rows{};

  [[nodiscard]] std::string html() const;
};

// A value and its ends as three cells.
void add_range(std::vector<HtmlCell>& row, std::string value, double exact, std::string low,
               double exact_low, std::string high, double exact_high);

}  // namespace clustress
