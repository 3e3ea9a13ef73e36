// sim/app/evaluate.cpp — clustress evaluate: what evaluators would find in a panel of firms.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <tbb/parallel_for.h>

#include <algorithm>

#include "analysis/panel/firm_panel.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/evaluate_formats.hpp"
#include "sim/app/notes.hpp"
#include "analysis/panel/read_panel_csv.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/engine/experiment.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

std::vector<std::string> outcome_names() {
  std::vector<std::string> names;
  for (OutcomeColumn const& column : outcome_columns) names.emplace_back(column.name);
  return names;
}

DesignOptions options_of(CommandLine const& line) {
  DesignOptions options;
  auto const names = outcome_names();
  auto const outcome = line.get<std::string>("outcome");
  options.outcome = static_cast<FirmOutcome>(std::ranges::find(names, outcome) - names.begin());
  options.in_logs = line.has("log");
  options.alpha = line.get<double>("alpha");
  options.leads = line.get<int>("leads");
  options.lags = line.get<int>("lags");
  options.neighbours = line.get<int>("neighbours");
  options.caliper = line.get<double>("caliper");
  if (auto const bandwidth = line.maybe<double>("bandwidth")) options.bandwidth = *bandwidth;
  options.ridge = line.get<double>("ridge");
  return options;
}

// Those of the panel that a run left, without failed worlds.
CsvPanels panels_of(PanelFile const& file) {
  CsvPanels panels;
  panels.columns.push_back("applied_year");
  for (OutcomeColumn const& column : outcome_columns) panels.columns.push_back(column.name);
  bool const has_points = std::ranges::any_of(
      file.worlds(), [](PanelFile::World const& world) { return world.unit.point > 0; });
  for (PanelFile::World const& world : file.worlds()) {
    if (!world.is_done) continue;
    std::string programme =
        file.labels("variant")[world.variant] + ", " + file.labels("stress")[world.stress];
    if (has_points) programme += fmt::format(", point {}", world.unit.point);
    panels.worlds.push_back({std::move(programme), read_firm_panel(file, world)});
  }
  if (panels.worlds.empty()) throw UsageError("the panel holds no world that was done");
  return panels;
}

CsvPanels panels_of(std::string const& path) {
  return path.ends_with(".h5") ? panels_of(PanelFile(path)) : read_panel_csv(path);
}

void say_what_is_passed_over(CsvPanels const& panels, std::string const& path) {
  if (panels.passed_over.empty()) return;
  std::vector<std::string> shown;
  for (std::string const& name : panels.passed_over) shown.push_back(printable(name));
  note("{}: columns passed over: {}\n", path, fmt::join(shown, ", "));
}

// Without the firms that never applied.
void keep_applicants(CsvPanels& panels, std::string const& path) {
  if (!panels.has("applied_year")) {
    throw UsageError(fmt::format(
        "--controls applicants: {} has no column applied_year. Add it, or leave --controls out.",
        path));
  }
  for (CsvPanels::World& world : panels.worlds) world.panel = applicants_of(std::move(world.panel));
}

std::vector<ProgrammeEvaluation> evaluate_all(CsvPanels const& panels,
                                              DesignOptions const& options) {
  std::size_t const designs = design_catalogue().size();
  std::vector<std::vector<DesignResult>> found(panels.worlds.size());
  tbb::parallel_for(std::size_t{0}, found.size(), [&](std::size_t w) {
    for (DesignFunction const function : design_catalogue())
      found[w].push_back(evaluate(function(), panels.worlds[w].panel, options));
  });
  std::vector<ProgrammeEvaluation> all;
  for (std::size_t w = 0; w < found.size(); ++w) {
    CsvPanels::World const& world = panels.worlds[w];
    auto one = std::ranges::find(all, world.programme, &ProgrammeEvaluation::programme);
    if (one == all.end()) {
      all.push_back({world.programme, {}, std::vector<std::vector<DesignResult>>(designs)});
      one = all.end() - 1;
    }
    one->worlds.push_back(world.panel.label);
    for (std::size_t d = 0; d < designs; ++d) one->results[d].push_back(std::move(found[w][d]));
  }
  return all;
}

}  // namespace

CommandLine describe_evaluate() {
  CommandLine line(
      "evaluate PANEL",
      "Estimates what a programme did from a panel of firms, simulated or real, as evaluators do:\n"
      "difference-in-differences, event study, matching, staggered adoption, discontinuity,\n"
      "synthetic control. Beside each the truth, where the panel knows it. PANEL is a table or "
      "what a\n"
      "run with [panel] left, RESULT.panel.h5.",
      "clustress evaluate leipzig.panel.h5 --outcome jobs", "PANEL");
  DesignOptions const usual;
  line.add()("outcome", po::value<std::string>()->default_value("jobs"),
             fmt::format("what is looked at: {}", fmt::join(outcome_names(), ", ")).c_str())  //
      ("log", "its logarithm: effects in log points, of firms that have any")                 //
      ("controls", po::value<std::string>()->default_value("all"),
       "firms beside the supported: all, or the applicants that were turned down")  //
      ("alpha", po::value<double>()->default_value(usual.alpha, "0.05"),
       "of intervals, and of what is called significant")  //
      ("leads", po::value<int>()->default_value(usual.leads),
       "event study: years before the award; the first holds earlier ones too")  //
      ("lags", po::value<int>()->default_value(usual.lags),
       "event study: years after it; the last holds later ones too")  //
      ("neighbours", po::value<int>()->default_value(usual.neighbours),
       "matching: controls of each treated firm")  //
      ("caliper", po::value<double>()->default_value(usual.caliper, "0.2"),
       "matching: farthest neighbour, in standard deviations of the linear predictor")  //
      ("bandwidth", po::value<double>()->value_name("SCORE"),
       "discontinuity: on the score; without it the one with the least mean squared error")  //
      ("ridge", po::value<double>()->default_value(usual.ridge, "0.0001"),
       "synthetic control: against large weights, of the donors' mean square")  //
      ("format,f", po::value<std::string>()->default_value("table"), "table, csv or json");
  line.add_threads("threads; 0 = all cores");
  line.choose("outcome", outcome_names());
  line.choose("controls", {"all", "applicants"});
  line.choose("format", {"table", "csv", "json"});
  return line;
}

int evaluate_command(CommandLine const& line) {
  std::string const path = line.positional();
  DesignOptions const options = options_of(line);
  CsvPanels panels = panels_of(path);
  std::string_view const outcome = column_of(options.outcome).name;
  if (!panels.has(outcome)) {
    throw UsageError(fmt::format("--outcome {0}: {1} has no column {0}. Add it, or choose another.",
                                 outcome, path));
  }
  if (line.get<std::string>("controls") == "applicants") keep_applicants(panels, path);
  say_what_is_passed_over(panels, path);
  std::vector<ProgrammeEvaluation> evaluations;
  with_threads(line.get<int>("threads"), [&] { evaluations = evaluate_all(panels, options); });
  auto const format = line.get<std::string>("format");
  if (format == "csv") {
    fmt::print("{}", evaluations_csv(evaluations));
  } else if (format == "json") {
    fmt::print("{}", evaluations_json(evaluations, options));
  } else {
    print_evaluations(evaluations, options);
  }
  return exit_complete;
}

}  // namespace clustress
