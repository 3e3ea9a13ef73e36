#include "analysis/sensitivity/study.hpp"

#include <algorithm>
#include <cmath>

#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {

constexpr std::size_t fewest_rows = 8;
constexpr double most_of_points = 0.8;

bool are_most(std::size_t some, std::size_t of) {
  return static_cast<double>(some) >= most_of_points * static_cast<double>(of);
}

// Points of unknown origin may have a structure by chance; then few of them do.
void find_structure(SensitivityStudy& study) {
  StudyInputs const& inputs = study.inputs;
  bool const is_by_hand = inputs.design.empty() || inputs.design == "file";
  std::size_t const factors = inputs.factors.size();
  if (is_by_hand || inputs.design == "saltelli") {
    study.rows = saltelli_rows(inputs);
    bool const is_design = study.rows.size() >= fewest_rows &&
                           are_most(study.rows.size() * (factors + 2), inputs.points());
    if (is_by_hand && !is_design) study.rows.clear();
  }
  if ((is_by_hand && study.rows.empty()) || inputs.design == "morris") {
    study.steps = steps_of(inputs);
    std::size_t const trajectories = study.steps.empty() ? 0 : study.steps.back().trajectory + 1;
    bool const is_design =
        trajectories >= 2 && are_most(study.steps.size(), trajectories * factors);
    if (is_by_hand && !is_design) study.steps.clear();
  }
}

// Worlds of points that share luck, to be taken from those points that have them all: all worlds,
// if most points have them, else the worlds that every point has.
std::vector<bool> common_worlds(StudyOutput const& output, std::vector<std::size_t> const& points) {
  std::vector<bool> any(output.worlds, false), all(output.worlds, true);
  for (std::size_t r = 0; r < output.worlds; ++r) {
    for (std::size_t const p : points) {
      bool const is_there = !std::isnan(output.at(p, r));
      any[r] = any[r] || is_there;
      all[r] = all[r] && is_there;
    }
  }
  auto const has_all = [&](std::size_t p) {
    for (std::size_t r = 0; r < output.worlds; ++r) {
      if (any[r] && std::isnan(output.at(p, r))) return false;
    }
    return true;
  };
  auto const full = static_cast<std::size_t>(std::ranges::count_if(points, has_all));
  return are_most(full, points.size()) ? any : all;
}

}  // namespace

SensitivityStudy prepared(StudyInputs inputs) {
  SensitivityStudy study{std::move(inputs), {}, {}, {}};
  find_structure(study);
  for (SaltelliRow const& row : study.rows) study.sample.insert(study.sample.end(), {row.a, row.b});
  std::ranges::sort(study.sample);
  if (study.rows.empty()) {
    for (std::size_t p = 0; p < study.inputs.points(); ++p) study.sample.push_back(p);
  }
  std::erase_if(study.sample, [&](std::size_t p) {
    return !study.inputs.is_known(p) || !(study.inputs.weights[p] > 0.0);
  });
  return study;
}

bool StudyOutput::is_idle(StudyInputs const& inputs, InputFactor const& factor) const {
  return std::ranges::all_of(factor.members, [&](std::size_t k) {
    return std::ranges::find(idle, inputs.parameters[k]) != idle.end();
  });
}

WorldMoments moments_at(StudyOutput const& output, std::size_t point) {
  RunningMoments moments;
  for (std::size_t r = 0; r < output.worlds; ++r) {
    if (double const y = output.at(point, r); !std::isnan(y)) moments.add(y);
  }
  return {moments.mean(), moments.variance(), moments.count()};
}

WorldMoments difference_of(StudyInputs const& inputs, StudyOutput const& output, std::size_t from,
                           std::size_t to) {
  if (!inputs.is_luck_shared) {
    WorldMoments const a = moments_at(output, from), b = moments_at(output, to);
    std::size_t const worlds = std::min(a.worlds, b.worlds);
    if (worlds == 0) return {};
    double const of_mean = a.variance_of_mean() + b.variance_of_mean();
    return {b.mean - a.mean, of_mean * static_cast<double>(worlds), worlds};
  }
  RunningMoments moments;
  for (std::size_t r = 0; r < output.worlds; ++r) {
    double const d = output.at(to, r) - output.at(from, r);
    if (!std::isnan(d)) moments.add(d);
  }
  return {moments.mean(), moments.variance(), moments.count()};
}

SampleMeans means_of(SensitivityStudy const& study, StudyOutput const& output) {
  SampleMeans sample;
  double sum = 0.0;
  for (std::size_t const p : study.sample) {
    WorldMoments const m = moments_at(output, p);
    if (m.worlds == 0) continue;
    sample.points.push_back(p);
    sample.means.push_back(m.mean);
    sample.weights.push_back(study.inputs.weights[p]);
    sum += sample.weights.back();
  }
  for (double& w : sample.weights) w /= sum;
  return sample;
}

std::optional<VarianceSplit> split_of(SensitivityStudy const& study, StudyOutput const& output) {
  SampleMeans const sample = means_of(study, output);
  std::vector<std::vector<double>> groups;
  std::vector<double> weights;
  std::vector<bool> const is_asked = study.inputs.is_luck_shared
                                         ? common_worlds(output, sample.points)
                                         : std::vector<bool>(output.worlds, true);
  bool const is_full = study.inputs.is_luck_shared;
  auto const wanted = static_cast<std::size_t>(std::ranges::count(is_asked, true));
  for (std::size_t k = 0; k < sample.points.size(); ++k) {
    std::vector<double> group;
    for (std::size_t r = 0; r < output.worlds; ++r) {
      double const y = output.at(sample.points[k], r);
      if (is_asked[r] && !std::isnan(y)) group.push_back(y);
    }
    if (group.empty() || (is_full && group.size() < wanted)) continue;
    groups.push_back(std::move(group));
    weights.push_back(sample.weights[k]);
  }
  if (groups.size() < 2 || std::ranges::none_of(groups, [](auto const& g) { return g.size() > 1; }))
    return std::nullopt;
  return is_full ? two_way_split(groups, weights) : one_way_split(groups, weights);
}

}  // namespace clustress
