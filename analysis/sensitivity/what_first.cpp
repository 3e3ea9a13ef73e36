#include "analysis/sensitivity/what_first.hpp"

#include <algorithm>
#include <cmath>

namespace clustress {

namespace {

// Of worlds that both have.
StudyOutput minus(StudyOutput const& one, StudyOutput const& other) {
  StudyOutput difference = one;
  for (std::size_t k = 0; k < difference.values.size(); ++k)
    difference.values[k] -= other.values[k];
  return difference;
}

bool are_all_there(std::span<StudyOutput const> programmes, std::size_t point) {
  return std::ranges::all_of(programmes,
                             [&](StudyOutput const& y) { return moments_at(y, point).worlds > 0; });
}

}  // namespace

std::optional<ProgrammeChoice> choice_of(SensitivityStudy const& study,
                                         std::span<StudyOutput const> programmes, double alpha) {
  if (programmes.size() < 2) return std::nullopt;
  SensitivityStudy common = study;
  std::erase_if(common.sample, [&](std::size_t p) { return !are_all_there(programmes, p); });
  if (common.sample.size() < fewest_points_for_fit(study.inputs)) return std::nullopt;
  std::vector<SampleMeans> means;
  std::vector<double> overall;
  for (StudyOutput const& y : programmes) {
    means.push_back(means_of(common, y));
    double sum = 0.0;
    for (std::size_t k = 0; k < means.back().means.size(); ++k)
      sum += means.back().weights[k] * means.back().means[k];
    overall.push_back(sum);
  }
  ProgrammeChoice choice;
  choice.best = static_cast<std::size_t>(std::ranges::max_element(overall) - overall.begin());
  std::vector<double> const& weights = means[choice.best].weights;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    bool const is_beaten = std::ranges::any_of(means, [&](SampleMeans const& other) {
      return other.means[k] > means[choice.best].means[k];
    });
    if (is_beaten) choice.another_is_best += weights[k];
  }
  choice.known.resize(study.inputs.parameters.size());
  // What the best of the others brings beyond it, by parameter and point; 0 where none is better.
  std::vector<std::vector<double>> most(choice.known.size(),
                                        std::vector<double>(weights.size(), 0.0));
  for (std::size_t v = 0; v < programmes.size(); ++v) {
    if (v == choice.best) continue;
    SampleMeans const differences = means_of(common, minus(programmes[v], programmes[choice.best]));
    if (differences.points.size() != weights.size()) return std::nullopt;
    AdditiveFit const fit = additive_fit(study.inputs, differences);
    for (Curve const& curve : fit.curves) {
      if (curve.is_confounded || curve.p_value > alpha) continue;
      for (std::size_t k = 0; k < weights.size(); ++k) {
        double& own = most[curve.parameter][k];
        own = std::max(own, fit.mean + curve.at[k]);
      }
    }
  }
  for (std::size_t i = 0; i < most.size(); ++i) {
    for (std::size_t k = 0; k < weights.size(); ++k) {
      if (most[i][k] > 0.0) choice.known[i].changes += weights[k];
      choice.known[i].gain += weights[k] * most[i][k];
    }
  }
  return choice;
}

}  // namespace clustress
