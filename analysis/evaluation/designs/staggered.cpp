// analysis/evaluation/designs/staggered.cpp — difference-in-differences where awards come year by
// year, against firms not yet supported.
//
// Callaway & Sant'Anna 2021 (group_time.hpp): every year of award is held against firms without an
// award so far, so that no supported firm serves as a control. Estimate: the mean over all groups
// and years from the award on, by the groups' weight; beside it the effect by years since the
// award, and a joint Wald test of the years before. Normal intervals.
#include <map>

#include "analysis/evaluation/design_entry.hpp"
#include "analysis/evaluation/fixed_effects.hpp"
#include "analysis/evaluation/group_time.hpp"

namespace clustress {
namespace {

std::optional<WaldTest> pre_trend(std::vector<GroupTime const*> const& before) {
  auto const count = static_cast<Eigen::Index>(before.size());
  if (count == 0) return std::nullopt;
  Eigen::MatrixXd influence(before.front()->influence.size(), count);
  Eigen::VectorXd estimates(count);
  std::vector<Eigen::Index> places;
  for (Eigen::Index k = 0; k < count; ++k) {
    influence.col(k) = before[static_cast<std::size_t>(k)]->influence;
    estimates(k) = before[static_cast<std::size_t>(k)]->estimate;
    places.push_back(k);
  }
  return wald_test(estimates, influence.transpose() * influence, places);
}

}  // namespace

class Staggered final : public NamedDesign {
 public:
  Staggered()
      : NamedDesign("staggered", "Staggered adoption", "Callaway & Sant'Anna 2021",
                    {Need::treated, Need::years_before}) {}

  [[nodiscard]] DesignResult estimate(FirmPanel const& panel,
                                      DesignOptions const& options) const override {
    FirmYears const table(panel, options);
    GroupTimes const found = group_times(table);
    std::vector<GroupTime const*> before, after;
    std::map<int, std::vector<GroupTime const*>> by_time;
    for (GroupTime const& cell : found.cells) {
      (cell.event_time() < 0 ? before : after).push_back(&cell);
      by_time[cell.event_time()].push_back(&cell);
    }
    if (after.empty())
      return no_estimate("no group has both a year before its award and firms not yet supported");
    Aggregate const simple = aggregate(table, after);
    DesignResult result;
    result.treated = found.treated.size();
    result.controls = found.controls;
    result.truth = simple.truth;
    for (auto const& [time, cells] : by_time) {
      Aggregate const one = aggregate(table, cells);
      result.path.push_back({time, one.estimate, one.standard_error, time < 0 ? 0.0 : one.truth});
    }
    result.pre_trend = pre_trend(before);
    set_estimate(result, simple.estimate, simple.standard_error, options.alpha);
    return result;
  }
};

template Design const& design<Staggered>();

}  // namespace clustress
