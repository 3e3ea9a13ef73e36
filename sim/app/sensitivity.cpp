// sim/app/sensitivity.cpp — clustress sensitivity: which parameters move what came out, and which
// to find out first.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <tbb/parallel_for.h>

#include "sim/app/command_line.hpp"
#include "sim/app/sensitivity_formats.hpp"
#include "sim/core/errors.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/results/result_file.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

constexpr char every_method[] = "all", fitting_method[] = "auto";

std::vector<std::string> method_words() {
  std::vector<std::string> words{fitting_method, every_method};
  for (IndexMethodFunction const method : index_method_catalogue())
    words.emplace_back(method().name());
  return words;
}

std::vector<IndexMethod const*> methods_of(std::string const& word) {
  std::vector<IndexMethod const*> methods;
  for (IndexMethodFunction const method : index_method_catalogue()) {
    if (word == every_method || word == fitting_method || method().name() == word)
      methods.push_back(&method());
  }
  return methods;
}

// What a table shows where nothing is asked for: net jobs, and moments.
bool is_shown_first(StudyOutput const& output) {
  return output.name.starts_with("moments/") || output.name.ends_with("/net_jobs");
}

}  // namespace

CommandLine describe_sensitivity() {
  CommandLine line(
      "sensitivity RESULT.h5",
      "Says which parameters move what came out, and which to find out first, from a result over\n"
      "points: Sobol' indices of a Saltelli design, elementary effects of a Morris design, a "
      "regression\nand PAWN of any. Luck is told apart from doubt.",
      "clustress sensitivity doubt.h5 --on vouchers/crisis", "RESULT.h5");
  IndexOptions const usual;
  line.add()(
      "on", po::value<std::vector<std::string>>()->value_name("NAME"),
      "an output, or a part of its name between slashes: net_jobs, vouchers/crisis, entry_rate, "
      "total/exits; may be repeated. Without it net jobs and moments, in csv and json all "
      "headline effects")  //
      ("method,m", po::value<std::string>()->default_value(fitting_method),
       fmt::format("{}; auto: the first that fits the points", fmt::join(method_words(), ", "))
           .c_str())  //
      ("alpha", po::value<double>()->default_value(usual.alpha, "0.05"),
       "of intervals, and of what is below noise")  //
      ("draws", po::value<int>()->default_value(static_cast<int>(usual.draws)),
       "of bootstraps")  //
      ("format,f", po::value<std::string>()->default_value("table"), "table, csv or json");
  line.add_threads("threads; 0 = all cores");
  line.choose("method", method_words());
  line.choose("format", {"table", "csv", "json"});
  line.limit("draws", 100, 100'000);
  return line;
}

int sensitivity_command(CommandLine const& line) {
  std::string const path = line.positional(), format = line.get<std::string>("format"),
                    method = line.get<std::string>("method");
  IndexOptions options;
  options.alpha = line.get<double>("alpha");
  if (!(options.alpha > 0.0 && options.alpha < 1.0))
    throw UsageError(fmt::format("--alpha {}: it is a number between 0 and 1", options.alpha));
  options.draws = static_cast<std::size_t>(line.get<int>("draws"));
  ResultFile const file(path);
  std::vector<std::string> const on = line.list("on");
  StudyOutputs outputs = study_outputs(
      points_of(file), design_facts_of(file, path),
      [&](std::uint32_t number) { return view_of(file, path, number); }, on);
  if (format == "table" && on.empty())
    std::erase_if(outputs.outputs, [](StudyOutput const& o) { return !is_shown_first(o); });
  std::vector<IndexMethod const*> const methods = methods_of(method);
  std::vector<OutputSensitivity> all(outputs.outputs.size());
  with_threads(line.get<int>("threads"), [&] {
    tbb::parallel_for(std::size_t{0}, all.size(), [&](std::size_t k) {
      all[k] = sensitivity_of(outputs.study, outputs.outputs[k], methods, options);
    });
  });
  std::vector<ChoiceUnderStress> const choices = choices_of(outputs, options.alpha);
  if (format == "csv") {
    fmt::print("{}", sensitivities_csv(all));
  } else if (format == "json") {
    fmt::print("{}", sensitivities_json(outputs, all, choices, options));
  } else {
    print_sensitivities(outputs, all, choices, method == every_method);
  }
  return exit_complete;
}

}  // namespace clustress
