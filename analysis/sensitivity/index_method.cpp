#include "analysis/sensitivity/index_method.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace clustress {

std::vector<std::size_t> IndexTable::ranking() const {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    if (rows[a].is_below_noise != rows[b].is_below_noise) return rows[b].is_below_noise;
    double const x = rows[a].indices.at(ranked_by).value, y = rows[b].indices.at(ranked_by).value;
    if (std::isnan(x) || std::isnan(y)) return !std::isnan(x) && std::isnan(y);
    return x > y;
  });
  return order;
}

IndexTable no_indices(std::string why) {
  IndexTable table;
  table.missing = std::move(why);
  return table;
}

IndexTable indices_of(IndexMethod const& method, SensitivityStudy const& study,
                      StudyOutput const& output, IndexOptions const& options) {
  if (study.inputs.factors.empty()) return no_indices("no parameter varies between points");
  if (std::string why = method.unfit(study); !why.empty()) return no_indices(std::move(why));
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (double const y : output.values) {
    if (std::isnan(y)) continue;
    if (std::isinf(y)) return no_indices("it is infinite in some worlds");
    low = std::min(low, y), high = std::max(high, y);
  }
  if (low > high) return no_indices("it is given at no point");
  if (!(low < high)) return no_indices("it is the same in all worlds of all points");
  IndexTable table = method.indices(study, output, options);
  for (InputFactor const& factor : study.inputs.factors) {
    if (output.is_idle(study.inputs, factor))
      std::erase_if(table.rows, [&](IndexRow const& row) { return row.factor == factor.name; });
  }
  return table;
}

}  // namespace clustress
