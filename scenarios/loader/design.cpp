#include "scenarios/loader/design.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "calibration/designs/sampling_design.hpp"
#include "scenarios/loader/design_points.hpp"
#include "scenarios/loader/design_table.hpp"
#include "scenarios/loader/uncertain.hpp"
#include "sim/core/text.hpp"
#include "sim/engine/outcome.hpp"
#include "sim/statistics/prior_quantile.hpp"

namespace clustress::loader {
namespace {

constexpr std::array<std::string_view, 2> measures{"moments", "effects"};
constexpr double declared = std::numeric_limits<double>::quiet_NaN();

std::optional<SamplingDesign> design_named(std::string_view name) {
  for (SamplingDesignFunction const function : sampling_design_catalogue()) {
    if (function().name == name) return function();
  }
  return std::nullopt;
}

// Only one of them is given.
int size_of(SamplingOptions const& options) {
  return std::max({options.points, options.trajectories, options.rows});
}

// The groups by the order in which they are first named; what has no group is one of its own.
DesignProblem problem_of(std::vector<Uncertain> const& uncertain, SamplingOptions const& options,
                         SamplingDesign const& design) {
  DesignProblem problem;
  std::vector<std::string> names;
  for (Uncertain const& one : uncertain) {
    std::string const& name = one.parameter.group;
    auto const known = name.empty() ? names.end() : std::ranges::find(names, name);
    problem.group.push_back(static_cast<std::size_t>(known - names.begin()));
    if (known == names.end()) names.push_back(name);
  }
  problem.groups = names.size();
  auto const or_usual = [](int given, std::size_t usual) {
    return given > 0 ? static_cast<std::size_t>(given) : usual;
  };
  problem.size = or_usual(size_of(options), design.usual_size);
  problem.levels = or_usual(options.levels, design.usual_levels);
  problem.seed = options.seed;
  return problem;
}

class Maker {
 public:
  Maker(Node const& root, Draft& draft, Report& report)
      : root_(root),
        table_(root.find("design")->value),
        draft_(draft),
        points_(draft.scenario.points),
        options_(points_.design),
        report_(report) {}

  void make(std::vector<Uncertain> const& uncertain) {
    std::size_t const faults_before = report_.count();
    check_measures();
    check_points();
    if (uncertain.empty()) {
      fault("method",
            "nothing is uncertain. Name at least one parameter: [[uncertain]] parameter "
            "= \"model.market.sales_elasticity\".");
    }
    auto const design = known_design();
    if (design) check_keys(*design);
    if (!design || report_.count() != faults_before) return;
    DesignProblem const problem = problem_of(uncertain, options_, *design);
    check_size(*design, problem);
    if (report_.count() != faults_before) return;
    DesignTable table = design->make == nullptr ? read_table(uncertain) : DesignTable{};
    if (report_.count() != faults_before) return;
    take_options(*design, problem);
    std::vector<double> cube =
        design->make != nullptr ? design->make(problem) : places_of(uncertain, table);
    fill(uncertain, std::move(table), std::move(cube));
  }

 private:
  void fault(std::string_view key, std::string const& message) {
    auto const* entry = table_.find(key);
    report_.fault(entry != nullptr ? entry->value.at : table_.at, "design: " + message);
  }

  void check_measures() {
    for (std::string const& what : options_.measure) {
      if (std::ranges::find(measures, what) == measures.end())
        report_.unknown(table_.find("measure")->value.at, "design", "measure", what,
                        {measures.begin(), measures.end()});
    }
    if (options_.measure.empty())
      fault("measure", "nothing is measured. Name moments, effects, or both.");
    if (options_.experiments && !options_.measures("moments"))
      fault("experiments",
            "experiments are moments, and none are measured. Add \"moments\" to "
            "measure, or take experiments out.");
  }

  void check_points() {
    for (std::string_view const key : {"point", "points"}) {
      auto const* entry = root_.find(key);
      if (entry == nullptr) continue;
      report_.fault(entry->at,
                    "points both by [design] and by hand. A result goes on when points "
                    "are added at the end: keep them in one place. luck stands in "
                    "[design] too; a table of points is method = \"file\".");
    }
  }

  std::optional<SamplingDesign> known_design() {
    auto design = design_named(options_.method);
    if (design) return design;
    std::vector<std::string> names;
    for (SamplingDesignFunction const function : sampling_design_catalogue())
      names.emplace_back(function().name);
    report_.unknown(table_.find("method")->value.at, "design", "method", options_.method, names);
    return std::nullopt;
  }

