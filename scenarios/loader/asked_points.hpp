// scenarios/loader/asked_points.hpp — points of a scenario that are asked for one by one, as rows
// of a table: `id`, then one column for each path as after --set. An empty cell is the declared
// value.
//
// Points of the scenario itself are left alone. Paths and their names are checked once, by
// read_header(); whatever is wrong with a row is an answer and never thrown, so that one bad point
// stops no other. Rows may come from several threads once the header is read.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/scenario.hpp"

namespace clustress {

// A line of a table and where it stands, for messages.
struct TableLine {
  std::string_view text;  // without its end
  std::uint32_t number = 1;
};

struct AskedPoint {
  std::string id;
  // By parameter, as TOML in one spelling; empty = declared. Of a value that cannot be read: the
  // text.
  std::vector<std::string> values;
  std::string fault;   // why it is refused, with its place; empty = it is not
  std::string luck{};  // where luck is own, what its seed is made of; empty = of the id
};

class AskedPoints {
 public:
  // Reads the scenario; overrides are as after --set. `table`: name of the table in messages.
  // Throws ScenarioError.
  explicit AskedPoints(std::string const& path, std::vector<std::string> const& overrides = {},
                       std::string const& table = "points");
  ~AskedPoints();
  AskedPoints(AskedPoints&&) noexcept;

  [[nodiscard]] Scenario const& declared() const;

  // The line that names the columns. Throws ScenarioError: no id, paths that are unknown or none,
  // two columns of one path.
  void read_header(TableLine line);
  // The same of paths alone, for points made of numbers.
  void name_parameters(std::vector<std::string> const& paths);
  [[nodiscard]] std::vector<PointPath> const& parameters() const;
  // What the scenario declares of them, by parameter, in units; NaN where it is no number.
  [[nodiscard]] std::vector<double> declared_values() const;

  // Values are checked one by one, against their kinds and ranges. Of a line that says nothing, id
  // and fault are empty.
  [[nodiscard]] AskedPoint read_row(TableLine line) const;
  // The same of numbers, one for each parameter.
  [[nodiscard]] AskedPoint point(std::string id, std::span<double const> values) const;

  // The whole scenario of a point without a fault; nothing if its values do not fit together: then
  // `fault` says why.
  [[nodiscard]] std::optional<Scenario> scenario_of(AskedPoint const& point,
                                                    std::string& fault) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace clustress
