#include "analysis/panel/read_panel_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>
#include <map>
#include <optional>

#include "analysis/panel/panel_csv_columns.hpp"
#include "analysis/panel/panel_rows.hpp"
#include "scenarios/loader/csv.hpp"
#include "sim/core/text.hpp"

namespace clustress {
namespace {

using loader::CsvField;

using namespace panel_csv;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

// Texts as numbers: of a number itself, of others beyond all numbers, in the order of their coming.
class Labels {
 public:
  std::int64_t number_of(std::string const& text) {
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) return number;
    return numbers_.try_emplace(text, first + static_cast<std::int64_t>(numbers_.size()))
        .first->second;
  }

 private:
  static constexpr std::int64_t first = 1'000'000'000;
  std::map<std::string, std::int64_t> numbers_;
};

struct Rows {
  std::string programme;
  FirmPanel panel;
  std::vector<loader::Position> at;
};

std::string text_of(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file.is_open() || file.bad())
    throw UsageError(fmt::format("{}: cannot be read. Give the name of a CSV file.", path));
  return text;
}

class Reader {
 public:
  Reader(std::string_view text, std::uint32_t file, loader::Report& report)
      : csv_(text, file, report), report_(report) {}

  CsvPanels read() {
    CsvPanels panels;
    std::vector<CsvField> header;
    if (!csv_.next(header)) {
      if (report_.count() == 0)
        report_.fault({0, 0, 0}, "empty. It must begin with the names of the columns.");
      return panels;
    }
    if (!read_header(header, panels)) return panels;
    while (csv_.next(record_)) read_row(header.size());
    if (report_.count() == 0 && worlds_.empty())
      report_.fault(header.front().at, "no row below the names of the columns. Add the firms.");
    for (Rows& rows : worlds_) {
      sort_rows(rows.panel, rows.at);
      if (auto const fault = fault_of(rows.panel))
        report_.fault(rows.at[fault->row], fault->problem);
      panels.worlds.push_back({rows.programme, std::move(rows.panel)});
    }
    return panels;
  }

 private:
  bool read_header(std::vector<CsvField> const& header, CsvPanels& panels) {
    for (std::size_t i = 0; i < header.size(); ++i) {
      std::string const name = loader::column_name(header[i].text);
      auto const known = std::ranges::find(column_texts(), name, &PanelColumnText::name);
      if (known == column_texts().end()) {
        panels.passed_over.push_back(header[i].text);
        continue;
      }
      auto& place = place_[static_cast<std::size_t>(known - column_texts().begin())];
      if (place)
        report_.fault(header[i].at, fmt::format("a second column \"{}\". Keep one.", name));
      place = i;
      panels.columns.push_back(known->name);
    }
    for (std::size_t c = 0; c < column_count; ++c) {
      if (column_texts()[c].is_required && !place_[c]) {
        report_.fault(header.front().at,
                      fmt::format("no column \"{}\": {}. Add it.", column_texts()[c].name,
                                  column_texts()[c].meaning));
      }
    }
    return report_.count() == 0;
  }

  void read_row(std::size_t width) {
    if (record_.size() != width) {
      report_.fault(
          record_.front().at,
          fmt::format("{} fields, the header has {}. Correct the row.", record_.size(), width));
      return;
    }
    Rows& rows = rows_of_world();
    FirmPanel& p = rows.panel;
    bool const is_lottery = text(selection) == "lottery";
    rows.at.push_back(record_.front().at);
    if (text(firm).empty()) fault(firm, "empty. Give the firm a number or a name.");
    p.firm.push_back(labels_[firm].number_of(std::string(text(firm))));
    p.year.push_back(whole(year, none));
    p.treated_year.push_back(whole(treated_year, 0.0));
    p.applied_year.push_back(whole(applied_year, 0.0));
    p.score.push_back(is_lottery ? none : real(score, none, true));
    p.cutoff.push_back(is_lottery ? none : real(cutoff, none, true));
    p.region.push_back(label(region, 0));
    p.sector.push_back(label(sector, 0));
    p.cluster.push_back(label(cluster, -1));
    p.size_class.push_back(label(size_class, 0));
    p.weight.push_back(real(weight, 1.0));
    read_outcomes(p);
  }