  // Sizes and levels that the method does not have.
  void check_keys(SamplingDesign const& design) {
    for (std::string_view const key : {"points", "trajectories", "rows", "levels", "points_file"}) {
      bool const has = key == design.size_key || (key == "levels" && design.usual_levels > 0) ||
                       (key == "points_file" && design.make == nullptr);
      if (has || table_.find(key) == nullptr) continue;
      fault(key,
            fmt::format(
                "{} has no {}. Take it out{}.", design.name, key,
                design.size_key.empty() ? "" : fmt::format("; its size is {}", design.size_key)));
    }
    if (design.make == nullptr && options_.points_file.empty())
      fault("method", "no table. Give points_file = \"points.csv\".");
  }

  void check_size(SamplingDesign const& design, DesignProblem const& problem) {
    if (design.make == nullptr) return;
    if (design.usual_levels > 0 && problem.levels < 2)
      return fault("levels", "levels must be 2 or more.");
    if (design.fault != nullptr) {
      if (std::string const wrong = design.fault(problem); !wrong.empty())
        return fault("levels", wrong + ".");
    }
    double const count = design.count(problem);
    if (count < most_points) return;
    fault("method",
          fmt::format("{:.0f} points, more than {}. Choose fewer {}, or fewer parameters.", count,
                      most_points - 1, design.size_key.empty() ? "levels" : design.size_key));
  }

  DesignTable read_table(std::vector<Uncertain> const& uncertain) {
    return read_design_table(options_.points_file, table_.find("points_file")->value.at, uncertain,
                             report_);
  }

  // Places in the cube of values that are given.
  static std::vector<double> places_of(std::vector<Uncertain> const& uncertain,
                                       DesignTable const& table) {
    std::vector<double> cube;
    for (std::size_t i = 0; i < table.values.size(); ++i) {
      Prior const& prior = uncertain[i % uncertain.size()].parameter.prior;
      double const value = table.values[i];
      cube.push_back(std::isnan(value) ? declared : place_of(prior, value));
    }
    return cube;
  }

  // With the sizes that the method took.
  void take_options(SamplingDesign const& design, DesignProblem const& problem) {
    SamplingOptions& taken = points_.design;
    int const size = static_cast<int>(problem.size);
    if (design.size_key == "points") taken.points = size;
    if (design.size_key == "trajectories") taken.trajectories = size;
    if (design.size_key == "rows") taken.rows = size;
    taken.levels = static_cast<int>(problem.levels);
    points_.options.luck = options_.luck;
    take_replicates(root_, draft_);
  }

  // Values of the places in the cube, unless the table gives them.
  void fill(std::vector<Uncertain> const& uncertain, DesignTable&& table,
            std::vector<double> cube) {
    PointRows rows{std::move(table.labels), std::move(table.values), std::move(cube), {}};
    bool const has_values = !rows.values.empty();
    for (std::size_t i = 0; !has_values && i < rows.cube.size(); ++i) {
      UncertainParameter const& parameter = uncertain[i % uncertain.size()].parameter;
      double const place = rows.cube[i];
      rows.values.push_back(std::isnan(place) ? declared : value_at(parameter, place));
    }
    for (Uncertain const& one : uncertain) {
      UncertainParameter const& p = one.parameter;
      points_.parameters.push_back({p.path, p.unit, to_string(p.prior), p.group});
    }
    fill_points(root_, draft_, report_, uncertain, rows);
  }

  Node const& root_;
  Node const& table_;
  Draft& draft_;
  ScenarioPoints& points_;
  SamplingOptions const& options_;
  Report& report_;
};

}  // namespace

void leave_undisturbed(Node& root) {
  auto const* const design = root.find("design");
  auto const* const measure = design != nullptr ? design->value.find("measure") : nullptr;
  auto const* const list = measure != nullptr ? measure->value.as<Node::Array>() : nullptr;
  if (list == nullptr || list->size() != 1) return;
  auto const* const only = list->front().as<std::string>();
  if (only == nullptr || *only != measures[0]) return;
  for (std::string_view const key : {"variant", "stress", "decompose", "panel"}) root.erase(key);
}

void read_design(Node const& root, Draft& draft, Report& report) {
  ScenarioPoints& points = draft.scenario.points;
  std::size_t const faults_before = report.count();
  std::vector<Uncertain> const uncertain = read_uncertain(root, draft, report);
  for (Uncertain const& one : uncertain) points.uncertain.push_back(one.parameter);
  if (report.count() != faults_before || root.find("design") == nullptr) return;
  Maker(root, draft, report).make(uncertain);
}

}  // namespace clustress::loader
