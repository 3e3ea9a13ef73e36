// calibration/page/markdown.hpp — text as Markdown: escaped, as code, in tables; and numbers.
//
// Names come from files: what they hold is shown and never acts. Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clustress::page {

// On one line, at most 400 bytes of it, without marks that Markdown, HTML or formulas know.
std::string escaped(std::string_view text);

// Between backticks if nothing in it could end them or the cell of a table, else escaped.
std::string code(std::string_view text);

using Cells = std::vector<std::string>;  // Markdown already
// Ends with its end of line. Rows have as many cells as the head.
std::string table(Cells const& head, std::vector<Cells> const& rows);

// Four digits; "–" for NaN.
std::string number(double x);
// "0.1 to 0.2"; "–" where one of them is NaN.
std::string range(double low, double high);

}  // namespace clustress::page
