// sim/app/info.cpp — clustress info: where a result comes from, what is done, failed, missing, and
// what it cost to make.
#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <span>

#include "analysis/answer/scale_words.hpp"
#include "analysis/data/result_view.hpp"
#include "analysis/data/stopping.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/info_compare.hpp"
#include "sim/app/info_facts.hpp"
#include "sim/app/info_json.hpp"
#include "sim/app/info_posterior.hpp"
#include "sim/app/notes.hpp"
#include "sim/app/progress.hpp"
#include "sim/core/bytes_text.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/results/posterior_file.hpp"
#include "sim/results/result_file.hpp"
#include "sim/results/scenario_facts.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

constexpr std::size_t most_lines = 20;  // of failures and of history, for people

// "0–3, 7, 9–12"
std::string ranges_of(std::vector<std::uint32_t> const& numbers) {
  std::string text;
  for (std::size_t k = 0; k < numbers.size();) {
    std::size_t last = k;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    text += fmt::format("{}{}{}", text.empty() ? "" : ", ", numbers[k],
                        last > k ? fmt::format("–{}", numbers[last]) : "");
    k = last + 1;
  }
  return text.empty() ? "none" : text;
}

// Of one point the numbers of its replicates, of several how many units there are.
std::string units_text(ResultFile const& file, std::vector<RunUnit> const& units) {
  if (file.axes().points > 1) return units.empty() ? "none" : std::to_string(units.size());
  std::vector<std::uint32_t> numbers;
  for (RunUnit const unit : units) numbers.push_back(unit.replicate);
  return ranges_of(numbers);
}

// Label and overrides of each point; nothing for a run without points.
void print_points(ResultFile const& file) {
  PointTable const& table = file.header().points;
  std::size_t const points = file.points().size();
  if (points < 2 && table.parameters.empty()) return;
  say("  points       {} of {} with {} replicates each; luck is {}\n", points,
      file.header().points_wanted, file.replicates().size(), table.luck);
  if (table.design == ensemble_design) {
    RunHeader const& h = file.header();
    say("  ensemble     draws of a posterior by \"{}\" ({})\n", h.text("ensemble_method"),
        h.text("ensemble_digest"));
  }
  for (std::size_t p = 0; p < std::min(points, most_lines); ++p) {
    std::uint32_t const number = file.points()[p];
    Point const& point = table.points.at(number);
    std::string overrides;
    for (std::size_t k = 0; k < table.parameters.size(); ++k) {
      if (point.overrides.at(k).empty()) continue;
      overrides += fmt::format("{}{} = {}", overrides.empty() ? "" : ", ", table.parameters[k].path,
                               point.overrides[k]);
    }
    say("  point {:<6} {}{}{}\n", number, printable(point.label), point.label.empty() ? "" : ": ",
        !point.is_known     ? "not begun"
        : overrides.empty() ? "as declared"
                            : overrides);
  }
  if (points > most_lines) say("  …            and {} more\n", points - most_lines);
}

void print_costs(Costs const& costs) {
  if (costs.firm_quarters == 0) return;
  say("  simulated    {:.3g} firm-quarters, up to {} firms at once, in {} of one core\n",
      costs.firm_quarters, costs.peak_firms, duration_text(costs.cpu_seconds));
  say("  speed        {:.1f} ns per firm and quarter of simulation, pairing and recording; peak "
      "memory {}\n",
      costs.ns_per_firm_quarter(), bytes_text(static_cast<double>(costs.peak_memory_bytes)));
}

void print_design(RunHeader const& h) {
  if (std::string const scaled = scale_sentence(read_facts(h).world_scale); !scaled.empty())
    say("  size         {}\n", scaled);
  say("  variants     {}\n",
      fmt::join(listed_variants(h.layout.variants, read_facts(h).submix_of), " · "));
  std::string instruments;
  for (auto const& [label, kind] : instruments_of(h)) {
    instruments += (instruments.empty() ? "" : " · ") + label +
                   (kind.empty() || kind == label ? "" : " (" + kind + ")");
  }
  say("  instruments  {}\n", instruments.empty() ? "none" : instruments);
  say("  stresses     {}\n", fmt::join(h.layout.stresses, " · "));
  say("  targets      at least {:g} net jobs at no more than {:g} kEUR each in {:g} % of worlds\n",
      h.number("target_net_jobs", 0), h.number("target_price_keur_per_job", 0),
      100.0 * h.number("target_worlds_share", 0));
}

