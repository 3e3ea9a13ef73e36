// sim/app/check.cpp — clustress check: is the scenario sound, how large is its run, and what does
// it assume?
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>

#include "analysis/answer/figures.hpp"
#include "sim/app/check_contents.hpp"
#include "sim/app/check_json.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/ensemble_options.hpp"
#include "sim/app/leanings_text.hpp"
#include "sim/app/progress.hpp"
#include "sim/core/bytes_text.hpp"
#include "sim/core/text.hpp"
#include "sim/engine/ceilings.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/engine/panel_size.hpp"
#include "sim/study/assumptions.hpp"
#include "sim/study/doubts.hpp"
#include "sim/study/panel_doubts.hpp"
#include "sim/study/run_size.hpp"
#include "sim/study/scale_doubts.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

constexpr std::size_t assumptions_shown = 10;
// Of a world with at most so many firms a year is simulated unasked, to see what could be asked
// for.
constexpr double firms_simulated_unasked = 20'000;

// "714 million", "34 000".
std::string count_text(double count) {
  auto const figure = [](double x) {
    return x < 100.0 ? fmt::format("{:.3g}", x) : fmt::format("{:.0f}", x);
  };
  if (count >= 1e9) return figure(count * 1e-9) + " billion";
  if (count >= 1e6) return figure(count * 1e-6) + " million";
  return plain_figure(count);
}

void print_panel(PanelSize const& size) {
  fmt::print(
      "  panel of {} worlds × about {:.0f} firms ({:.0f} that apply, {:.0f} others) × {} years, {} "
      "of them before\n  the programme: about {:.1f} MB beside the result\n",
      size.worlds, size.applicants + size.others, size.applicants, size.others, size.years,
      size.years_before, size.bytes * 1e-6);
}

void print_size(Scenario const& scenario, RunSize const& size, int threads) {
  fmt::print(
      "\nSize of the run\n"
      "  {}{} × {} × {} = {:.0f} worlds of about {:.0f} firms in {}\n"
      "  {} firm-quarters; about {} on {} of this machine\n"
      "  memory about {}, result about {:.1f} MB\n",
      scenario.points.all.size() == 1 ? "" : counted(scenario.points.all.size(), "point") + " × ",
      counted(scenario.variants.size(), "variant"),
      scenario.stresses.size() == 1 ? "1 stress"
                                    : fmt::format("{} stresses", scenario.stresses.size()),
      counted(static_cast<std::size_t>(scenario.simulation.replicates), "replicate"), size.worlds,
      size.firms, counted(size.cells, "cell"), count_text(size.firm_quarters),
      duration_text(size.seconds), counted(static_cast<std::size_t>(threads), "thread"),
      bytes_text(size.memory_bytes), size.result_bytes * 1e-6);
  if (scenario.panel.is_wanted) print_panel(panel_size(scenario));
  if (size.submix_worlds == 0.0) return;
  fmt::print(
      "  of these {:.0f} worlds, about {} and {:.1f} MB to tell the instruments of {} apart\n",
      size.submix_worlds, duration_text(size.submix_seconds), size.submix_bytes * 1e-6,
      scenario.decompositions.size() == 1
          ? "the mix"
          : fmt::format("{} mixes", scenario.decompositions.size()));
}

// A run that does not fit would be ended by the system, not by the program.
std::vector<std::string> memory_doubts(RunSize const& size) {
  double const machine =
      static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE));
  if (machine <= 0.0 || size.memory_bytes <= machine) return {};
  return {
      fmt::format("the run needs up to {} of memory and this machine has {}. Take fewer --threads, "
                  "bound it with --memory, or make the world smaller (world.scale).",
                  bytes_text(size.memory_bytes), bytes_text(machine))};
}

// Whether support that ends can leave something for ever.
void print_clusters(Scenario const& scenario) {
  if (scenario.world.clusters.empty()) return;
  fmt::print(
      "\nNew firms follow existing ones. With these parameters {}.\n",
      has_two_cluster_sizes(scenario)
          ? "a cluster has two stable sizes:\ntemporary support, or a shock, can move it from "
            "one to the other for good"
          : "a cluster returns to its\nsize once support ends");
}

