#include "calibration/year_end.hpp"

namespace clustress {

YearEnd::YearEnd(World const& at) : world(at) {
  totals.take(world);
  for_each_firm(world, [&](CellRow, std::size_t row) {
    double const jobs = world.firms.jobs[row];
    std::size_t const k = size_class(world.firms.jobs[row]);
    sizes.firms += 1;
    sizes.jobs += jobs;
    sizes.firms_of[k] += 1;
    sizes.jobs_of[k] += jobs;
    sizes.sales_of[k] += world.firms.local_sales[row] + world.firms.outside_sales[row];
    sizes.innovators_of[k] += world.firms.last_innovation[row] > world.now - 12 ? 1 : 0;
  });
}

double YearEnd::total(std::string_view name) const {
  Indicator const& indicator = indicator_named(name);
  double sum = 0;
  std::size_t const entries = indicator.split == Split::additive ? world.cells.size() : 1;
  for (std::size_t k = 0; k < entries; ++k) sum += indicator.measure(world, totals, k);
  return sum;
}

}  // namespace clustress
