#include "scenarios/loader/loader.hpp"

#include "scenarios/loader/design.hpp"
#include "scenarios/loader/document.hpp"
#include "scenarios/loader/ensemble_points.hpp"
#include "scenarios/loader/finish.hpp"
#include "scenarios/loader/points.hpp"
#include "scenarios/loader/scenario_reader.hpp"

namespace clustress {
namespace {

// `read_root` gives the tree of the scenario, or nothing after reporting why.
template <class ReadRoot>
Scenario load(ReadRoot const& read_root, WorldFacts const* own_firms,
              EnsembleSource const& ensembles) {
  std::vector<loader::Source> sources;
  Diagnostics diagnostics;
  loader::Report report(sources, diagnostics);
  auto root = read_root(report);
  if (!root) diagnostics.throw_if_any();
  loader::leave_undisturbed(*root);
  loader::Draft draft = loader::read_scenario(*root, own_firms, report);
  diagnostics.throw_if_any();
  auto const ensemble = loader::asked_ensemble(*root, draft.scenario, ensembles, report);
  diagnostics.throw_if_any();
  if (ensemble != nullptr) {
    loader::read_ensemble(ensemble, *root, draft, report);
  } else {
    loader::read_points(*root, draft, report);
    loader::read_design(*root, draft, report);
  }
  diagnostics.throw_if_any();
  return loader::finished(std::move(draft));
}

}  // namespace

Scenario load_scenario(std::string const& path, std::vector<std::string> const& overrides,
                       EnsembleSource const& ensemble) {
  return load(
      [&](loader::Report& report) { return loader::read_document(path, overrides, report); },
      nullptr, ensemble);
}

Scenario load_scenario_text(std::string_view text, std::string const& name,
                            std::vector<std::string> const& overrides,
                            WorldFacts const* own_firms) {
  return load(
      [&](loader::Report& report) {
        return loader::read_document_text(text, name, overrides, report);
      },
      own_firms, {});
}

}  // namespace clustress
