#include <cmath>

#include "calibration/evaluation.hpp"
#include "calibration/mean.hpp"
#include "sim/statistics/intervals.hpp"

namespace clustress {
namespace {

bool has(std::vector<double> const& row, std::size_t i, std::size_t j) {
  return std::isfinite(row[i]) && std::isfinite(row[j]);
}

// In two passes, so that a common level costs no digits.
double covariance_of(std::span<std::vector<double> const> rows, std::size_t i, std::size_t j) {
  Mean of_i, of_j;
  for (auto const& row : rows) {
    if (has(row, i, j)) of_i.add(row[i]), of_j.add(row[j]);
  }
  if (of_i.weight < 2) return no_population;
  double sum = 0;
  for (auto const& row : rows) {
    if (has(row, i, j)) sum += (row[i] - of_i.value()) * (row[j] - of_j.value());
  }
  return sum / (of_i.weight - 1);
}

}  // namespace

MomentSummary summary_of(std::span<std::vector<double> const> measured) {
  MomentSummary summary;
  std::size_t const moments = measured.empty() ? 0 : measured.front().size();
  for (std::size_t i = 0; i < moments; ++i) {
    std::vector<double> values;
    for (auto const& row : measured) {
      if (std::isfinite(row[i])) values.push_back(row[i]);
    }
    Estimate const mean =
        values.empty() ? Estimate{no_population, no_population, {}, 0} : mean_with_interval(values);
    for (std::size_t j = 0; j < moments; ++j)
      summary.covariance.push_back(covariance_of(measured, i, j));
    summary.count.push_back(values.size());
    summary.mean.push_back(mean.value);
    summary.standard_error.push_back(mean.standard_error);
    summary.variance.push_back(summary.covariance[i * moments + i]);
  }
  return summary;
}

}  // namespace clustress
