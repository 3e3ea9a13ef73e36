// analysis/data/performance.hpp — how firms of a place do: links, innovation, productivity,
// exports, value added, one number a replicate and world.
//
// A place is everything, an entry of a dimension of the result (a region, a sector, a cluster), or
// several entries together.
// Differences are taken quarter by quarter before sums, so that equal worlds give exactly 0.
// OutputError if a data set is damaged; a quantity whose data sets a result lacks is not held. Used
// by one thread at a time, as the view is.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/data/usable_replicates.hpp"

namespace clustress {

enum class QuantityForm {
  level,             // at the end of the last quarter
  flow,              // summed over the quarters
  log_of_firms,      // mean over firms of a sum of logs, last quarter: differences in log points
  log_ratio,         // ln of `dataset` over `by`, both summed over the last four quarters
  log_ratio_at_end,  // the same, both of the last quarter
  log_level,         // a logarithm itself, last quarter
  share              // `dataset`, a share, last quarter
};

struct Quantity {
  std::string_view name;  // snake_case, of its measures
  std::string_view label;
  std::string_view unit;  // of a level or a flow; "%" of logarithms, "points" of shares
  QuantityForm form;
  std::string_view dataset;
  std::string_view by{};  // what it is divided by
  [[nodiscard]] bool is_relative() const {
    return form != QuantityForm::level && form != QuantityForm::flow;
  }
};

// In the order of the chain: from what a programme pays for to jobs.
std::span<Quantity const> chain_of_performance();
// Between `performance/` and the name of a quantity: what it is in all target regions together.
inline constexpr std::string_view target_regions = "target_regions";
// What is told of each region, sector and cluster.
std::span<Quantity const> performance_of_places();

// What is told of each class of firms (firm_classes.hpp), all of it read in the last quarter.
std::span<Quantity const> performance_of_classes();

struct Place {
  std::string_view group;  // "total", "region", "sector", "cluster", "size_class", …
  std::size_t entry = 0;
  // Several together, in place of `entry`; of quantities that add up, and ratios of such.
  std::span<std::size_t const> entries{};
};

bool is_held(UsableReplicates const& worlds, Quantity const& quantity, Place place);
// Whether what a relative quantity is divided by, and what a logarithm is taken of, is there in
// each replicate, with the programme and without. Others are defined always.
bool is_defined(UsableReplicates const& worlds, Quantity const& quantity, Place place,
                std::size_t variant, std::size_t stress);
// With the programme less without it, one number a replicate; of relative ones in percent or
// percentage points.
std::vector<double> effect_on(UsableReplicates const& worlds, Quantity const& quantity, Place place,
                              std::size_t variant, std::size_t stress);
// Without the programme; of levels and flows only.
std::vector<double> level_without(UsableReplicates const& worlds, Quantity const& quantity,
                                  Place place, std::size_t stress);

}  // namespace clustress
