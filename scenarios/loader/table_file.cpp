#include "scenarios/loader/table_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/text.hpp"

namespace clustress::loader {

TableFile::TableFile(std::string const& name, Position named_at, Content content,
                     Allowance& allowance, Report& report)
    : path_((report.source(named_at.file).directory / std::filesystem::path(name))
                .lexically_normal()),
      content_(content),
      report_(report) {
  read_.fault = allowance.take_file();
  if (read_.fault.empty()) read_ = read_file_text(path_);
  if (read_.fault.empty()) read_.fault = allowance.take_bytes(read_.text.size());
  if (!read_.fault.empty()) {
    report.fault(named_at, fmt::format("\"{}\": {}", printable(path_.string(), 300), read_.fault));
    return;
  }
  source_ = report.add_source({path_.string(), path_.parent_path()});
  faults_before_ = report.count();
  csv_.emplace(read_.text, source_, report);
  if (report.count() != faults_before_) return;
  if (!csv_->next(header_)) {
    header_.clear();
    report.fault({source_, 0, 0},
                 fmt::format("empty. The first line names the columns: {}, …", content_.columns));
  }
  for (std::size_t i = 0; i < header_.size(); ++i) {
    if (header_[i].text.empty()) nameless_.push_back(i);
  }
}

bool TableFile::next(std::vector<CsvField>& row) {
  while (csv_->next(row)) {
    has_rows_ = true;
    if (!has_width_of_header(row)) continue;
    check_nameless(row);
    return true;
  }
  if (!has_rows_ && report_.count() == faults_before_) {
    report_.fault({source_, 0, 0},
                  fmt::format("no {0} below the header. Give one {0} a line.", content_.row));
  }
  return false;
}

bool TableFile::has_width_of_header(std::vector<CsvField>& row) {
  while (row.size() > header_.size() && row.back().text.empty()) row.pop_back();
  if (row.size() == header_.size()) return true;
  report_.fault(
      row.front().at,
      fmt::format("{} fields where the header names {}. The separator here is '{}'.", row.size(),
                  header_.size(), separator() == '\t' ? "tab" : std::string(1, separator())));
  return false;
}

// Once a column.
void TableFile::check_nameless(std::vector<CsvField> const& row) {
  std::erase_if(nameless_, [&](std::size_t i) {
    if (row[i].text.empty()) return false;
    report_.fault(
        row[i].at,
        "a value in a column without a name. Name the column in the header, or take it out.");
    return true;
  });
}

}  // namespace clustress::loader
