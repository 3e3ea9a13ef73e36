// sim/stresses/catalogue.cpp — all stresses; one line each.
#include "sim/model/stress.hpp"

namespace clustress {

constexpr EntryFunction<Stress> all_stress_kinds[] = {
    &entry<Stress, class DemandRecession>,
};

std::span<EntryFunction<Stress> const> stress_catalogue() {
  return all_stress_kinds;
}

}  // namespace clustress
