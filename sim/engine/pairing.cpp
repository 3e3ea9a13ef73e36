#include "sim/engine/pairing.hpp"

namespace clustress {

Pairing::Pairing(Tape const& tape, Economy const& economy, Programme const& programme)
    : pair_(tape, economy, programme) {
  for (PairedFunction const function : paired_catalogue())
    accounts_.push_back(function().open(pair_));
}

void Pairing::compare(World& world) {
  pair_.take(world);
  for (auto const& account : accounts_) account->settle(pair_);
}

}  // namespace clustress
