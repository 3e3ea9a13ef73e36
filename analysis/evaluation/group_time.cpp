#include "analysis/evaluation/group_time.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "analysis/evaluation/weighted_mean.hpp"

namespace clustress {
namespace {

struct Pair {
  int group;
  std::size_t base, t;
};

std::optional<GroupTime> cell_of(FirmYears const& table, Pair pair) {
  int const reached = std::max(table.year(pair.t), table.year(pair.base));
  enum Side : std::uint8_t { neither, in_group, control };
  std::vector<Side> side(table.firms(), neither);
  WeightedMean group, others;
  KnownMean truth;
  auto const change = [&](std::size_t f) {
    return table.outcome(f, pair.t) - table.outcome(f, pair.base);
  };
  for (std::size_t f = 0; f < table.firms(); ++f) {
    if (!table.has(f, pair.t) || !table.has(f, pair.base)) continue;
    int const award = table.treated_year(f);
    if (award == pair.group) {
      side[f] = in_group;
      group.add(change(f), table.weight(f));
      truth.add(table.effect(f, pair.t), table.weight(f));
    } else if (award == 0 || award > reached) {
      side[f] = control;
      others.add(change(f), table.weight(f));
    }
  }
  if (group.count() == 0 || others.count() == 0) return std::nullopt;
  GroupTime cell{pair.group, table.year(pair.t), group.mean() - others.mean(), truth.mean(), {}};
  cell.influence.setZero(static_cast<Eigen::Index>(table.firms()));
  for (std::size_t f = 0; f < table.firms(); ++f) {
    auto const place = static_cast<Eigen::Index>(f);
    if (side[f] == in_group)
      cell.influence(place) = table.weight(f) * (change(f) - group.mean()) / group.weight();
    if (side[f] == control)
      cell.influence(place) = -table.weight(f) * (change(f) - others.mean()) / others.weight();
  }
  return cell;
}

}  // namespace

GroupTimes group_times(FirmYears const& table) {
  GroupTimes result;
  std::set<int> groups;
  for (std::size_t f = 0; f < table.firms(); ++f) {
    if (table.is_treated(f)) groups.insert(table.treated_year(f));
    result.controls += table.is_treated(f) ? 0 : 1;
  }
  std::set<int> seen;
  for (int const g : groups) {
    std::size_t const before = table.place_of(g - 1);
    if (before >= table.years()) continue;
    for (std::size_t t = 1; t < table.years(); ++t) {
      auto cell = cell_of(table, {g, table.year(t) >= g ? before : t - 1, t});
      if (!cell) continue;
      if (cell->event_time() >= 0) seen.insert(g);
      result.cells.push_back(std::move(*cell));
    }
  }
  for (std::size_t f = 0; f < table.firms(); ++f) {
    std::size_t const before = table.place_of(table.treated_year(f) - 1);
    if (seen.contains(table.treated_year(f)) && table.has(f, before)) result.treated.push_back(f);
  }
  return result;
}

Aggregate aggregate(FirmYears const& table, std::vector<GroupTime const*> const& cells) {
  std::map<int, double> weight_of;  // by group
  double all = 0.0;
  for (std::size_t f = 0; f < table.firms(); ++f) {
    weight_of[table.treated_year(f)] += table.weight(f);
    all += table.weight(f);
  }
  double sum = 0.0;
  for (GroupTime const* cell : cells) sum += weight_of[cell->group];
  Aggregate result;
  result.influence.setZero(static_cast<Eigen::Index>(table.firms()));
  std::map<int, double> of_group;  // sum over its cells of the estimate; and how many there are
  std::map<int, double> count;
  for (GroupTime const* cell : cells) {
    double const share = weight_of[cell->group] / sum;
    result.estimate += share * cell->estimate;
    result.truth += share * cell->truth;
    result.influence += share * cell->influence;
    of_group[cell->group] += cell->estimate;
    count[cell->group] += 1.0;
  }
  // A firm more in a group gives its cells more weight and all others less.
  for (std::size_t f = 0; f < table.firms(); ++f) {
    int const g = table.treated_year(f);
    result.influence(static_cast<Eigen::Index>(f)) +=
        table.weight(f) / sum * (of_group[g] - count[g] * result.estimate);
  }
  result.standard_error = result.influence.norm();
  return result;
}

}  // namespace clustress
