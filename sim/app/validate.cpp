// sim/app/validate.cpp — clustress validate: the simulated economy beside the observed one.
#include <fmt/core.h>
#include <tbb/parallel_for.h>

#include <cstdio>

#include "calibration/stylised_facts.hpp"
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

std::string_view verdict(Moment const& moment, Estimate const& simulated) {
  if (!moment.accepted_here) return "–";
  return moment.band.contains(simulated.value) ? "met" : "MISSED";
}

void print_table(std::vector<std::vector<double>> const& values, std::size_t replicates) {
  fmt::print(
      "Stylised facts, {} replicates, undisturbed world without a programme; 95 % intervals of the mean over "
      "replicates\n\n",
      replicates);
  fmt::print("{:<22} {:<33} {:>8} {:>16} {:>9} {:>19}  {}\n", "moment", "population", "observed", "band", "simulated",
             "interval", "");
  std::size_t met = 0, judged = 0;
  for (std::size_t m = 0; m < moments().size(); ++m) {
    Moment const& moment = moments()[m];
    Estimate const e = mean_with_interval(values[m]);
    judged += moment.accepted_here ? 1 : 0;
    met += verdict(moment, e) == "met" ? 1 : 0;
    fmt::print("{:<22} {:<33} {:>8.3f} {:>16} {:>9.3f} {:>19}  {}\n", moment.name, moment.population, moment.observed,
               fmt::format("{} to {}", moment.band.low, moment.band.high), e.value,
               fmt::format("{:.3f} to {:.3f}", e.interval.low, e.interval.high), verdict(moment, e));
  }
  fmt::print("\n{} of {} acceptance bands met. Rows marked – are reported for reading beside them.\n", met, judged);
}

void print_csv(std::vector<std::vector<double>> const& values) {
  fmt::print("moment,population,unit,observed,band_low,band_high,simulated,interval_low,interval_high,verdict,source\n");
  for (std::size_t m = 0; m < moments().size(); ++m) {
    Moment const& moment = moments()[m];
    Estimate const e = mean_with_interval(values[m]);
    fmt::print("{},\"{}\",{},{},{},{},{},{},{},{},\"{}\"\n", moment.name, moment.population, moment.unit, moment.observed,
               moment.band.low, moment.band.high, e.value, e.interval.low, e.interval.high, verdict(moment, e),
               moment.source);
  }
}

}  // namespace

int run_validate(Arguments const& arguments) {
  CommandLine line(
      "validate SCENARIO",
      "Holds the simulated economy against observed facts: firm demography, job flows, sizes, growth, innovation.",
      "clustress validate scenarios/library/leipzig.toml --replicates 16", "SCENARIO");
  line.add()("replicates,r", po::value<int>()->default_value(16), "replicates to measure")  //
      ("threads,t", po::value<int>()->default_value(0), "threads; 0 = all cores")           //
      ("format,f", po::value<std::string>()->default_value("table"), "table or csv")        //
      ("set", po::value<std::vector<std::string>>()->composing(), "override, as in run");
  if (!line.parse(arguments)) return exit_complete;
  int const replicates = line.get<int>("replicates");
  if (replicates < 2 || replicates > 100000) throw UsageError("--replicates must be 2 to 100000");
  std::string const format = line.get<std::string>("format");
  if (format != "table" && format != "csv") throw UsageError("--format must be table or csv");
  Scenario const scenario =
      load_scenario(line.positional(), line.maybe<std::vector<std::string>>("set").value_or(std::vector<std::string>{}));
  auto const n = static_cast<std::size_t>(replicates);
  std::vector<std::vector<double>> values(moments().size(), std::vector<double>(n));
  StopSignals const signals;
  try {
    with_threads(line.get<int>("threads"), [&] {
      auto const cache = PopulationStore::usual();
      Preparation const preparation = prepare(scenario, StopSignals::flag(), cache ? &*cache : nullptr);
      tbb::parallel_for(std::size_t{0}, n, [&](std::size_t r) {
        auto const measured = measure_moments(scenario, preparation, static_cast<std::uint32_t>(r), StopSignals::flag());
        for (std::size_t m = 0; m < moments().size(); ++m) values[m][r] = measured.at(moments()[m].name);
      });
    });
  } catch (Stopped const&) {
    return exit_signal + StopSignals::received();
  }
  format == "csv" ? print_csv(values) : print_table(values, n);
  return exit_complete;
}

}  // namespace clustress
