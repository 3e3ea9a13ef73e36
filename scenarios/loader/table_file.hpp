// scenarios/loader/table_file.hpp — a CSV file that a key of the world names: opened, its header
// read, then its rows.
//
// Whatever is wrong with its form is reported: a file that cannot be had, is no UTF-8 text, has no
// header or nothing below it, rows of another width than the header's, values in a column without a
// name. Not thread-safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/loader/csv.hpp"
#include "scenarios/loader/file_text.hpp"

namespace clustress::loader {

class TableFile {
 public:
  struct Content {
    char const* row;      // what a row is: "firm"
    char const* columns;  // the first of them, for messages
  };

  // `name` as the value at `named_at` has it, relative to the file in which that stands; counts
  // against `allowance`.
  TableFile(std::string const& name, Position named_at, Content content, Allowance& allowance,
            Report& report);
  TableFile(TableFile const&) = delete;
  TableFile& operator=(TableFile const&) = delete;

  [[nodiscard]] bool is_open() const { return !header_.empty(); }
  [[nodiscard]] std::filesystem::path const& path() const { return path_; }
  // Of an open table. Rows have as many fields as the header.
  [[nodiscard]] std::vector<CsvField> const& header() const { return header_; }
  [[nodiscard]] char separator() const { return csv_->separator(); }
  bool next(std::vector<CsvField>& row);  // false at the end

 private:
  bool has_width_of_header(std::vector<CsvField>& row);
  void check_nameless(std::vector<CsvField> const& row);

  std::filesystem::path path_;
  Content content_;
  Report& report_;
  FileText read_;
  std::uint32_t source_ = 0;
  std::size_t faults_before_ = 0;  // its own
  std::optional<CsvReader> csv_;
  std::vector<CsvField> header_;
  std::vector<std::size_t> nameless_;  // columns in which nothing has stood so far
  bool has_rows_ = false;
};

}  // namespace clustress::loader
