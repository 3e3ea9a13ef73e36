#include "scenarios/loader/design.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "calibration/designs/sampling_design.hpp"
#include "scenarios/loader/design_scenarios.hpp"
#include "scenarios/loader/design_table.hpp"
#include "scenarios/loader/finish.hpp"
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
    DesignTable const table = design->make == nullptr ? read_table(uncertain) : DesignTable{};
    if (report_.count() != faults_before) return;
    take_options(*design, problem);
    if (design->make != nullptr) {
      fill(uncertain, table, design->make(problem));
    } else {
      fill(uncertain, table, places_of(uncertain, table));
    }
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
    // --replicates is the last word.
    auto const* const simulation = root_.find("simulation");
    auto const* const given =
        simulation != nullptr ? simulation->value.find("replicates") : nullptr;
    bool const is_set = given != nullptr && given->value.at.line == 0;
    if (options_.replicates > 0 && !is_set)
      draft_.scenario.simulation.replicates = options_.replicates;
  }

  void fill(std::vector<Uncertain> const& uncertain, DesignTable const& table,
            std::vector<double> const& cube) {
    std::size_t const width = uncertain.size();
    ScenarioPoint first{"declared",
                        std::vector<std::string>(width),
                        {},
                        population_key_of(draft_),
                        std::vector<double>(width, declared)};
    for (Uncertain const& one : uncertain) {
      UncertainParameter const& p = one.parameter;
      points_.parameters.push_back({p.path, p.unit, to_string(p.prior), p.group});
      first.values.push_back(p.declared);
    }
    points_.all = {first};
    auto source = std::make_shared<DesignScenarios>(PointScenarios(root_, draft_.scenario, report_),
                                                    uncertain);
    std::vector<double> values(width);
    for (std::size_t row = 0; row * width < cube.size(); ++row) {
      ScenarioPoint point = first;
      point.label = table.labels.empty() ? fmt::format("point {}", row + 1) : table.labels[row];
      for (std::size_t k = 0; k < width; ++k) {
        UncertainParameter const& parameter = uncertain[k].parameter;
        double const place = cube[row * width + k];
        point.cube[k] = place;
        values[k] = !table.values.empty() ? table.values[row * width + k]
                    : std::isnan(place)   ? declared
                    : parameter.is_whole  ? whole_quantile_of(parameter.prior, place)
                                          : quantile_of(parameter.prior, place);
        if (std::isnan(values[k])) continue;
        point.values[k] = values[k];
        point.overrides[k] = to_toml(value_of(parameter, values[k]));
      }
      source->add(values);
      check(*source, uncertain, point);
      points_.all.push_back(std::move(point));
    }
    points_.source = std::move(source);
  }

  // Reads the last point added as a whole: the cause if that cannot be, else its population key.
  void check(DesignScenarios const& source, std::vector<Uncertain> const& uncertain,
             ScenarioPoint& point) const {
    Diagnostics diagnostics;
    Report report = report_.for_other(diagnostics);
    Draft draft = source.draft(report);
    if (!diagnostics.empty()) {
      point.refusal = diagnostics.items().front().message;
      return;
    }
    for (std::size_t k = 0; k < uncertain.size(); ++k) {
      std::string const& root = uncertain[k].lever.path.front();
      if (point.overrides[k].empty() || (root != "world" && root != "model")) continue;
      point.population_key = population_key_of(draft);
      return;
    }
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
