#include <cmath>

#include "calibration/evaluation.hpp"
#include "calibration/mean.hpp"

namespace clustress {
namespace {

bool has(std::vector<double> const& row, std::size_t i, std::size_t j) {
  return !std::isnan(row[i]) && !std::isnan(row[j]);
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
    Mean mean;
    for (auto const& row : measured) {
      if (!std::isnan(row[i])) mean.add(row[i]);
    }
    for (std::size_t j = 0; j < moments; ++j)
      summary.covariance.push_back(covariance_of(measured, i, j));
    summary.count.push_back(static_cast<std::size_t>(mean.weight));
    summary.mean.push_back(mean.value());
    summary.variance.push_back(summary.covariance[i * moments + i]);
    summary.standard_error.push_back(std::sqrt(summary.variance.back() / mean.weight));
  }
  return summary;
}

}  // namespace clustress
