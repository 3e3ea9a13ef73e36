#include "sim/study/ensemble_of.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/digest.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/engine/outcome.hpp"
#include "sim/results/posterior_file.hpp"

namespace clustress {
namespace {

void check(std::string const& path, Posterior const& posterior, EnsembleChoice const& options) {
  if (posterior.points() == 0 || posterior.parameters.empty()) {
    throw UsageError(fmt::format(
        "{}: the posterior has no points{}. Loosen what is fitted, or widen the priors, and "
        "calibrate again",
        path, posterior.why_empty.empty() ? "" : ": " + printable(posterior.why_empty, 400)));
  }
  if (posterior.model_version != model_version && !options.allows_other_model) {
    throw UsageError(fmt::format(
        "{}: the posterior was found with model version {}, and this program has {}: the same "
        "values mean other economies. Calibrate again, or give --ensemble-of-another-model",
        path, printable(posterior.model_version), model_version));
  }
  std::size_t const most = std::min<std::size_t>(posterior.points(), most_points - 1);
  if (!options.points) {
    if (posterior.points() <= most) return;
    throw UsageError(fmt::format("{}: {} points, more than {}. Take the first {} of them", path,
                                 posterior.points(), most, most));
  }
  if (*options.points < 1 || *options.points > most) {
    throw UsageError(fmt::format("{}: it has {} points, and {} are asked for. Ask for 1 to {}",
                                 path, posterior.points(), *options.points, most));
  }
}

// Of all that makes the points.
std::string digest_of(Posterior const& posterior) {
  std::string text = posterior.model_version;
  for (PosteriorParameter const& one : posterior.parameters) text += "\n" + one.path;
  for (std::vector<double> const* list : {&posterior.values, &posterior.weights}) {
    for (double const x : *list) text += fmt::format(" {}", x);
  }
  return clustress::digest_of(text);
}

}  // namespace

std::shared_ptr<Ensemble const> ensemble_of(std::string const& path,
                                            EnsembleChoice const& options) {
  Posterior const posterior = read_posterior(path);
  check(path, posterior, options);
  std::size_t const points = options.points.value_or(posterior.points()),
                    width = posterior.parameters.size();
  auto const first_of = [](std::vector<double> const& list, std::size_t count) {
    return std::vector<double>(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(count));
  };
  auto ensemble = std::make_shared<Ensemble>();
  ensemble->origin = path;
  ensemble->method = posterior.method;
  ensemble->digest = digest_of(posterior);
  for (PosteriorParameter const& one : posterior.parameters) {
    ensemble->parameters.push_back({one.path, one.unit, one.prior});
    ensemble->is_identified.push_back(one.is_identified);
  }
  ensemble->values = first_of(posterior.values, points * width);
  ensemble->cube = first_of(posterior.cube, points * width);
  ensemble->weights = first_of(posterior.weights, points);
  if (std::ranges::max(ensemble->weights) <= 0.0) {
    throw UsageError(fmt::format("{}: the first {} points all have the weight 0. Take more of them",
                                 path, points));
  }
  return ensemble;
}

}  // namespace clustress
