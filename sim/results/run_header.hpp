// sim/results/run_header.hpp — what a result file says about the run as a whole: layout, scenario,
// program, names.
//
// The engine's side fills it once; it is written to the final file and to every part, and read back
// by ResultFile. Plain value, thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sim/engine/outcome.hpp"

namespace clustress {

// A column of facts about the labels of one dimension, e.g. the kind and the severity of each
// stress. In the file it is the data set `<dimension>_<name>`: /stress_severity,
// /labels/instrument_kind.
struct LabelColumn {
  std::string dimension;  // "variant", "stress", or a Dimension of the layout
  std::string name;       // "kind"
  std::string long_name;
  std::variant<std::vector<double>, std::vector<std::string>> values;  // one for each label
  bool operator==(LabelColumn const&) const = default;
};

// A number or text about the run, an attribute at the root of the file: targets, horizon, discount
// rate, …
struct NamedValue {
  std::string name;
  std::variant<double, std::string> value;
  bool operator==(NamedValue const&) const = default;
};

// A number of the world that somebody assumed, as declared.
struct AssumedNumber {
  std::string path;              // "region.Leipzig.unemployment_rate"
  double value = 0.0;            // in its unit
  double low = 0.0, high = 0.0;  // its range
  double jobs_share = 0.0;       // of the world's jobs: those of what it is about
  bool operator==(AssumedNumber const&) const = default;
};

// What is known of where the numbers of the world come from.
struct WorldNumbers {
  std::size_t all = 0;                 // assumed and sourced
  std::vector<AssumedNumber> assumed;  // those first that are in doubt for many jobs
  bool operator==(WorldNumbers const&) const = default;
};

// What a point may set: a path as after --set.
struct PointParameter {
  std::string path;   // "model.market.sales_elasticity"
  std::string unit;   // as declared, "kEUR"
  std::string prior;  // as declared, "uniform 1 4"; empty = none
  std::string group;  // parameters of one group are sampled together; empty = none
  bool operator==(PointParameter const&) const = default;
};

// One point; lists are by parameter.
struct Point {
  std::string label;
  std::vector<std::string> overrides;  // value as text; empty = as declared
  std::vector<double> values;          // in units; NaN where it is not a number
  std::vector<double> cube;            // place in the unit cube; NaN where there is none
  double weight = 1.0;
  bool is_known = true;  // false: what was read, a part of a run, does not hold it
};

// The points of a run, by number. A run without points has one point without parameters.
struct PointTable {
  std::vector<PointParameter> parameters;
  std::vector<Point> points{1};
  std::string luck = "shared";  // "shared" or "own" draws of the points
  std::string design;           // what made the points; empty = written by hand, or none
};

// A share of a run that several programs or machines do together: shard `number` of `of` (1 ≤
// number ≤ of) has the units u with u mod of = number − 1, where u = replicate · points + point. A
// whole run is shard 1 of 1.
struct Shard {
  std::uint32_t number = 1, of = 1;
  [[nodiscard]] bool has(RunUnit unit, std::uint32_t points) const {
    return (std::uint64_t{unit.replicate} * points + unit.point) % of == number - 1;
  }
  [[nodiscard]] bool is_whole() const { return of == 1; }
  bool operator==(Shard const&) const = default;
};
inline constexpr std::uint32_t most_shards = 1'000'000;  // files that say more are refused

// "RESULT.shard-2-of-7.h5" beside RESULT.h5; the result itself for a whole run.
std::string shard_path(std::string const& result, Shard shard);

struct RunHeader {
  int format_version = 0;  // of the file it was read from; 0 = of none
  OutcomeLayout layout;
  // Identity of the run.
  std::string scenario_toml;  // effective scenario: every default filled in
  std::string digest;         // of effective scenario, model version and seed
  std::uint64_t seed = 0;
  std::uint32_t replicates = 0;  // wanted of the whole run: 0 … replicates − 1
  // Wanted of the whole run: 0 … points_wanted − 1. The table holds at least these; a finished file
  // may hold more.
  std::uint32_t points_wanted = 1;
  PointTable points;
  Shard shard;
  // calendar quarter of quarter 1, the first of the programme, "2016Q1"
  std::string start_quarter;
  std::vector<LabelColumn> columns;    // stress/kind and stress/severity always; more as needed
  std::vector<NamedValue> attributes;  // anything else analysis needs
  std::optional<WorldNumbers> world_numbers;  // nothing in files before format 3
  // Which program, filled in by stamp().
  std::string program_version, model_version, revision, compiler, flags;
  // Of this session only: not part of the identity, left out of bit comparisons.
  std::string command_line, host, started;  // started: UTC, ISO 8601
  // one line a session that wrote to the file, oldest first
  std::vector<std::string> history;

  // units of the shard, in the order of work
  [[nodiscard]] std::vector<RunUnit> wanted() const;
  // whether a unit is one of these
  [[nodiscard]] bool wants(RunUnit unit) const;
  // an attribute by name
  [[nodiscard]] double number(std::string_view name, double otherwise) const;
  [[nodiscard]] std::string text(std::string_view name, std::string otherwise = "") const;
  // nullptr if absent
  [[nodiscard]] LabelColumn const* column(std::string_view dimension, std::string_view name) const;
};

// "replicate 3", or "point 2, replicate 3" where there is more than one point.
std::string text_of(RunUnit unit, std::size_t points);

// Fills in program, host, time and command line, and the session's line of the history.
void stamp(RunHeader& header, std::string command_line);

// Now in UTC, "2016-01-31T12:00:00Z", whatever the locale.
std::string utc_now();

// Without the data sets and dimensions that have no entries (a scenario without clusters has no
// /cluster); offsets as before.
OutcomeLayout without_empty(OutcomeLayout const& layout);

// What two runs differ in, each a sentence part ("[simulation] horizon_quarters is 40 there and 20
// here"): effective scenario by section and key, then seed, model version, digest, the first
// difference of layouts and of points, shard. Session and program fields do not count.
std::vector<std::string> differences(RunHeader const& there, RunHeader const& here);
// The first of them, or empty.
std::string first_difference(RunHeader const& there, RunHeader const& here);

// The same for two effective scenarios alone; for two layouts alone.
std::vector<std::string> toml_differences(std::string const& there, std::string const& here);
std::string first_toml_difference(std::string const& there, std::string const& here);
std::string first_layout_difference(OutcomeLayout const& there, OutcomeLayout const& here);

}  // namespace clustress