  void read_outcomes(FirmPanel& p) {
    double const persons = real(jobs, none), without = real(jobs_without, none);
    for (std::size_t k = 0; k < std::size(outcome_columns); ++k) {
      OutcomeColumn const& outcome = outcome_columns[k];
      auto const read = [&](Column c, double jobs_there) {
        if (c == jobs || c == jobs_without) return jobs_there;
        double const missing = outcome.with == &FirmPanel::alive && jobs_there > 0.0 ? 1.0 : 0.0;
        return real(c, missing, outcome.is_of_the_living);
      };
      (p.*outcome.with).push_back(read(next(jobs, k), persons));
      bool const is_known =
          place_[next(jobs_without, k)] &&
          (!outcome.is_of_the_living || place_[jobs_without] || place_[alive_without]);
      // Who is closed there is told by jobs too.
      bool const is_told = outcome.with == &FirmPanel::alive && place_[jobs_without];
      if (is_known || is_told) (p.*outcome.without).push_back(read(next(jobs_without, k), without));
    }
  }

  Rows& rows_of_world() {
    std::string programme, name;
    for (Column const c : {variant, stress, point}) {
      if (!place_[c]) continue;
      programme +=
          fmt::format("{}{}{}", programme.empty() ? "" : ", ", c == point ? "point " : "", text(c));
    }
    for (Column const c : {replicate, world}) {
      if (place_[c])
        name += fmt::format("{}{} {}", name.empty() ? "" : ", ", column_texts()[c].name, text(c));
    }
    auto const [found, is_new] = place_of_world_.try_emplace({programme, name}, worlds_.size());
    if (is_new) {
      worlds_.push_back({programme, {}, {}});
      worlds_.back().panel.label =
          programme + (programme.empty() || name.empty() ? "" : ", ") + name;
    }
    return worlds_[found->second];
  }

  [[nodiscard]] std::string_view text(Column c) const {
    return place_[c] ? std::string_view(record_[*place_[c]].text) : std::string_view();
  }
  void fault(Column c, std::string const& problem) {
    report_.fault(record_[*place_[c]].at, fmt::format("{}: {}", column_texts()[c].name, problem));
  }

  // `missing`: where the column is not there or, if that may be, the field is empty.
  double real(Column c, double missing, bool may_be_empty = false) {
    std::string_view const written = text(c);
    bool const is_empty =
        written.empty() || written == "NA" || written == "nan" || written == "NaN";
    if (!place_[c] || (is_empty && may_be_empty)) return missing;
    double value = none;
    auto const [end, error] =
        std::from_chars(written.data(), written.data() + written.size(), value);
    if (error == std::errc() && end == written.data() + written.size() && std::isfinite(value))
      return value;
    fault(c, fmt::format("\"{}\" is no number. Write digits, decimals with a point.",
                         printable(written)));
    return 0.0;
  }
  std::int32_t whole(Column c, double missing) {
    double const value = real(c, missing, std::isfinite(missing));
    if (value == std::floor(value) && std::abs(value) < 1e6)
      return static_cast<std::int32_t>(value);
    fault(c, fmt::format("\"{}\" is no year. Write it with four digits.", printable(text(c))));
    return 0;
  }
  std::int32_t label(Column c, std::int32_t missing) {
    if (text(c).empty() || text(c) == "NA") return missing;
    return static_cast<std::int32_t>(
        std::clamp<std::int64_t>(labels_[c].number_of(std::string(text(c))), -1, 2'000'000'000));
  }

  loader::CsvReader csv_;
  loader::Report& report_;
  std::array<std::optional<std::size_t>, column_count> place_;
  std::array<Labels, column_count> labels_;
  std::vector<CsvField> record_;
  std::vector<Rows> worlds_;
  std::map<std::pair<std::string, std::string>, std::size_t> place_of_world_;
};

}  // namespace

std::span<PanelColumnText const> panel_csv_columns() {
  return column_texts();
}

bool CsvPanels::has(std::string_view column) const {
  return std::ranges::find(columns, column) != columns.end();
}

CsvPanels read_panel_csv(std::string const& path) {
  std::string const text = text_of(path);
  std::vector<loader::Source> sources;
  Diagnostics diagnostics;
  loader::Report report(sources, diagnostics);
  std::uint32_t const file = report.add_source({path, {}});
  CsvPanels panels = Reader(text, file, report).read();
  diagnostics.throw_if_any();
  return panels;
}

}  // namespace clustress
