#include "sim/app/ensemble_options.hpp"

#include "scenarios/loader/loader.hpp"
#include "sim/core/errors.hpp"
#include "sim/engine/outcome.hpp"
#include "sim/study/ensemble_of.hpp"

namespace clustress {
namespace po = boost::program_options;

void add_ensemble_options(CommandLine& line) {
  line.add()("ensemble", po::value<std::string>()->value_name("FILE"),
             "simulate at the points of this posterior, from `calibrate`, beside the declared "
             "values: by their weights, each with luck of its own; in place of a [design] or "
             "[ensemble]")  //
      ("ensemble-points", po::value<int>()->value_name("N"),
       "only the first N of them: they are draws, the first no other than the last; more extend "
       "the result")  //
      ("ensemble-of-another-model",
       "take a posterior that was found with another version of the model too");
  line.limit("ensemble-points", 1, static_cast<int>(most_points) - 1);
}

Scenario load_with_ensemble(CommandLine const& line, std::vector<std::string> const& overrides) {
  auto const points = line.maybe<int>("ensemble-points");
  EnsembleChoice choice;
  choice.allows_other_model = line.has("ensemble-of-another-model");
  if (points) choice.points = static_cast<std::size_t>(*points);
  EnsembleSource source;
  if (auto const posterior = line.maybe<std::string>("ensemble")) {
    source.given = ensemble_of(*posterior, choice);
  } else {
    source.read = [choice](std::string const& named, int first) mutable {
      if (!choice.points && first > 0) choice.points = static_cast<std::size_t>(first);
      return ensemble_of(named, choice);
    };
  }
  Scenario scenario = load_scenario(line.positional(), overrides, source);
  if (scenario.points.ensemble == nullptr && (points || choice.allows_other_model))
    throw UsageError("of which ensemble? Give --ensemble POSTERIOR.h5 too");
  return scenario;
}

}  // namespace clustress
