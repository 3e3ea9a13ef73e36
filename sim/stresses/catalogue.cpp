// sim/stresses/catalogue.cpp — all stresses; one line each.
#include "sim/world/stress.hpp"

namespace clustress {

// clang-format off
constexpr EntryFunction<Stress> all_stress_kinds[] = {
    &entry<Stress, class DemandRecession>,
    &entry<Stress, class CreditCrunch>,
    &entry<Stress, class EnergyPriceShock>,
    &entry<Stress, class AnchorFirmExit>,
    &entry<Stress, class ProgrammeBudgetCut>,
};
// clang-format on

std::span<EntryFunction<Stress> const> stress_catalogue() {
  return all_stress_kinds;
}

}  // namespace clustress
