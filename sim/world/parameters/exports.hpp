// sim/world/parameters/exports.hpp — in numbers: selling abroad: a sunk cost to begin, a running
// cost to stay.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct ExportParameters {
  double tradable_share = 0.3;       // least outside share of a sector whose firms can export
  double sales_gain = 0.25;          // rise of outside sales with exporting
  double margin_share = 0.3;         // of foreign sales, average firm of the market
  double productivity_effect = 4.0;  // of log productivity on ln of that margin
  double running_cost_keur = 2.79;   // a quarter, firm of 10 jobs
  double running_cost_size_exponent = 0.7;
  double lost_markets = 0.031;      // x_0, a quarter, firm of 10 jobs
  double lost_size_exponent = 0.3;  // x_1
  double stop_share = 0.25;         // of exporters that lose by it that stop in a quarter

  static void describe(ParameterTable<ExportParameters>& table);
};

}  // namespace clustress
