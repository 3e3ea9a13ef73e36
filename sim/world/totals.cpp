#include "sim/world/totals.hpp"

#include "sim/world/world.hpp"

namespace clustress {

namespace {

void take_links(World const& world, CellTotals& totals) {
  std::size_t const n = world.firms.cells();
  for (auto* column : {&totals.links, &totals.links_across_clusters, &totals.links_across_regions})
    column->assign(n, 0.0);
  for (Link const& link : world.links) {
    Cell const &a = world.economy->cell(link.first_cell),
               &b = world.economy->cell(link.second_cell);
    bool const across_clusters = a.cluster && b.cluster && *a.cluster != *b.cluster;
    for (CellRow const end : {link.first_cell, link.second_cell}) {
      totals.links[end.get()] += 0.5;
      totals.links_across_clusters[end.get()] += across_clusters ? 0.5 : 0.0;
      totals.links_across_regions[end.get()] += a.region != b.region ? 0.5 : 0.0;
    }
  }
}

void take_innovations(World const& world, CellTotals& totals) {
  totals.innovations.assign(world.firms.cells(), 0);
  for (InnovationEvent const& event : world.innovations) ++totals.innovations[event.cell.get()];
}

}  // namespace

void CellTotals::take(World const& world) {
  FirmTable const& firms = world.firms;
  std::size_t const n = firms.cells();
  log_productivity.assign(n, 0.0);
  cash.assign(n, 0.0);
  debt.assign(n, 0.0);
  exporters_outside_sales.assign(n, 0.0);
  for (auto* column :
       {&indebted, &constrained, &firms_10plus, &innovators_10plus, &research_links, &exporters})
    column->assign(n, 0);
  for (std::size_t c = 0; c < n; ++c) {
    double sum_a = 0, sum_cash = 0, sum_debt = 0, sum_exporters = 0;
    std::int64_t large = 0, innovators = 0, researching = 0, abroad = 0, owing = 0, short_of = 0;
    firms.for_each_firm(CellRow(c), [&](std::size_t row) {
      sum_a += firms.productivity[row];
      sum_cash += firms.cash[row];
      sum_debt += static_cast<double>(firms.debt[row]);
      owing += firms.debt[row] > 0.0F ? 1 : 0;
      short_of += firms.standing[row].has(Standing::constrained) ? 1 : 0;
      int const is_large = firms.jobs[row] >= 10 ? 1 : 0;
      int const innovated = firms.last_innovation[row] > world.now - 12 ? 1 : 0;
      large += is_large;
      innovators += is_large & innovated;
      researching += firms.research_link[row] > 0.1F ? 1 : 0;
      int const exports = firms.standing[row].has(Standing::exporter) ? 1 : 0;
      abroad += exports;
      sum_exporters += exports != 0 ? firms.outside_sales[row] : 0.0;
    });
    log_productivity[c] = sum_a;
    cash[c] = sum_cash;
    debt[c] = sum_debt;
    indebted[c] = owing;
    constrained[c] = short_of;
    firms_10plus[c] = large;
    innovators_10plus[c] = innovators;
    research_links[c] = researching;
    exporters[c] = abroad;
    exporters_outside_sales[c] = sum_exporters;
  }
  take_innovations(world, *this);
  take_links(world, *this);
}

}  // namespace clustress
