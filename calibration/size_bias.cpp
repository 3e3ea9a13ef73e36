#include "calibration/size_bias.hpp"

#include <algorithm>
#include <cmath>

namespace clustress {

SizeBias const* find_size_bias(std::string_view moment) {
  auto const biases = size_biases();
  auto const found = std::ranges::find(biases, moment, &SizeBias::moment);
  return found == biases.end() ? nullptr : &*found;
}

Smallness smallness_of(WorldFacts const& facts) {
  double jobs = 0.0, roots = 0.0;
  for (auto const& [cell, in_cell] : declared_jobs(facts)) {
    jobs += in_cell;
    roots += std::sqrt(in_cell);
  }
  double const simulated = jobs > 0.0 ? roots / jobs : 0.0;
  return {simulated, simulated * std::sqrt(facts.scale)};
}

std::vector<SizeCorrection> size_corrections(std::span<Target const* const> targets,
                                             WorldFacts const& facts) {
  std::vector<SizeCorrection> corrections(targets.size());
  if (facts.scale == 1.0) return corrections;
  Smallness const x = smallness_of(facts);
  double const change = x.declared - x.simulated;
  for (std::size_t k = 0; k < targets.size(); ++k) {
    SizeBias const* const bias = find_size_bias(targets[k]->name);
    corrections[k].is_known = bias != nullptr;
    if (bias == nullptr) continue;
    corrections[k].shift = bias->slope * change;
    corrections[k].error = std::hypot(bias->slope_error * change, std::sqrt(2.0) * bias->misfit);
  }
  return corrections;
}

}  // namespace clustress
