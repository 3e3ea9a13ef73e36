#include "scenarios/loader/sections.hpp"

#include "scenarios/loader/own_keys.hpp"

namespace clustress::loader {
namespace {

std::vector<ParameterInfo> start() {
  return {start_key()};
}

}  // namespace

std::span<Section const> sections() {
  static std::vector<Section> const all{
      {"simulation", false, [](Scenario& s) { return bind(s.simulation); }, start, {"replicates"}},
      {"model"},
      {"targets", false, [](Scenario& s) { return bind(s.targets); }},
      {"points",
       false,
       [](Scenario& s) { return bind(s.points.options); },
       nullptr,
       {"file"},
       true},
      {"variant", true},
      {"decompose", true},
      {"stress", true},
      {"point", true},
  };
  return all;
}

}  // namespace clustress::loader
