// sim/app/check.cpp — clustress check: is the scenario sound, how large is its run, and what does
// it assume?
#include <fmt/core.h>

#include <algorithm>

#include "scenarios/loader/loader.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/leanings_text.hpp"
#include "sim/app/progress.hpp"
#include "sim/core/bytes_text.hpp"
#include "sim/core/text.hpp"
#include "sim/engine/ceilings.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/study/assumptions.hpp"
#include "sim/study/doubts.hpp"
#include "sim/study/run_size.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

constexpr std::size_t assumptions_shown = 10;
constexpr std::size_t points_shown = 20;

// Columns of a text as people see it: UTF-8 continuation bytes take none.
std::size_t width_of(std::string const& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string padded(std::string const& text, std::size_t width) {
  return text + std::string(width - std::min(width, width_of(text)), ' ');
}

std::string counted(std::size_t number, std::string const& what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

// "2026Q1 to 2027Q4": when money is released.
std::string release_text(Scenario const& scenario, Variant const& variant) {
  Simulation const& s = scenario.simulation;
  ReleaseSpan const span = release_span(variant, s.horizon_quarters);
  if (span.first == 0) return "";
  return fmt::format("  {} to {}", to_string(add_quarters(s.start, span.first - 1)),
                     to_string(add_quarters(s.start, span.last - 1)));
}

// "  + 6 sub-mixes" of a mix that is decomposed, and by how many orders if they are drawn.
std::string submixes_text(Scenario const& scenario, Variant const& mix) {
  auto const count = std::ranges::count(scenario.variants, mix.name, &Variant::submix_of);
  if (count == 0) return "";
  return fmt::format(
      "  + {} sub-mixes{}", count,
      mix.orders.empty() ? "" : fmt::format(" on {} orders drawn", mix.orders.size()));
}

void print_variants(Scenario const& scenario, std::size_t width) {
  for (Variant const& variant : scenario.variants) {
    if (!variant.submix_of.empty()) continue;
    double released = 0;
    for (auto const& instrument : variant.instruments) released += instrument->terms().budget_keur;
    fmt::print("  variant  {} {:>10.0f} kEUR{}{}\n", padded(variant.name, width), released,
               release_text(scenario, variant),
               variant.reference          ? "  (reference)"
               : variant.is_channel_run() ? "  (channel run)"
                                          : submixes_text(scenario, variant));
  }
}

// What a point sets, "path = value, path = value"; empty for the declared values.
std::string settings_of(ScenarioPoints const& points, ScenarioPoint const& point) {
  std::string text;
  for (std::size_t k = 0; k < point.overrides.size(); ++k) {
    if (point.overrides[k].empty()) continue;
    text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", points.parameters[k].path,
                        point.overrides[k]);
  }
  return text;
}

void print_points(ScenarioPoints const& points) {
  if (points.all.size() == 1) return;
  std::size_t const shown = std::min(points.all.size(), points_shown);
  std::size_t width = 0;
  for (std::size_t p = 0; p < shown; ++p) width = std::max(width, width_of(points.all[p].label));
  for (std::size_t p = 0; p < shown; ++p) {
    std::string const settings = settings_of(points, points.all[p]);
    fmt::print("  point    {}\n", settings.empty()
                                      ? points.all[p].label
                                      : padded(points.all[p].label, width) + "  " + settings);
  }
  if (shown < points.all.size()) fmt::print("  … and {} more points\n", points.all.size() - shown);
}

void print_contents(Scenario const& scenario) {
  WorldFacts const& world = scenario.world;
  fmt::print("{}\n  world {}: {}, {}, {}; starts {}\n", scenario.title, world.name,
             counted(world.regions.size(), "region"), counted(world.sectors.size(), "sector"),
             counted(world.clusters.size(), "cluster"), to_string(scenario.simulation.start));
  if (!world.own_firms.empty()) {
    std::int64_t jobs = 0;
    for (OwnFirm const& firm : world.own_firms) jobs += firm.jobs;
    fmt::print("  {} own firms with {} jobs take the places of simulated ones\n",
               world.own_firms.size(), jobs);
  }
  std::size_t width = 0;
  for (Variant const& variant : scenario.variants) {
    if (variant.submix_of.empty()) width = std::max(width, width_of(variant.name));
  }
  for (StressCase const& stress : scenario.stresses) width = std::max(width, width_of(stress.name));
  print_variants(scenario, width);
  for (StressCase const& stress : scenario.stresses) {
    fmt::print("  stress   {}\n",
               stress.kind.empty() ? stress.name
                                   : fmt::format("{}  {}, severity {}", padded(stress.name, width),
                                                 stress.kind, stress.severity));
  }
  print_points(scenario.points);
}

void print_size(Scenario const& scenario, int threads) {
  RunSize const size = run_size(scenario, threads);
  fmt::print(
      "\nSize of the run\n"
      "  {}{} × {} × {} = {:.0f} worlds of about {:.0f} firms in {}\n"
      "  {:.3g} firm-quarters; about {} on {} of this machine\n"
      "  memory about {}, result about {:.1f} MB\n",
      scenario.points.all.size() == 1 ? "" : counted(scenario.points.all.size(), "point") + " × ",
      counted(scenario.variants.size(), "variant"),
      scenario.stresses.size() == 1 ? "1 stress"
                                    : fmt::format("{} stresses", scenario.stresses.size()),
      counted(static_cast<std::size_t>(scenario.simulation.replicates), "replicate"), size.worlds,
      size.firms, counted(size.cells, "cell"), size.firm_quarters, duration_text(size.seconds),
      counted(static_cast<std::size_t>(threads), "thread"), bytes_text(size.memory_bytes),
      size.result_bytes * 1e-6);
  if (size.submix_worlds == 0.0) return;
  fmt::print(
      "  of these {:.0f} worlds, about {} and {:.1f} MB to tell the instruments of {} apart\n",
      size.submix_worlds, duration_text(size.submix_seconds), size.submix_bytes * 1e-6,
      scenario.decompositions.size() == 1
          ? "the mix"
          : fmt::format("{} mixes", scenario.decompositions.size()));
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
  for (std::size_t k = 0; k < shown; ++k) width = std::max(width, width_of(list[k].note->path));
  for (std::size_t k = 0; k < shown; ++k) {
    FactNote const& note = *list[k].note;
    fmt::print("  {} {:>10.4g}  range {:.4g} to {:.4g}\n", padded(note.path, width), note.value,
               note.range.low, note.range.high);
  }
}

// What firms and founders could ask for in a year, and which budgets that cannot use up.
void print_requests(Scenario const& scenario) {
  std::vector<Ceiling> const ceilings = ceilings_of(scenario);
  fmt::print(
      "\nWhat could be asked for, each instrument alone, money without end, in a base year\n");
  for (Ceiling const& c : ceilings) {
    fmt::print("  {}, {}: {:.0f} request{} a year of {:.3g} kEUR\n", printable(c.variant),
               printable(c.instrument), c.requests, c.requests == 1.0 ? "" : "s", c.mean_keur);
  }
  if (ceilings.empty()) fmt::print("  nothing\n");
  for (Ceiling const& c : ceilings) {
    if (!c.is_exceeded()) continue;
    fmt::print(
        "WARNING  variant \"{}\", instrument \"{}\": in times like the base year {:.0f} of "
        "{:.0f} kEUR could be asked for while money is released. The rest will find no use.\n",
        printable(c.variant), printable(c.instrument), c.most_keur, c.budget_keur);
  }
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
       "simulate a year and tell what could be asked for of each instrument; warns of budgets "
       "beyond it")  //
      ("set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
       "override, as in run");
  return line;
}

int check_command(CommandLine const& line) {
  Scenario const scenario = load_scenario(line.positional(), line.list("set"));
  print_contents(scenario);
  print_size(scenario, worker_count(line.get<int>("threads")));
  fmt::print("\nThe scenario is valid.\n");
  for (std::string const& doubt : doubts_of(scenario)) fmt::print("WARNING  {}\n", doubt);
  if (line.has("requests")) print_requests(scenario);
  print_clusters(scenario);
  fmt::print("{}", leanings_text(scenario, line.has("mechanisms")));
  print_assumptions(scenario.world, line.has("assumptions"));
  return exit_complete;
}

}  // namespace clustress