void print_failures(std::vector<Failure> const& failures, std::size_t points) {
  for (Failure const& f : std::span(failures).first(std::min(failures.size(), most_lines))) {
    say("  failed       {}, {} × {}: {}\n", text_of(f.unit, points), f.variant, f.stress, f.cause);
  }
  if (failures.size() > most_lines)
    say("  failed       … and {} more worlds\n", failures.size() - most_lines);
  if (failures.empty()) return;
  say("  what to do   a world fails when it is asked for more than its regions hold: compare the "
      "budgets (in kEUR)\n"
      "               and the severities with the regions' size, mend the scenario and run it to "
      "another file;\n"
      "               `clustress compare --allow-failed` shows what the worlds that did not fail "
      "say\n");
}

void print_history(std::vector<std::string> const& history) {
  std::size_t const shown = std::min(history.size(), most_lines), earlier = history.size() - shown;
  if (earlier > 0) say("  history      the last {} of {} sessions\n", shown, history.size());
  for (std::string const& session : std::span(history).last(shown))
    say("  history      {}\n", session);
}

}  // namespace

CommandLine describe_info() {
  CommandLine line("info RESULT.h5",
                   "Says what a result file (or the parts of an unfinished run) holds and how it "
                   "was made; of a\n"
                   "posterior, which parameters the data pin down.",
                   "clustress info leipzig-small.h5", "RESULT.h5");
  line.add()("format,f", po::value<std::string>()->default_value("table"), "table or json")  //
      ("scenario", "print the effective scenario, every default filled in")                  //
      ("compare", po::value<std::string>()->value_name("FILE"),
       "name what differs from another result, bit for bit: all of their headers, else the first "
       "value; exit code 1 if any")  //
      ("values",
       "with --compare: by name, only what both results hold, value by value; lists what only one "
       "has");
  line.choose("format", {"table", "json"});
  return line;
}

int info_command(CommandLine const& line) {
  std::string const path = line.positional();
  if (line.has("values") && !line.has("compare"))
    throw UsageError("--values says how to compare; give --compare FILE too");
  if (auto const other = line.maybe<std::string>("compare")) {
    if (line.has("values"))
      return print_value_comparison(path, *other, line.get<std::string>("format") == "json");
    std::string const difference = compare_bits(path, *other);
    say("{}\n", difference.empty() ? "the same bits" : difference);
    return difference.empty() ? exit_complete : exit_failed_worlds;
  }
  std::optional<ResultFile> read;
  try {
    read.emplace(path);
  } catch (OutputError const&) {
    if (!is_posterior_file(path)) throw;
    return print_posterior(path, line.has("scenario"), line.get<std::string>("format") == "json");
  }
  ResultFile const& file = *read;
  RunHeader const& h = file.header();
  if (line.has("scenario")) {
    print_lines(h.scenario_toml);
    return exit_complete;
  }
  if (line.get<std::string>("format") == "json") {
    fmt::print("{}\n", info_json(file, path));
    return exit_complete;
  }
  say("{}\n", file.description());
  for (std::string const& warning : file.warnings()) say("  warning      {}\n", warning);
  say("  title        {}\n", h.text("title"));
  say("  world        {}, from {} over {} quarters\n", h.text("world"), h.start_quarter,
      h.layout.quarters - 1);
  print_design(h);
  print_points(file);
  say("  {}   {} wanted; done {}; failed {}; missing {}\n",
      file.axes().points > 1 ? "units     " : "replicates", h.wanted().size(),
      units_text(file, file.done()), units_text(file, file.failed()),
      units_text(file, file.missing()));
  if (auto const stopping = stopping_of(h))
    say("  stopping     {}\n", stopping_text(*stopping, h.replicates, file.complete()));
  say("  digest       {} (seed {}, model {})\n", h.digest, h.seed, h.model_version);
  say("  program      clustress {} ({}), {} {}\n", h.program_version, h.revision, h.compiler,
      h.flags);
  say("  on disk      {:.2f} MB\n", static_cast<double>(bytes_on_disk(path)) * 1e-6);
  print_costs(costs_of(file));
  print_failures(failures_of(file), file.axes().points);
  print_history(h.history);
  return exit_complete;
}

}  // namespace clustress
