#include "analysis/sensitivity/steps.hpp"

#include <cmath>
#include <optional>

namespace clustress {

namespace {

// The one factor in which two points differ; nothing if there is none, or more.
std::optional<std::size_t> only_difference(StudyInputs const& inputs, std::size_t one,
                                           std::size_t other) {
  std::optional<std::size_t> only;
  for (std::size_t f = 0; f < inputs.factors.size(); ++f) {
    if (!inputs.differ(one, other, f)) continue;
    if (only) return std::nullopt;
    only = f;
  }
  return only;
}

double length_of(StudyInputs const& inputs, std::size_t from, std::size_t to, std::size_t factor) {
  std::vector<std::size_t> const& members = inputs.factors[factor].members;
  auto const of = [&](std::size_t k) { return inputs.places[k][to] - inputs.places[k][from]; };
  if (members.size() == 1) return of(members.front());
  double sum = 0.0;
  for (std::size_t const k : members) sum += std::abs(of(k));
  return sum / static_cast<double>(members.size());
}

}  // namespace

std::vector<Step> steps_of(StudyInputs const& inputs) {
  std::vector<Step> steps;
  std::optional<std::size_t> base, last;
  std::vector<bool> has_moved(inputs.factors.size(), false);
  std::size_t trajectories = 0;
  auto const step = [&](std::size_t from, std::size_t to) {
    std::optional<std::size_t> const factor = only_difference(inputs, from, to);
    if (!factor || has_moved[*factor]) return false;
    has_moved[*factor] = true;
    steps.push_back({from, to, *factor, trajectories, length_of(inputs, from, to, *factor)});
    return true;
  };
  for (std::size_t p = 0; p < inputs.points(); ++p) {
    if (!inputs.is_known(p)) {
      base = last = std::nullopt;
      continue;
    }
    if (last && (step(*last, p) || (*base != *last && step(*base, p)))) {
      last = p;
      continue;
    }
    if (!steps.empty() && steps.back().trajectory == trajectories) ++trajectories;
    base = last = p;
    has_moved.assign(has_moved.size(), false);
  }
  return steps;
}

}  // namespace clustress
