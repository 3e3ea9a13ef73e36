// scenarios/loader/csv.hpp — records of a CSV text (RFC 4180), as spreadsheets write it, one at a
// time.
//
// Separator comma, semicolon or tab, whichever the first record has most of (or `sep=;` in a line
// before it); UTF-8 with or without byte order mark; line ends LF, CRLF or CR; fields may stand in
// double quotes, "" for a quote, but end on their line. Blanks around a field, empty records and
// lines that begin with # are skipped. Memory is bounded by the longest line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/loader/report.hpp"

namespace clustress::loader {

struct CsvField {
  std::string text;
  Position at;
};

class CsvReader {
 public:
  // `file` numbers the text among the sources of the report. A text that is not UTF-8 is reported
  // and has no records.
  CsvReader(std::string_view text, std::uint32_t file, Report& report);
  // The same of the line of that number of a text. Its first line has no `separator`, and shows it.
  CsvReader(std::string_view line, Position at, std::optional<char> separator, Report& report);

  // false at the end; faults of form are reported and reading goes on
  bool next(std::vector<CsvField>& record);
  [[nodiscard]] char separator() const { return separator_; }

 private:
  void check_characters(std::uint32_t line);
  [[nodiscard]] std::string_view take_line();
  void split(std::string_view line, std::vector<CsvField>& record);
  std::size_t take_quoted(std::string_view line, std::size_t i, CsvField& field);
  [[nodiscard]] Position place(std::string_view line, std::size_t i);

  std::string_view text_;
  std::uint32_t file_;
  Report& report_;
  char separator_ = ',';
  std::uint32_t line_ = 0;
  std::size_t counted_ = 0;   // bytes of the line …
  std::uint32_t column_ = 1;  // … before this column
};

// A column's name in its plain form: "Founding Year" → "founding_year".
std::string column_name(std::string_view text);

// The number a field says, with a decimal point, or with a decimal comma where that is not the
// separator; nothing if it is none, or may have a thousands separator, as 3.000 and 12,345 do.
std::optional<double> number_in(CsvField const& field, char separator);

}  // namespace clustress::loader
