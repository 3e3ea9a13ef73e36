// sim/engine/paired_indicator_entry.hpp — what a file of paired indicators includes to enter the
// catalogue.
//
// The file declares an account (named Paired…, so that no other room has the name), made from the
// PairedWorld of its arm, with `static std::span<PairedIndicator const> indicators()`, and ends
// with
// `template PairedFile paired<Account>();`, while the catalogue has the line `&paired<class
// Account>`. A missing file is a link error, a missing line is caught by a test.
#pragma once

#include "sim/engine/paired_indicator.hpp"

namespace clustress {

template <class Account>
PairedFile paired() {
  return {[](PairedWorld const& pair) -> std::unique_ptr<PairedAccount> {
            return std::make_unique<Account>(pair);
          },
          Account::indicators()};
}

}  // namespace clustress
