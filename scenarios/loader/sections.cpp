#include "scenarios/loader/sections.hpp"

#include "scenarios/loader/own_keys.hpp"

namespace clustress::loader {
namespace {

std::vector<ParameterInfo> start() {
  return {start_key()};
}

// Of a table that changes no number of the result, and so not its digest.
template <class Options>
std::vector<std::string_view> all_names() {
  std::vector<std::string_view> names;
  for (auto const& entry : parameters_of<Options>().entries()) names.emplace_back(entry.info.name);
  return names;
}

}  // namespace

std::span<Section const> sections() {
  static std::vector<Section> const all{
      {"simulation", false, [](Scenario& s) { return bind(s.simulation); }, start, {"replicates"}},
      {"model"},
      {"targets", false, [](Scenario& s) { return bind(s.targets); }},
      {"output", false, [](Scenario& s) { return bind(s.output); }, nullptr, {}, true},
      {"points",
       false,
       [](Scenario& s) { return bind(s.points.options); },
       nullptr,
       {"file"},
       true},
      {"design", false, [](Scenario& s) { return bind(s.points.design); }, nullptr,
       all_names<SamplingOptions>(), true},
      {"calibrate", false, [](Scenario& s) { return bind(s.points.calibration); }, nullptr,
       all_names<CalibrationOptions>(), true},
      {"ensemble", false, [](Scenario& s) { return bind(s.points.ensemble_options); }, nullptr,
       all_names<EnsembleOptions>(), true},
      {"panel", false, [](Scenario& s) { return bind(s.panel); }, nullptr,
       all_names<PanelOptions>(), true},
      {"variant", true},
      {"decompose", true},
      {"stress", true},
      {"point", true},
      {"uncertain", true},
      {"observed", true},
  };
  return all;
}

}  // namespace clustress::loader
