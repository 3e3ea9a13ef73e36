// sim/world/totals.hpp — sums over the firms of each cell that the state does not keep anyway; one
// pass for all indicators.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/world/firm_classes.hpp"

namespace clustress {

struct World;

// Taken at the end of a quarter.
struct CellTotals {
  std::vector<double> log_productivity;    // Σ a_i
  std::vector<double> cash;                // kEUR
  std::vector<double> debt;                // term loans owed, kEUR
  std::vector<std::int64_t> indebted;      // firms that owe term loans
  std::vector<std::int64_t> constrained;   // firms short of working capital
  std::vector<std::int64_t> firms_10plus;  // firms of 10 jobs and more …
  // … of which with an innovation in the last 12 quarters
  std::vector<std::int64_t> innovators_10plus;
  // made in the quarter, also by firms that left in it
  std::vector<std::int64_t> innovations;
  // firms with a link to a research organisation stronger than 0.1
  std::vector<std::int64_t> research_links;
  std::vector<std::int64_t> exporters;  // firms that sell abroad …
  // … and what they sell outside the region, kEUR a quarter
  std::vector<double> exporters_outside_sales;
  // Links between firms; each counts one half in the cell of either end.
  std::vector<double> links;
  std::vector<double> links_across_clusters;  // both ends in clusters, and not in the same
  std::vector<double> links_across_regions;

  // Set by who knows the classes of firms (sim/engine/class_book.hpp).
  ClassSums classes{};

  void take(World const& world);
};

}  // namespace clustress
