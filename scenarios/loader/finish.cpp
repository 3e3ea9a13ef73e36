#include "scenarios/loader/finish.hpp"

#include "scenarios/loader/decompose_reader.hpp"
#include "scenarios/loader/echo.hpp"
#include "scenarios/loader/scaling.hpp"
#include "scenarios/loader/variant_reader.hpp"
#include "sim/core/digest.hpp"
#include "sim/core/version.hpp"

namespace clustress::loader {

Scenario finished(Draft draft) {
  Scenario& scenario = draft.scenario;
  scenario.effective_toml = effective_toml(draft);
  scenario.digest = digest_of(scenario.effective_toml + std::string(model_version));
  scenario.effective_toml += observed_toml(draft);  // it changes no number of a run
  scenario.population_key = population_key_of(draft);
  apply_scale(draft);  // up to here the draft is as declared
  add_submixes(draft);
  add_channel_runs(draft);
  add_reference_programmes(draft);
  return std::move(scenario);
}

std::string population_key_of(Draft& draft) {
  return digest_of(population_toml(draft) + std::string(model_version));
}

}  // namespace clustress::loader
