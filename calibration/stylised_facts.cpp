#include "calibration/stylised_facts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "calibration/firm_history.hpp"
#include "calibration/mean.hpp"
#include "sim/behaviour/exports.hpp"
#include "sim/core/errors.hpp"
#include "sim/engine/tape.hpp"
#include "sim/statistics/moments.hpp"
#include "sim/statistics/regression.hpp"
#include "sim/world/indicator.hpp"
#include "sim/world/size_class.hpp"

namespace clustress {
namespace {

constexpr std::size_t quarters_per_year = 4;
using Means = std::map<std::string_view, Mean>;

template <class F>
void for_each_firm(World const& world, F&& f) {
  for (std::size_t c = 0; c < world.firms.cells(); ++c) {
    Segment const& s = world.firms.segment(CellRow(c));
    for (std::size_t row = s.begin; row < s.begin + s.count; ++row) f(CellRow(c), row);
  }
}

void measure_sizes(World const& world, Means& means) {
  std::vector<double> large;
  double firms = 0, jobs = 0, count[4] = {}, jobs_of[4] = {}, sales_of[4] = {}, innovators[4] = {};
  for_each_firm(world, [&](CellRow, std::size_t row) {
    double const size = world.firms.jobs[row];
    std::size_t const k = size_class(world.firms.jobs[row]);
    firms += 1;
    jobs += size;
    count[k] += 1;
    jobs_of[k] += size;
    sales_of[k] += world.firms.local_sales[row] + world.firms.outside_sales[row];
    innovators[k] += world.firms.last_innovation[row] > world.now - 12 ? 1 : 0;
    if (size >= 50) large.push_back(size);
  });
  means["tail_exponent"].add(tail_exponent(large, 50.0).exponent);
  means["micro_firms"].add(count[0] / firms);
  means["mean_size"].add(jobs / firms);
  means["employment_micro"].add(jobs_of[0] / jobs);
  means["employment_small"].add(jobs_of[1] / jobs);
  means["employment_medium"].add(jobs_of[2] / jobs);
  means["employment_large"].add(jobs_of[3] / jobs);
  means["innovators"].add((innovators[1] + innovators[2] + innovators[3]) /
                          (count[1] + count[2] + count[3]));
  means["innovators_small"].add(innovators[1] / count[1]);
  means["innovators_medium"].add(innovators[2] / count[2]);
  if (count[3] > 0) means["innovators_large"].add(innovators[3] / count[3]);
  double const small_product = (sales_of[0] + sales_of[1]) / (jobs_of[0] + jobs_of[1]);
  if (count[3] > 0)
    means["value_added_gradient"].add(std::log(sales_of[3] / jobs_of[3] / small_product));
}

void measure_exporters(World const& world, Means& means) {
  double firms = 0, abroad = 0;
  for_each_firm(world, [&](CellRow cell, std::size_t row) {
    if (world.firms.jobs[row] < 2 || !can_export(*world.economy, cell)) return;
    firms += 1;
    abroad += (world.firms.standing[row] & exporter) != 0 ? 1 : 0;
  });
  if (firms > 0) means["exporters"].add(abroad / firms);
}

double total_of(Indicator const& indicator, World const& world, CellTotals const& totals) {
  double sum = 0;
  std::size_t const entries = indicator.split == Split::additive ? world.cells.size() : 1;
  for (std::size_t k = 0; k < entries; ++k) sum += indicator.measure(world, totals, k);
  return sum;
}

void measure_state(World const& world, Means& means) {
  CellTotals totals;
  totals.take(world);
  means["productivity_90_10"].add(total_of(indicator_named("productivity_90_10"), world, totals));
  means["unemployment"].add(total_of(indicator_named("unemployment_rate"), world, totals));
  double spending = 0;
  for (CellState const& cell : world.cells) spending += cell.rd_spending;
  means["rd_intensity"].add(spending / total_of(indicator_named("sales"), world, totals));
  measure_sizes(world, means);
  measure_exporters(world, means);
}

// Pairs of log productivity a year apart, of firms that live in both.
class ProductivityPairs {
 public:
  void add_year(World const& world) {
    std::vector<double> now;
    for_each_firm(world, [&](CellRow cell, std::size_t row) {
      auto const k = static_cast<std::size_t>(world.firms.register_row[row]);
      if (k >= now.size()) now.resize(k + 1, std::numeric_limits<double>::quiet_NaN());
      now[k] = world.firms.productivity[row] -
               world.markets[world.economy->cell(cell).market.get()].mean_productivity;
      if (k < before_.size() && !std::isnan(before_[k])) pairs_.add(before_[k], now[k]);
    });
    before_ = std::move(now);
  }
  [[nodiscard]] double slope() const { return pairs_.covariance() / pairs_.x().variance(); }

 private:
  std::vector<double> before_;  // by register row
  RunningCovariance pairs_;
};

}  // namespace

MomentValues measure_moments(Scenario const& scenario, Preparation const& preparation,
                             std::uint32_t replicate, StopFlag const& stop) {
  auto const years =
      static_cast<std::size_t>(scenario.simulation.horizon_quarters) / quarters_per_year;
  if (years < 7)
    throw UsageError(
        "survival over five years needs simulation.horizon_quarters of at least 28. Raise it.");
  World world = burn_in(scenario, preparation, replicate);
  Workspace workspace;
  Tape tape;
  tape.begin(world);
  Means means;
  ProductivityPairs productivity;
  productivity.add_year(world);
  while (world.now < static_cast<Quarter>(years * quarters_per_year)) {
    if (stop) throw Stopped{};
    step(world, workspace, {});
    tape.record(world, workspace.fill);
    if (world.now % static_cast<Quarter>(quarters_per_year) != 0) continue;
    measure_state(world, means);
    productivity.add_year(world);
  }
  MomentValues result;
  for (auto const& [name, mean] : means) result[name] = mean.value();
  result["productivity_ar1"] = productivity.slope();
  measure_histories(tape, years, result);
  return result;
}

}  // namespace clustress
