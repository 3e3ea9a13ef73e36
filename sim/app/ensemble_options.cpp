#include "sim/app/ensemble_options.hpp"

#include "sim/core/errors.hpp"
#include "sim/engine/outcome.hpp"
#include "sim/study/ensemble_of.hpp"

namespace clustress {
namespace po = boost::program_options;

void add_ensemble_options(CommandLine& line) {
  line.add()("ensemble", po::value<std::string>()->value_name("FILE"),
             "simulate at the points of this posterior, from `calibrate`, beside the declared "
             "values: by their weights, each with luck of its own; in place of a [design]")  //
      ("ensemble-points", po::value<int>()->value_name("N"),
       "only the first N of them: they are draws, the first no other than the last; more extend "
       "the result")  //
      ("ensemble-of-another-model",
       "take a posterior that was found with another version of the model too");
  line.limit("ensemble-points", 1, static_cast<int>(most_points) - 1);
}

std::shared_ptr<Ensemble const> ensemble_given(CommandLine const& line) {
  auto const points = line.maybe<int>("ensemble-points");
  EnsembleOptions options;
  options.allows_other_model = line.has("ensemble-of-another-model");
  if (points) options.points = static_cast<std::size_t>(*points);
  if (auto const posterior = line.maybe<std::string>("ensemble"))
    return ensemble_of(*posterior, options);
  if (points || options.allows_other_model)
    throw UsageError("of which ensemble? Give --ensemble POSTERIOR.h5 too");
  return nullptr;
}

}  // namespace clustress
