// sim/app/validate.cpp — clustress validate: the simulated economy beside the observed one.
#include <fmt/core.h>
#include <tbb/parallel_for.h>

#include <vector>

#include "calibration/experiments.hpp"
#include "scenarios/loader/loader.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/stop_signals.hpp"
#include "sim/core/errors.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/engine/population_store.hpp"
#include "sim/statistics/intervals.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

// A band is met by the mean over replicates. NaN where no replicate has the population.
std::string_view verdict(Moment const& moment, Estimate const& simulated) {
  bool const inside = moment.band.contains(simulated.value);
  switch (moment.role) {
    case MomentRole::band:
      return inside ? "met" : "MISSED";
    case MomentRole::target:
      return inside ? "near" : "FAR";
    case MomentRole::other_count:
      break;
  }
  return "–";
}

struct Row {
  Moment const* moment;
  Estimate simulated;
};

void print_table(std::vector<Row> const& rows, std::size_t replicates) {
  fmt::print(
      "Stylised facts, {} replicates, undisturbed world without a programme; 95 % intervals of the "
      "mean over "
      "replicates\n\n",
      replicates);
  fmt::print("{:<29} {:<39} {:>8} {:>17} {:>9} {:>19}  {}\n", "moment", "population", "observed",
             "band", "simulated", "interval", "");
  std::size_t met = 0, bands = 0, near = 0, targets = 0;
  for (auto const& [moment, e] : rows) {
    std::string_view const word = verdict(*moment, e);
    bands += moment->role == MomentRole::band ? 1 : 0;
    targets += moment->role == MomentRole::target ? 1 : 0;
    met += word == "met" ? 1 : 0;
    near += word == "near" ? 1 : 0;
    fmt::print("{:<29} {:<39} {:>8.3f} {:>17} {:>9.4f} {:>19}  {}\n", moment->name,
               moment->population, moment->observed,
               fmt::format("{:.4g} to {:.4g}", moment->band.low, moment->band.high), e.value,
               fmt::format("{:.4f} to {:.4f}", e.interval.low, e.interval.high), word);
  }
  fmt::print(
      "\n{} of {} acceptance bands met; {} of {} further targets near. Rows marked – are another "
      "count of a moment.\n",
      met, bands, near, targets);
}

void print_csv(std::vector<Row> const& rows) {
  fmt::print(
      "moment,population,unit,observed,band_low,band_high,simulated,interval_low,interval_high,"
      "role,verdict,source\n");
  for (auto const& [moment, e] : rows) {
    std::string_view const role = moment->role == MomentRole::band     ? "band"
                                  : moment->role == MomentRole::target ? "target"
                                                                       : "other count";
    fmt::print("{},\"{}\",\"{}\",{},{},{},{},{},{},{},{},\"{}\"\n", moment->name,
               moment->population, moment->unit, moment->observed, moment->band.low,
               moment->band.high, e.value, e.interval.low, e.interval.high, role,
               verdict(*moment, e), moment->source);
  }
}

}  // namespace

CommandLine describe_validate() {
  CommandLine line("validate SCENARIO",
                   "Holds the simulated economy against observed facts: firm demography, job "
                   "flows, sizes, growth, innovation.",
                   "clustress validate scenarios/library/leipzig.toml --replicates 16", "SCENARIO");
  line.add()("replicates,r", po::value<int>()->default_value(16), "replicates to measure")  //
      ("threads,t", po::value<int>()->default_value(0), "threads; 0 = all cores")           //
      ("no-experiments", "leave out multiplier, recession and the sixty years")             //
      ("format,f", po::value<std::string>()->default_value("table"), "table or csv")        //
      ("set", po::value<std::vector<std::string>>()->composing(), "override, as in run");
  line.choose("format", {"table", "csv"});
  return line;
}

int validate_command(CommandLine const& line) {
  int const replicates = line.get<int>("replicates");
  if (replicates < 2 || replicates > 100000) throw UsageError("--replicates must be 2 to 100000");
  Scenario const scenario = load_scenario(line.positional(), line.list("set"));
  auto const n = static_cast<std::size_t>(replicates);
  bool const experiments = !line.has("no-experiments");
  std::vector<MomentValues> measured(n);
  StopSignals const signals;
  try {
    with_threads(line.get<int>("threads"), [&] {
      auto const cache = PopulationStore::usual();
      Preparation const preparation =
          prepare(scenario, StopSignals::flag(), cache ? &*cache : nullptr);
      tbb::parallel_for(std::size_t{0}, n, [&](std::size_t r) {
        auto const replicate = static_cast<std::uint32_t>(r);
        measured[r] = measure_moments(scenario, preparation, replicate, StopSignals::flag());
        if (experiments)
          measure_experiments(scenario, preparation, replicate, StopSignals::flag(), measured[r]);
      });
    });
  } catch (Stopped const&) {
    return exit_signal + StopSignals::received();
  }
  std::vector<Moment> list = moments();
  for (Moment& moment : list) {
    if (moment.name != "unemployment") continue;  // what the world itself declares
    moment.observed = scenario.world.regions.front().unemployment_rate;
    moment.band = {0.6 * moment.observed, 1.4 * moment.observed};
  }
  std::vector<Row> rows;
  for (Moment const& moment : list) {
    std::vector<double> values;
    for (MomentValues const& own : measured) {
      if (auto const found = own.find(moment.name); found != own.end())
        values.push_back(found->second);
    }
    if (values.size() > 1) rows.push_back({&moment, mean_with_interval(values)});
  }
  line.get<std::string>("format") == "csv" ? print_csv(rows) : print_table(rows, n);
  return exit_complete;
}

}  // namespace clustress
