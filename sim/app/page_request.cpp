#include "sim/app/page_request.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/loader/asked_points.hpp"
#include "sim/app/output_target.hpp"
#include "sim/app/replayed_file.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/core/version.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace fs = std::filesystem;
namespace {

constexpr std::size_t longest_word = 1000;

// As a shell reads it back.
std::string word_of_shell(std::string const& word) {
  bool const is_plain = !word.empty() && std::ranges::all_of(word, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_.-/:=,+@%").find(c) != std::string_view::npos;
  });
  if (is_plain) return word;
  std::string quoted = "'";
  for (char const c : printable(word, longest_word))
    quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return quoted + "'";
}

std::string command_of(PageRequest const& request, CommandLine const& line, std::size_t replicates,
                       Experiments experiments) {
  std::string text = "clustress validate " + word_of_shell(line.positional()) +
                     fmt::format(" --replicates {}", replicates);
  if (experiments == Experiments::left_out) text += " --no-experiments";
  for (std::string const& setting : line.list("set")) text += " --set " + word_of_shell(setting);
  if (request.posterior) text += " --posterior " + word_of_shell(request.posterior_name);
  for (std::string const& name : line.list("benchmark"))
    text += " --benchmark " + word_of_shell(name);
  if (line.has("replays")) text += " --replays " + word_of_shell(line.get<std::string>("replays"));
  return text + " --page PAGE.md";
}

void check_path(fs::path const& path, CommandLine const& line) {
  std::string const name = printable(path.string());
  if (!path.string().ends_with(".md"))
    throw UsageError(fmt::format("--page {}: it is Markdown. End its name in .md", name));
  if (line.maybe<std::string>("output") == path.string())
    throw UsageError(fmt::format("--page {}: -o goes there too. Give another name", name));
  refuse_other_files({"--page", {validation_page_start}, "validation page", ".md"}, path,
                     line.positional());
}

// What the scenario declares of the posterior's parameters.
std::vector<double> declared_in(Posterior const& posterior, CommandLine const& line,
                                std::string const& name) {
  AskedPoints scenario(line.positional(), line.list("set"), name);
  std::vector<std::string> paths;
  for (PosteriorParameter const& one : posterior.parameters) paths.push_back(one.path);
  scenario.name_parameters(paths);
  for (std::size_t k = 0; k < paths.size(); ++k) {
    std::string const &there = posterior.parameters[k].unit, &here = scenario.parameters()[k].unit;
    if (there == here) continue;
    throw UsageError(fmt::format("{}: {} is in \"{}\" there and in \"{}\" here. Calibrate again",
                                 name, printable(paths[k], longest_word), printable(there), here));
  }
  return scenario.declared_values();
}

void read_posterior_into(PageRequest& request, CommandLine const& line,
                         ValidationSource const& source) {
  request.posterior_name = line.get<std::string>("posterior");
  std::string const name = printable(request.posterior_name);
  if (!source.text.empty()) {
    throw UsageError(
        "--posterior is held against a scenario, and this is a result. Give its scenario: "
        "`clustress info RESULT.h5 --scenario`");
  }
  request.posterior = read_posterior(request.posterior_name);
  if (request.posterior->model_version != model_version) {
    throw UsageError(fmt::format(
        "{}: the posterior was found with model version {}, and this program has {}: the same "
        "values mean other economies. Calibrate again",
        name, printable(request.posterior->model_version), model_version));
  }
  request.declared = declared_in(*request.posterior, line, name);
}

}  // namespace

void add_page_options(CommandLine& line) {
  line.add()("page", po::value<std::string>()->value_name("FILE"),
             "also writes a page of Markdown, whole or not at all: counts, every target with its "
             "source and place, what fails, how to repeat it")  //
      ("posterior", po::value<std::string>()->value_name("FILE"),
       "on the page beside it: what this posterior, from `calibrate`, says of parameters and "
       "targets")  //
      ("benchmark", po::value<std::vector<std::string>>()->composing()->value_name("FILE"),
       "on the page beside it: the same moments in a world that knows less; of a study with "
       "[[uncertain]] the world at the median of every prior")  //
      ("replays", po::value<std::string>()->value_name("FILE"),
       "on the page beside it: published evaluations and their replays, from `scripts/replays`");
}

std::optional<PageRequest> page_requested(CommandLine const& line, ValidationSource const& source) {
  if (!line.has("page")) {
    for (char const* const shown : {"posterior", "benchmark", "replays"}) {
      if (line.has(shown))
        throw UsageError(fmt::format("--{} is shown on a page. Give --page FILE.md too", shown));
    }
    return std::nullopt;
  }
  if (line.has("per-replicate"))
    throw UsageError("--page judges means. Leave out --page or --per-replicate");
  if (source.points.size() > 1) {
    throw UsageError(
        fmt::format("--page tells of one economy, and this has {} points. Give the scenario, with "
                    "--set what the point sets",
                    source.points.size()));
  }
  PageRequest request{line.get<std::string>("page"), {}, {}, {}, {}, {}};
  check_path(request.path, line);
  request.benchmarks = read_benchmarks(line.list("benchmark"));
  if (line.has("replays")) request.replays = read_replayed(line.get<std::string>("replays"));
  if (line.has("posterior")) read_posterior_into(request, line, source);
  return request;
}

void write_page(PageRequest const& request, CommandLine const& line, Scenario const& scenario,
                Validation const& validation, std::vector<Benchmark> const& benchmarks,
                Experiments experiments) {
  std::size_t const replicates = validation.measured.size();
  fs::path const folder = request.path.parent_path();
  ValidationPage page{scenario.title,
                      command_of(request, line, replicates, experiments),
                      scenario.digest,
                      std::string(model_version),
                      std::string(program_version()),
                      scenario.simulation.seed,
                      replicates,
                      experiments == Experiments::included,
                      fs::exists(folder / "validation.md") && fs::exists(folder / "replays.md"),
                      validation.judgements,
                      measured_phenomena(experiments),
                      request.posterior ? &*request.posterior : nullptr,
                      request.posterior_name,
                      request.declared,
                      benchmarks,
                      request.replays};
  write_output(request.path, validation_page(page));
}

}  // namespace clustress
