#include "scenarios/loader/point_texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "scenarios/loader/binder.hpp"
#include "scenarios/loader/fact.hpp"
#include "scenarios/loader/levers.hpp"
#include "scenarios/loader/names.hpp"
#include "scenarios/loader/own_keys.hpp"
#include "scenarios/loader/point_columns.hpp"
#include "scenarios/loader/points.hpp"
#include "scenarios/loader/table_file.hpp"
#include "sim/core/text.hpp"

namespace clustress::loader {
namespace {

class TextsReader {
 public:
  TextsReader(Node const& root, Draft& draft, Report& report)
      : root_(root),
        draft_(draft),
        report_(report),
        taken_("point", UniqueNames::added({"declared"}), report) {}

  PointTexts read() {
    Node const* const file = file_node();
    if (file != nullptr && root_.find("point") != nullptr) {
      report_.fault(file->at,
                    "points both in this file and as [[point]]. A result goes on when points are "
                    "added at the end: keep them in one place.");
    } else if (file != nullptr) {
      read_file(*file);
    } else {
      for (Node const* table : tables_of(root_, "point", most_points_read, report_))
        read_table(*table);
    }
    return {std::move(points_), std::move(levers_)};
  }

 private:
  [[nodiscard]] Node const* file_node() const {
    auto const* const options = root_.find("points");
    auto const* const file = options != nullptr ? options->value.find("file") : nullptr;
    return file != nullptr && !draft_.scenario.points.options.file.empty() ? &file->value : nullptr;
  }

  PointText& begin(std::string label, Position at) {
    PointText& point = points_.emplace_back();
    point.label = label.empty() ? fmt::format("point {}", points_.size()) : std::move(label);
    point.at = at;
    taken_.add(point.label, at);
    return point;
  }

  void read_table(Node const& table) {
    std::string const context = fmt::format("point {}", points_.size() + 1);
    bind_table(table, {}, {"label", "set"}, context, report_);
    auto const* const label = text_at(table, point_keys(), "label", report_);
    PointText& point = begin(label != nullptr ? *label : "",
                             label != nullptr ? table.find("label")->value.at : table.at);
    auto const* const set = table.find("set");
    if (set == nullptr || !set->value.as<Node::Table>()) {
      report_.fault(set != nullptr ? set->value.at : table.at,
                    context_of(point) +
                        ": no values. Give set = { \"model.market.sales_elasticity\" = 3.0 }, any "
                        "number of paths as after --set.");
      return;
    }
    std::size_t const faults_before = report_.count();
    read_values(set->value, {}, point);
    if (report_.count() == faults_before) ask_for_values(point);
  }
  // Keys at the top are paths, keys below them single segments.
  void read_values(Node const& table, std::vector<std::string> const& above, PointText& point) {
    for (auto const& [key, at, value] : *table.as<Node::Table>()) {
      std::vector<std::string> path = above;
      if (above.empty()) {
        path = path_segments(key);
        if (path.empty()) report_.fault(at, no_path(key));
        if (path.empty()) continue;
      } else {
        path.push_back(key);
      }
      if (value.as<Node::Table>()) {
        read_values(value, path, point);
      } else if (auto const lever = lever_at(path, at)) {
        set(point, *lever, value);
      }
    }
  }
  void read_file(Node const& file) {
    Allowance allowance;  // beside that of the scenario's other files
    TableFile table(*file.as<std::string>(), file.at,
                    {"point", "label, model.market.sales_elasticity"}, allowance, report_);
    if (!table.is_open()) return;
    std::vector<CsvField> const header = table.header(), none;
    std::string const first = column_name(header.front().text);
    if (first != "label" && first != "id") {
      report_.fault(header.front().at,
                    fmt::format("the first column is \"{}\". Name it label, with a name for each "
                                "point, or id.",
                                printable(header.front().text)));
      return;
    }
    std::vector<std::optional<std::size_t>> const levers = columns(header);
    for (std::vector<CsvField> row; table.next(row) && !report_.full();) {
      if (points_.size() == most_points_read) {
        report_.fault(row.front().at,
                      fmt::format("more than {} points. Split the table.", most_points_read));
        return;
      }
      read_row(row, levers, table.separator());
    }
  }
  // Of each column the number of its lever.
  std::vector<std::optional<std::size_t>> columns(std::vector<CsvField> const& header) {
    std::vector<std::optional<std::size_t>> numbers;
    for (std::optional<Lever>& lever : levers_of_columns(header, draft_, report_)) {
      numbers.emplace_back();
      if (!lever) continue;
      numbers.back() = levers_.size();
      levers_.push_back(std::move(*lever));
    }
    return numbers;
  }
  void read_row(std::vector<CsvField> const& row,
                std::vector<std::optional<std::size_t>> const& levers, char separator) {
    PointText& point = begin(row.front().text, row.front().at);
    if (point.label.size() > 60)
      report_.fault(point.at, "a label of more than 60 characters. Give a shorter one.");
    std::size_t const faults_before = report_.count();
    bool is_empty = true;
    for (std::size_t i = 1; i < row.size(); ++i) {
      if (row[i].text.empty()) continue;
      is_empty = false;
      if (!levers[i]) continue;
      if (auto const value = value_in(row[i], separator, context_of(point), report_))
        set(point, *levers[i], *value);
    }
    if (is_empty && report_.count() == faults_before) ask_for_values(point);
  }

  void ask_for_values(PointText const& point) {
    if (!point.overrides.empty()) return;
    report_.fault(point.at, context_of(point) +
                                " sets nothing. The declared values are always there, as point 0: "
                                "take it out.");
  }

  // The number of the lever in levers_; each path is looked for, and reported, once.
  std::optional<std::size_t> lever_at(std::vector<std::string> const& path, Position at) {
    auto const [known, is_new] = by_path_.try_emplace(path_text(path));
    if (!is_new) return known->second;
    auto lever = find_lever(draft_, path, at, report_);
    if (!lever) return std::nullopt;
    auto const same = std::ranges::find(levers_, lever->path, &Lever::path);
    known->second = static_cast<std::size_t>(same - levers_.begin());
    if (same == levers_.end()) levers_.push_back(std::move(*lever));
    return known->second;
  }

  void set(PointText& point, std::size_t lever, Node const& value) {
    auto const number = value_of(levers_[lever].info, value, context_of(point), report_);
    if (!number) return;
    if (std::ranges::find(point.levers, lever) != point.levers.end()) {
      report_.fault(value.at, fmt::format("{} sets {} twice. Keep one of the two.",
                                          context_of(point), path_text(levers_[lever].path)));
      return;
    }
    point.levers.push_back(lever);
    point.values.push_back(*number);
    point.overrides.push_back({levers_[lever].path, value});
  }

  Node const& root_;
  Draft& draft_;
  Report& report_;
  UniqueNames taken_;
  std::vector<PointText> points_;
  std::vector<Lever> levers_;
  std::unordered_map<std::string, std::optional<std::size_t>> by_path_;
};

}  // namespace

PointTexts read_point_texts(Node const& root, Draft& draft, Report& report) {
  return TextsReader(root, draft, report).read();
}

std::string context_of(PointText const& point) {
  return fmt::format("point \"{}\"", printable(point.label));
}

}  // namespace clustress::loader
