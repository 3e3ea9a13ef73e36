// sim/engine/pairing.hpp — compares a world with a programme, firm by firm, with the tape of the
// same world without one: the pair and one account of each kind of the catalogue.
//
// One arm has one; not shared between threads.
#pragma once

#include <memory>
#include <vector>

#include "sim/engine/paired_indicator.hpp"

namespace clustress {

class Pairing {
 public:
  Pairing(Tape const& tape, Economy const& economy, Programme const& programme);

  // Registers the quarter's entrants in the world and settles all accounts; quarter 0 is the
  // snapshot. The world must live until the next call.
  void compare(World& world);

  [[nodiscard]] PairedWorld const& pair() const { return pair_; }
  // Calls f(indicator, account) for each indicator in the order of the catalogue.
  template <class F>
  void for_each(F&& f) const {
    for (std::size_t a = 0; a < accounts_.size(); ++a) {
      for (PairedIndicator const& indicator : paired_catalogue()[a]().indicators)
        f(indicator, *accounts_[a]);
    }
  }

 private:
  PairedWorld pair_;
  std::vector<std::unique_ptr<PairedAccount>> accounts_;  // in the order of the catalogue
};

}  // namespace clustress
