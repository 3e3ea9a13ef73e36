// sim/app/run.cpp — clustress run: from a scenario to a result file, resumable at any moment.
#include "sim/app/ensemble_options.hpp"
#include "sim/app/run_options.hpp"

namespace clustress {
namespace po = boost::program_options;

CommandLine describe_run() {
  CommandLine line(
      "run SCENARIO -o RESULT.h5",
      "Simulates every variant under every stress, replicate by replicate, and writes one file.\n"
      "Stopped or killed at any moment, the same command goes on where it was.",
      "clustress run scenarios/library/leipzig-small.toml -o leipzig-small.h5 --threads 2\n"
      "  clustress run study.toml --ensemble posterior.h5 --ensemble-points 64 -o doubt.h5",
      "SCENARIO");
  add_run_options(line, "worlds per variant and stress; more than a finished file has extends it");
  line.add()(
      "precision", po::value<std::string>()->value_name("GOAL"),
      "add replicates, at most --replicates, until net jobs are known to 5 (jobs) or 10% (of the "
      "largest effect), or until the ranking is settled: ranking, or ranking:5 if 5 jobs do not "
      "matter. Looks at 32, 64, 128, … replicates")  //
      ("baseline", po::value<std::string>()->value_name("FILE"),
       "an older result of the same scenario with fewer variants: simulate only the new ones, take "
       "the others from it");
  add_ensemble_options(line);
  return line;
}

int run_command(CommandLine const& line) {
  return run_study(
      line, "run", [](Scenario const&) {}, [](StudyOutcome const&) {});
}

}  // namespace clustress
