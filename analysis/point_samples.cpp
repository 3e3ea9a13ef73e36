#include "analysis/point_samples.hpp"

#include <algorithm>
#include <iterator>

#include "analysis/data/net_jobs.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

PointSample sample_of(UsableReplicates const& worlds, std::vector<std::size_t> const& programmes) {
  PointSample sample;
  sample.worlds = worlds.used();
  for (std::size_t s = 0; s < worlds.view().stresses.size(); ++s) {
    std::vector<WorldsOfPoint>& row = sample.by_programme.emplace_back();
    for (std::size_t const v : programmes)
      row.push_back({net_jobs(worlds, v, s, worlds.end()), ValueForMoney(worlds, v, s)});
  }
  return sample;
}

namespace {

constexpr double rounding = 1e-9;  // by so little weights differ that are meant to be the same

}  // namespace

PointSet set_of(std::vector<PointSample> const& samples) {
  PointSet set;
  for (PointSample const& sample : samples) set.add(sample.weight);
  return set;
}

void scale_weights(std::vector<PointSample>& samples) {
  if (samples.empty()) return;
  PointSet const all = set_of(samples);
  auto const [least, most] = std::ranges::minmax_element(samples, {}, &PointSample::weight);
  bool const is_alike = most->weight - least->weight <= rounding * most->weight;
  double const scale = static_cast<double>(all.points) / all.weight;
  for (PointSample& sample : samples) sample.weight = is_alike ? 1.0 : scale * sample.weight;
}

bool are_alike(std::vector<PointSample> const& samples) {
  return std::ranges::adjacent_find(samples, std::ranges::not_equal_to{}, &PointSample::weight) ==
         samples.end();
}

std::vector<double> linearised(ValueForMoney const& value, double alpha) {
  if (!value.is_comparable(alpha)) return {};
  double const money = moments_of(value.meur).mean(),
               ratio = moments_of(value.job_years).mean() / money;
  std::vector<double> result;
  for (std::size_t r = 0; r < value.meur.size(); ++r)
    result.push_back(ratio + (value.job_years[r] - ratio * value.meur[r]) / money);
  return result;
}

std::vector<std::vector<double>> of_common_worlds(
    std::vector<std::vector<double>> const& values,
    std::vector<std::vector<std::size_t>> const& worlds) {
  std::vector<std::size_t> common = worlds.empty() ? std::vector<std::size_t>() : worlds.front();
  for (std::vector<std::size_t> const& own : worlds) {
    std::vector<std::size_t> both;
    std::ranges::set_intersection(common, own, std::back_inserter(both));
    common = std::move(both);
  }
  std::vector<std::vector<double>> result;
  if (common.size() < 2) return result;
  for (std::size_t p = 0; p < values.size(); ++p) {
    std::vector<double>& row = result.emplace_back();
    for (std::size_t i = 0; i < worlds[p].size(); ++i) {
      if (std::ranges::binary_search(common, worlds[p][i])) row.push_back(values[p][i]);
    }
  }
  return result;
}

}  // namespace clustress
