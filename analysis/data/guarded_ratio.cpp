#include "analysis/data/guarded_ratio.hpp"

#include <fmt/format.h>

namespace clustress {

GuardedRatio guarded_ratio(std::vector<double> const& numerator,
                           std::vector<double> const& denominator,
                           std::string_view denominator_name, double alpha) {
  if (denominator.size() < 2) return {std::nullopt, "needs at least two worlds"};
  if (!mean_with_interval(denominator, alpha).told_from_zero()) {
    return {std::nullopt, fmt::format("{} cannot be told from 0", denominator_name)};
  }
  return {ratio_of_means(numerator, denominator, alpha), ""};
}

}  // namespace clustress
