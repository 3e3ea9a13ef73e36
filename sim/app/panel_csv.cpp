#include "sim/app/panel_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace clustress {
namespace {

constexpr std::size_t buffered = std::size_t{1} << 16;  // bytes

class CsvWriter {
 public:
  CsvWriter(PanelFile const& file, CsvForm form, std::FILE* out)
      : file_(file),
        form_(form),
        out_(out),
        separator_(form == CsvForm::decimal_comma ? ';' : ',') {
    if (form == CsvForm::decimal_comma) text_ = "\xEF\xBB\xBF";
  }
  ~CsvWriter() { flush(); }
  CsvWriter(CsvWriter const&) = delete;
  CsvWriter& operator=(CsvWriter const&) = delete;

  void field(std::string_view text) {
    if (!begins_) text_ += separator_;
    begins_ = false;
    text_ += text;
  }
  // Of a column of labels its text, else the number.
  void value(PanelTable const& table, std::size_t column, std::size_t row) {
    std::visit([&](auto const& values) { number(column, values[row]); }, table.columns[column]);
  }
  void end_line() {
    text_ += '\n';
    begins_ = true;
    if (text_.size() > buffered) flush();
  }

 private:
  void number(std::size_t column, std::int32_t x) {
    std::string_view const list = panel_columns[column].labels;
    if (list.empty()) return field(fmt::format_int(x).c_str());
    std::vector<std::string> const& labels = file_.labels(list);
    bool const is_label = x >= 0 && static_cast<std::size_t>(x) < labels.size();
    field(is_label ? quoted(labels[static_cast<std::size_t>(x)], separator_) : "");
  }
  template <class Real>
  void number(std::size_t, Real x) {
    std::string text = std::isnan(x) ? "" : fmt::format("{}", x == Real{0} ? Real{0} : x);
    if (form_ == CsvForm::decimal_comma) std::ranges::replace(text, '.', ',');
    field(text);
  }
  void flush() {
    std::fwrite(text_.data(), 1, text_.size(), out_);
    text_.clear();
  }

  PanelFile const& file_;
  CsvForm form_;
  std::FILE* out_;
  char separator_;
  std::string text_;
  bool begins_ = true;
};

std::vector<std::size_t> columns_of(PanelAxis axis) {
  std::vector<std::size_t> list;
  for (std::size_t k = 0; k < std::size(panel_columns); ++k) {
    if (panel_columns[k].axis == axis) list.push_back(k);
  }
  return list;
}

// Those by which rows of other tables find their firm.
constexpr std::size_t keys[] = {panel_column("point"), panel_column("replicate"),
                                panel_column("variant"), panel_column("stress"),
                                panel_column("firm")};

}  // namespace

void print_panel_csv(PanelFile const& file, std::vector<PanelFile::World> const& worlds,
                     CsvForm form, std::FILE* out) {
  CsvWriter csv(file, form, out);
  std::vector<std::size_t> const facts = columns_of(PanelAxis::one_case),
                                 series = columns_of(PanelAxis::case_year);
  for (std::size_t const k : facts) csv.field(panel_columns[k].name);
  csv.field("year");
  for (std::size_t const k : series) csv.field(panel_columns[k].name);
  csv.end_line();
  std::vector<std::int32_t> const& years = file.layout().years;
  for (PanelFile::World const& world : worlds) {
    PanelTable const table = file.read(world);
    auto const& with = table.values<std::int32_t>(panel_column("alive"));
    auto const& without = table.values<std::int32_t>(panel_column("alive_without"));
    for (std::size_t one = 0; one < world.cases; ++one) {
      bool has_lived = false;
      for (std::size_t year = 0; year < years.size(); ++year) {
        std::size_t const row = one * years.size() + year;
        has_lived = has_lived || with[row] != 0 || without[row] != 0;
        if (!has_lived) continue;
        for (std::size_t const k : facts) csv.value(table, k, one);
        csv.field(fmt::format_int(years[year]).c_str());
        for (std::size_t const k : series) csv.value(table, k, row);
        csv.end_line();
      }
    }
  }
}

void print_applications_csv(PanelFile const& file, std::vector<PanelFile::World> const& worlds,
                            CsvForm form, std::FILE* out) {
  CsvWriter csv(file, form, out);
  std::vector<std::size_t> columns = columns_of(PanelAxis::application);
  std::erase(columns, panel_column("application_case"));
  for (std::size_t const k : keys) csv.field(panel_columns[k].name);
  for (std::size_t const k : columns) csv.field(panel_columns[k].name);
  csv.end_line();
  for (PanelFile::World const& world : worlds) {
    PanelTable const table = file.read(world);
    auto const& cases = table.values<std::int32_t>(panel_column("application_case"));
    for (std::size_t row = 0; row < world.applications; ++row) {
      for (std::size_t const k : keys) csv.value(table, k, static_cast<std::size_t>(cases[row]));
      for (std::size_t const k : columns) csv.value(table, k, row);
      csv.end_line();
    }
  }
}

}  // namespace clustress
