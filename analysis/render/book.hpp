// analysis/render/book.hpp — a workbook of a spreadsheet (Office Open XML, ECMA-376), sheet by
// sheet and row by row. A thin layer over libxlsxwriter.
//
// The same calls give the same bytes: dates are fixed. Text is made harmless (report_text.hpp),
// control characters are escaped, long texts are cut. Numbers are written with 16 significant
// digits; one that is not given leaves its cell empty, one that is infinite is written as ∞.
// Errors: OutputError, with path, cause and what to do; the library's own lines on stderr are kept
// back, and with them what other threads print there while a book is finished. Not thread-safe;
// several books may be written at the same time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace clustress {

struct BookNumber {
  double value = 0.0;            // NaN: the cell stays empty
  std::string_view format = "";  // as spreadsheets write it: "#,##0.0"; empty = general
};
using BookCell = std::variant<std::string, BookNumber>;

struct BookColumn {
  std::string head;
  double width = 12.0;  // in characters
};

class Book {
 public:
  // `scratch`: a file that is made, and removed again; its folder also holds what the library
  // keeps while it writes.
  explicit Book(std::filesystem::path scratch);
  ~Book();
  Book(Book const&) = delete;
  Book& operator=(Book const&) = delete;

  // The next sheet. At most 31 characters, none of []:*?/\, and unlike the others.
  void begin_sheet(std::string const& name, std::vector<double> const& widths);
  // The head of a table; what is above it and `columns` to the left stay in sight, and its
  // columns can be filtered.
  void head(std::vector<BookColumn> const& columns, std::uint16_t frozen);
  void row(std::vector<BookCell> const& cells);
  void heading(std::vector<std::string> const& cells);  // bold, and nothing stays in sight
  // A text over several columns, broken into lines.
  void paragraph(std::string const& text, std::uint16_t columns, bool is_bold = false);
  void skip() { ++row_; }
  [[nodiscard]] std::size_t rows() const { return row_; }  // of the sheet so far

  // The bytes of the whole file, read back and checked.
  std::string finish();

 private:
  void end_table();
  void write(std::uint16_t column, BookCell const& cell);
  lxw_format* number_format(std::string_view format);
  void check(int error) const;

  std::filesystem::path scratch_;
  std::string folder_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  std::uint32_t row_ = 0, head_row_ = 0;
  std::uint16_t head_columns_ = 0;
  std::map<std::string, lxw_format*, std::less<>> formats_;
  lxw_format *bold_ = nullptr, *lines_ = nullptr, *bold_lines_ = nullptr, *right_ = nullptr;
};

}  // namespace clustress
