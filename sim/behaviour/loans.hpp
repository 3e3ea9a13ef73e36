// sim/behaviour/loans.hpp — loans to firms that a public guarantee made possible: instalments,
// defaults.
#pragma once

#include <cstddef>

#include "sim/world/parameters/loans.hpp"

namespace clustress {

struct World;
struct Treasury;
struct Workspace;

// Instalments and interest of the quarter; loans of dead firms default, repaid ones end. The office
// books calls and releases. Called guarantees are outlay: the share financed inside is levied.
// `treasury` may be null without loans.
void service_loans(World& world, Workspace& workspace, Treasury const* treasury);

// What the firm owes of relief loans, kEUR: it keeps as much beyond what it likes to hold.
double relief_owed(World const& world, std::size_t row);

}  // namespace clustress
