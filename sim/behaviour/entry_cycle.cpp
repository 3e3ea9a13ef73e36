// sim/behaviour/entry_cycle.cpp — founders in bad times.
//
// Equations and parameters: docs/model/mechanisms/founders_over_cycle.md. The demand gap
// discourages all; scarce credit holds back a part, who then lack means and found if support closes
// their gap (founders.cpp). More demand or credit adds founders and never replaces them.
#include "sim/behaviour/entry_cycle.hpp"

#include "sim/behaviour/demand_gap.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/world/mechanism_entry.hpp"

namespace clustress {

double founders_over_cycle(World const& world, CellRow cell) {
  return fast_exp(world.economy->parameters.cycle.entry_gap * demand_gap(world, cell));
}

double founders_with_credit(World const& world, CellRow cell) {
  double const credit = world.environment.credit[world.economy->cell(cell).sector.get()];
  double const missing = 1.0 - (credit < 1.0 ? credit : 1.0);
  return 1.0 - world.economy->parameters.cycle.founders_on_credit * missing;
}

struct EntryCycleMechanism {
  static constexpr std::string_view name = "founders over the cycle";
};

template Mechanism const& mechanism<EntryCycleMechanism>();

}  // namespace clustress
