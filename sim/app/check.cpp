// sim/app/check.cpp — clustress check: is the scenario sound, what does it assume, and how large is
// its run?
#include <fmt/core.h>

#include <algorithm>

#include "scenarios/loader/loader.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/progress.hpp"
#include "sim/behaviour/entry.hpp"
#include "sim/core/bytes_text.hpp"
#include "sim/core/errors.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/engine/layout.hpp"
#include "sim/engine/memory.hpp"
#include "sim/model/start_of_world.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

constexpr double usual_seconds = 120e-9;  // per firm and quarter, where a trial would take too long
constexpr double trial_firms = 300'000;
constexpr int trial_quarters = 4;
constexpr double compressed_share = 0.35;  // of the raw numbers, measured on the shipped scenarios
constexpr double recording_share = 1.25;   // indicators, pairing and compression on top of the step

double seconds_per_firm_quarter(std::shared_ptr<Economy const> const& economy, double firms) {
  if (firms > trial_firms) return usual_seconds;
  Workspace workspace;
  World world = found_world(economy, RandomField(1, 0), -trial_quarters - 2);
  while (world.now < -trial_quarters) step(world, workspace, {});
  double counted = 0;
  double const begun = thread_seconds();
  while (world.now < 0) {
    counted += static_cast<double>(world.firms.count());
    step(world, workspace, {});
  }
  return (thread_seconds() - begun) / counted * recording_share;
}

void print_size(Scenario const& scenario, int threads) {
  Simulation const& s = scenario.simulation;
  auto const economy = std::make_shared<Economy const>(scenario.world, scenario.model);
  double const firms = usual_firms(*economy);
  auto const worlds =
      static_cast<double>(scenario.variants.size() * scenario.stresses.size()) * s.replicates;
  double const quarters = static_cast<double>(quarters_per_replicate(scenario)) * s.replicates +
                          static_cast<double>(s.spin_up_quarters) * s.populations;
  double const seconds = quarters * firms * seconds_per_firm_quarter(economy, firms) / threads;
  double const outcome_bytes = static_cast<double>(layout_of(scenario).size) * sizeof(double);
  double const memory = estimate_memory(scenario, *economy).bytes(usual_in_flight(threads));
  fmt::print("\nSize of the run\n");
  fmt::print(
      "  {} variants × {} stresses × {} replicates = {:.0f} worlds of about {:.0f} firms in {} "
      "cells\n",
      scenario.variants.size(), scenario.stresses.size(), s.replicates, worlds, firms,
      economy->cells.size());
  fmt::print("  {:.3g} firm-quarters; about {} on {} thread(s) of this machine\n", quarters * firms,
             duration_text(seconds), threads);
  fmt::print("  memory about {}, result about {:.1f} MB\n", bytes_text(memory),
             std::max(0.1, outcome_bytes * s.replicates * compressed_share * 1e-6));
}

void print_assumptions(WorldFacts const& facts) {
  std::size_t assumed = 0;
  for (FactNote const& note : facts.notes) assumed += note.assumed ? 1 : 0;
  fmt::print("\n{} of {} numbers of the world are assumed, not sourced{}\n", assumed,
             facts.notes.size(), assumed > 0 ? ":" : ".");
  for (FactNote const& note : facts.notes) {
    if (note.assumed)
      fmt::print("  {:<60} {:>10.4g}  range {:.4g} to {:.4g}\n", note.path, note.value,
                 note.range.low, note.range.high);
  }
}

// Whether support that ends can leave something for ever: with two stable sizes of a cluster it
// can.
void print_entry(Scenario const& scenario) {
  if (scenario.world.clusters.empty()) return;
  EntryParameters const& p = scenario.model.entry;
  double const exits = p.spontaneous + p.augmented / (p.critical_mass * p.critical_mass +
                                                      1.0);  // balance in the base year
  bool const two = is_bistable(p.spontaneous, p.augmented, p.critical_mass, exits);
  fmt::print(
      "\nEntry into clusters feeds on firms there; {}.\n",
      two ? "clusters have two stable sizes, so temporary support (or a shock) can last for ever"
          : "clusters have one stable size, so what temporary support brings fades in the end");
}

void print_contents(Scenario const& scenario) {
  fmt::print("{}\n  world {}: {} regions, {} sectors, {} clusters; starts {}\n", scenario.title,
             scenario.world.name, scenario.world.regions.size(), scenario.world.sectors.size(),
             scenario.world.clusters.size(), to_string(scenario.simulation.start));
  if (!scenario.world.own_firms.empty()) {
    std::int64_t jobs = 0;
    for (OwnFirm const& firm : scenario.world.own_firms) jobs += firm.jobs;
    fmt::print("  {} own firms with {} jobs take the places of simulated ones\n",
               scenario.world.own_firms.size(), jobs);
  }
  for (Variant const& variant : scenario.variants) {
    double released = 0;
    for (auto const& instrument : variant.instruments) released += instrument->terms().budget_keur;
    fmt::print("  variant  {:<28} {:>10.0f} kEUR{}\n", variant.name, released,
               variant.reference          ? "  (reference)"
               : variant.is_channel_run() ? "  (channel run)"
                                          : "");
  }
  for (StressCase const& stress : scenario.stresses) {
    fmt::print("  stress   {:<28} {}{}\n", stress.name, stress.kind,
               stress.kind.empty() ? "" : fmt::format(", severity {}", stress.severity));
  }
}

}  // namespace

CommandLine describe_check() {
  CommandLine line("check SCENARIO",
                   "Validates a scenario without running it, lists what it assumes, and estimates "
                   "time, memory and disk.",
                   "clustress check scenarios/library/leipzig.toml", "SCENARIO");
  line.add()("threads,t", po::value<int>()->default_value(2), "threads the run would have")  //
      ("set", po::value<std::vector<std::string>>()->composing(), "override, as in run");
  return line;
}

int check_command(CommandLine const& line) {
  if (line.get<int>("threads") < 1) throw UsageError("--threads must be at least 1");
  Scenario const scenario = load_scenario(line.positional(), line.list("set"));
  print_contents(scenario);
  print_assumptions(scenario.world);
  print_entry(scenario);
  print_size(scenario, line.get<int>("threads"));
  fmt::print("\nThe scenario is valid.\n");
  return exit_complete;
}

}  // namespace clustress
