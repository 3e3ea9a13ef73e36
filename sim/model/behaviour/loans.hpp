// sim/model/behaviour/loans.hpp — loans to firms that a public guarantee made possible: instalments, defaults.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct World;
struct Programme;
struct Workspace;

struct LoanParameters {
  double interest = 0.01;  // a quarter
  int term_quarters = 20;
  int grace_quarters = 4;

  static void describe(ParameterTable<LoanParameters>& table);
};

// Instalments and interest of the quarter; loans of dead firms default, repaid ones end. The office books calls and releases.
// Called guarantees are outlay: the share financed inside is levied. `programme` may be null without loans.
void service_loans(World& world, Workspace& workspace, Programme const* programme);

}  // namespace clustress