void print_assumptions(WorldFacts const& facts, bool all) {
  std::vector<Assumption> const list = assumptions_of(facts);
  fmt::print("\n{} of {} numbers of the world are assumed, not sourced", list.size(),
             facts.notes.size());
  if (list.empty()) return fmt::print(".\n");
  std::size_t const shown = all ? list.size() : std::min(list.size(), assumptions_shown);
  if (shown < list.size()) {
    fmt::print("; --assumptions lists all. The {} with\nthe widest ranges for the most jobs",
               shown);
  }
  fmt::print(":\n");
  std::size_t width = 0;
  for (std::size_t k = 0; k < shown; ++k) width = std::max(width, columns_of(list[k].note->path));
  for (std::size_t k = 0; k < shown; ++k) {
    FactNote const& note = *list[k].note;
    std::string const value = plain_figure(note.value);
    fmt::print("  {} {}{}  range {} to {}\n", padded(note.path, width),
               std::string(10 - std::min<std::size_t>(10, columns_of(value)), ' '), value,
               plain_figure(note.range.low), plain_figure(note.range.high));
  }
}

// What firms and founders could ask for in a year.
void print_requests(std::vector<Ceiling> const& ceilings) {
  fmt::print(
      "\nWhat could be asked for, each instrument alone, money without end, in a base year\n");
  for (Ceiling const& c : ceilings) {
    fmt::print("  {}, {}: {:.0f} request{} a year of {:.3g} kEUR\n", printable(c.variant),
               printable(c.instrument), c.requests, c.requests == 1.0 ? "" : "s", c.mean_keur);
  }
  if (ceilings.empty()) fmt::print("  nothing\n");
}

// Which budgets that cannot use up.
std::vector<std::string> exceeded(std::vector<Ceiling> const& ceilings) {
  std::vector<std::string> sentences;
  for (Ceiling const& c : ceilings) {
    if (!c.is_exceeded()) continue;
    sentences.push_back(fmt::format(
        "variant \"{}\", instrument \"{}\": in times like the base year {:.0f} of {:.0f} kEUR "
        "could be asked for while money is released. The rest will find no use.",
        printable(c.variant), printable(c.instrument), c.most_keur, c.budget_keur));
  }
  return sentences;
}

}  // namespace

CommandLine describe_check() {
  CommandLine line(
      "check SCENARIO",
      "Validates a scenario without running it, estimates time, memory and disk of its "
      "run, and says what it assumes.",
      "clustress check scenarios/library/leipzig.toml", "SCENARIO");
  line.add_threads("threads that the run would have; 0 = all cores");
  line.add()("assumptions", "list all assumed numbers of the world")                          //
      ("mechanisms", "list all mechanisms that results lean on, and how to switch each off")  //
      ("requests",
       "simulate a year and tell what could be asked for of each instrument; budgets beyond it are "
       "warned of, in small worlds without this option too")  //
      ("set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
       "override, as in run");
  line.add()("format,f", po::value<std::string>()->default_value("text"),
             "text, or json: size, time, memory and disk, and warnings, for other programs");
  line.choose("format", {"text", "json"});
  add_ensemble_options(line);
  return line;
}

int check_command(CommandLine const& line) {
  Scenario const scenario = load_with_ensemble(line, line.list("set"));
  int const threads = worker_count(line.get<int>("threads"));
  RunSize const size = run_size(scenario, threads);
  std::vector<Ceiling> ceilings;
  if (line.has("requests") || size.firms <= firms_simulated_unasked)
    ceilings = ceilings_of(scenario);
  std::vector<std::string> warnings = doubts_of(scenario);
  for (auto const& more :
       {scale_doubts(scenario), memory_doubts(size), panel_doubts(scenario), exceeded(ceilings)})
    warnings.insert(warnings.end(), more.begin(), more.end());
  if (line.get<std::string>("format") == "json") {
    fmt::print("{}", check_json(scenario, size, threads, warnings));
    return exit_complete;
  }
  fmt::print("{}", contents_text(scenario));
  print_size(scenario, size, threads);
  fmt::print("\nThe scenario is valid.\n");
  for (std::string const& warning : warnings) fmt::print("WARNING  {}\n", warning);
  if (line.has("requests")) print_requests(ceilings);
  print_clusters(scenario);
  fmt::print("{}", leanings_text(scenario, line.has("mechanisms")));
  print_assumptions(scenario.world, line.has("assumptions"));
  return exit_complete;
}

}  // namespace clustress
