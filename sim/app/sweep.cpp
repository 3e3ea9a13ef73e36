// sim/app/sweep.cpp — clustress sweep: the points of a design, simulated, and what moves over them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/app/check_contents.hpp"
#include "sim/app/run_options.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/study/sweep_findings.hpp"

namespace clustress {
namespace {

constexpr std::size_t movers_shown = 10;

void require_design(Scenario const& scenario) {
  if (scenario.points.design.is_there()) return;
  throw UsageError(
      "the scenario has no [design]: nothing tells which points to take. Add [[uncertain]] and "
      "[design], or simulate it with `clustress run`");
}

// Whole numbers for jobs, three digits for what is small.
std::string number(double value) {
  if (std::isnan(value)) return "–";
  constexpr double dust = 1e-12;  // what is left of a sum that cancels
  if (std::abs(value) < dust) return "0";
  return std::abs(value) >= 1000.0 ? fmt::format("{:.0f}", value) : fmt::format("{:.3g}", value);
}

void print_movers(char const* title, std::vector<Mover> const& movers, bool has_luck) {
  if (movers.empty()) return;
  std::size_t width = columns_of(title);
  std::size_t const shown = std::min(movers.size(), movers_shown);
  for (std::size_t k = 0; k < shown; ++k)
    width = std::max(width, columns_of(printable(movers[k].name)));
  fmt::print("\n{} {:>9} {:>9} {:>9} {:>10} {:>9}\n", padded(title, width), "mean", "lowest",
             "highest", "SD points", has_luck ? "SD luck" : "");
  for (std::size_t k = 0; k < shown; ++k) {
    Mover const& m = movers[k];
    fmt::print("{} {:>9} {:>9} {:>9} {:>10} {:>9}  {}\n", padded(printable(m.name), width),
               number(m.mean), number(m.lowest), number(m.highest), number(m.sd_points),
               has_luck ? number(m.sd_luck) : "", m.unit);
  }
  if (shown < movers.size()) fmt::print("… and {} more\n", movers.size() - shown);
}

void print_findings(StudyOutcome const& outcome) {
  if (!outcome.is_complete()) return;
  ResultFile const file(outcome.result);
  if (!file.header().shard.is_whole()) return;
  SweepFindings const findings = sweep_findings(file);
  bool const has_luck = file.axes().replicates > 1;
  fmt::print("{} points beside the declared values", findings.points);
  if (findings.refused > 0)
    fmt::print(", {} refused: their values do not fit together", findings.refused);
  if (findings.failed > 0) fmt::print(", {} replicates with failed worlds", findings.failed);
  fmt::print(".\n");
  print_movers("Moments that vary most", findings.moments, has_luck);
  print_movers("Net jobs at the end", findings.effects, has_luck);
  fmt::print(
      "\nSD points: of the means of points{}. `clustress sensitivity {}` says which "
      "parameter does it.\n",
      has_luck ? ", luck taken out; SD luck: of one replicate" : "", outcome.result);
}

}  // namespace

CommandLine describe_sweep() {
  CommandLine line(
      "sweep STUDY -o RESULT.h5",
      "Simulates the points of a [design] over what is [[uncertain]]: moments, effects "
      "of all programmes, or both.\nStopped or killed at any moment, the same command "
      "goes on where it was.",
      "clustress sweep study.toml -o sweep.h5 --threads 2", "STUDY");
  add_run_options(line, "worlds of each point; more than a finished file has extends it");
  return line;
}

int sweep_command(CommandLine const& line) {
  return run_study(line, "sweep", require_design, print_findings);
}

}  // namespace clustress
