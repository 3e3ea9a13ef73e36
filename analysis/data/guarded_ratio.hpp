// analysis/data/guarded_ratio.hpp — a ratio of means that is given only where its denominator can
// be told from 0. Pure function, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/statistics/ratio.hpp"

namespace clustress {

struct GuardedRatio {
  std::optional<RatioEstimate> ratio;
  std::string withheld;  // why not, empty if given
};

// Withheld with fewer than two worlds, or where the interval of the denominator holds 0.
GuardedRatio guarded_ratio(std::vector<double> const& numerator,
                           std::vector<double> const& denominator,
                           std::string_view denominator_name, double alpha);

}  // namespace clustress
