#include "sim/study/design_attributes.hpp"

#include <fmt/format.h>

#include <string_view>

#include "analysis/data/result_view.hpp"
#include "sim/engine/ensemble.hpp"

namespace clustress {
namespace {

static_assert(std::string_view(Ensemble::design_name) == ensemble_design);

std::vector<NamedValue> attributes_of(Ensemble const& ensemble) {
  std::string open;  // places of parameters
  for (std::size_t k = 0; k < ensemble.parameters.size(); ++k) {
    if (!ensemble.is_identified[k]) open += fmt::format("{}{}", open.empty() ? "" : " ", k);
  }
  return {{"ensemble_method", ensemble.method},
          {"ensemble_digest", ensemble.digest},
          {"ensemble_not_identified", open}};
}

}  // namespace

std::vector<NamedValue> design_attributes(ScenarioPoints const& points) {
  if (points.ensemble != nullptr) return attributes_of(*points.ensemble);
  SamplingOptions const& design = points.design;
  if (!design.is_there()) return {};
  std::vector<NamedValue> attributes{{"design_seed", static_cast<double>(design.seed)}};
  auto const add = [&](char const* name, double number) {
    if (number > 0) attributes.push_back({name, number});
  };
  add("design_levels", design.levels);
  add("design_trajectories", design.trajectories);
  add("design_rows", design.rows);
  return attributes;
}

}  // namespace clustress
