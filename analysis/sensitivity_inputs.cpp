#include "analysis/sensitivity_inputs.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <utility>

#include "sim/core/errors.hpp"

namespace clustress {

namespace {

// Places of one parameter, and whether they are categories.
using Column = std::pair<std::vector<double>, bool>;

Column cube_column(DesignFacts const& facts, std::vector<std::size_t> const& places,
                   std::size_t k) {
  std::vector<double> own;
  for (std::size_t const p : places) own.push_back(facts.cube[p][k]);
  return {std::move(own), false};
}

// In the range of the points; a value that is not a number everywhere is a category by its text.
Column column(PointsView const& points, std::vector<std::size_t> const& places, std::size_t k) {
  std::vector<double> own;
  for (std::size_t const p : places) own.push_back(points.values[p][k]);
  if (std::ranges::any_of(own, [](double x) { return std::isnan(x); })) {
    std::set<std::string> words;
    for (std::size_t const p : places) words.insert(points.overrides[p][k]);
    for (std::size_t i = 0; i < places.size(); ++i) {
      own[i] = static_cast<double>(
          std::distance(words.begin(), words.find(points.overrides[places[i]][k])));
    }
    return {std::move(own), true};
  }
  auto const [low, high] = std::ranges::minmax(own);
  if (high > low) {
    for (double& x : own) x = (x - low) / (high - low);
  }
  return {std::move(own), false};
}

}  // namespace

StudyInputs study_inputs(PointsView const& points, DesignFacts const& facts,
                         std::vector<std::size_t> const& places, std::vector<std::string>& fixed) {
  StudyInputs inputs;
  inputs.design = points.design;
  inputs.is_luck_shared = points.luck != "own";
  for (std::size_t const p : places) inputs.weights.push_back(points.weights[p]);
  inputs.is_cube = std::ranges::all_of(places, [&](std::size_t p) {
    return p < facts.cube.size() &&
           std::ranges::none_of(facts.cube[p], [](double u) { return std::isnan(u); });
  });
  std::vector<std::string> groups;
  for (std::size_t k = 0; k < points.parameters.size(); ++k) {
    auto const [own, is_category] =
        inputs.is_cube ? cube_column(facts, places, k) : column(points, places, k);
    if (std::ranges::adjacent_find(own, std::ranges::not_equal_to{}) == own.end()) {
      fixed.push_back(points.parameters[k]);
      continue;
    }
    inputs.parameters.push_back(points.parameters[k]);
    inputs.places.push_back(own);
    inputs.is_category.push_back(is_category);
    groups.push_back(k < points.groups.size() ? points.groups[k] : "");
  }
  inputs.set_factors(groups);
  if (inputs.parameters.empty()) {
    throw UsageError("all points of the result have the same values: no parameter varies");
  }
  return inputs;
}

}  // namespace clustress
