// sim/model/behaviour/exports.hpp — selling abroad: a sunk cost to begin, a running cost to stay.
#pragma once

#include "sim/core/ids.hpp"
#include "sim/core/parameters.hpp"

namespace clustress {

struct Economy;
struct World;
struct Workspace;

struct ExportParameters {
  double tradable_share = 0.3;       // least outside share of a sector whose firms can export
  double sales_gain = 0.25;          // rise of outside sales with exporting
  double margin_share = 0.3;         // of foreign sales, average firm of the market
  double productivity_effect = 4.0;  // of log productivity on ln of that margin
  double running_cost_keur = 3.0;    // a quarter, firm of 10 jobs
  double running_cost_size_exponent = 0.7;
  double stop_share = 0.25;  // of exporters that lose by it that stop in a quarter

  static void describe(ParameterTable<ExportParameters>& table);
};

// Whether firms of the cell can sell abroad.
bool can_export(Economy const& economy, CellId cell);
// What exporting earns the firm a quarter, running cost paid: what it does earn, or what it would earn if it began.
double export_profit(World const& world, CellId cell, std::size_t row);
// Exporters that no longer earn their running cost stop with a chance; their foreign sales are gone.
void review_exports(World& world);
// Makes the firm an exporter: foreign sales come on top.
void start_exporting(World& world, std::size_t row);

}  // namespace clustress
