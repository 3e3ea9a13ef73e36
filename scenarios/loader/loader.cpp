#include "scenarios/loader/loader.hpp"

#include "scenarios/loader/document.hpp"
#include "scenarios/loader/echo.hpp"
#include "scenarios/loader/scenario_reader.hpp"
#include "scenarios/loader/variant_reader.hpp"
#include "sim/core/digest.hpp"
#include "sim/core/version.hpp"

namespace clustress {
namespace {

// `read_root` gives the tree of the scenario, or nothing after reporting why.
template <class ReadRoot>
Scenario load(ReadRoot const& read_root, WorldFacts const* own_firms = nullptr) {
  std::vector<loader::Source> sources;
  Diagnostics diagnostics;
  loader::Report report(sources, diagnostics);
  auto const root = read_root(report);
  if (!root) diagnostics.throw_if_any();
  loader::Draft draft = loader::read_scenario(*root, own_firms, report);
  diagnostics.throw_if_any();
  loader::add_channel_runs(draft);
  loader::add_reference_programmes(draft);
  Scenario& scenario = draft.scenario;
  scenario.effective_toml = loader::effective_toml(draft);
  scenario.digest = digest_of(scenario.effective_toml + std::string(model_version));
  scenario.population_key = digest_of(loader::population_toml(draft) + std::string(model_version));
  return std::move(scenario);
}

}  // namespace

Scenario load_scenario(std::string const& path, std::vector<std::string> const& overrides) {
  return load(
      [&](loader::Report& report) { return loader::read_document(path, overrides, report); });
}

Scenario load_scenario_text(std::string_view text, std::string const& name,
                            std::vector<std::string> const& overrides,
                            WorldFacts const* own_firms) {
  return load(
      [&](loader::Report& report) {
        return loader::read_document_text(text, name, overrides, report);
      },
      own_firms);
}

}  // namespace clustress
