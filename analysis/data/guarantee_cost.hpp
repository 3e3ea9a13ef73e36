// analysis/data/guarantee_cost.hpp — what the guarantees of a programme cost beyond the money that
// is paid by the end: calls still to come, and capital that is held back for them.
// Formulas: docs/model/measures.md, "Economic cost of guarantees". `later` of a world has what its
// own calls say of the loss rate added, to first order: its mean is what is expected, and its
// spread holds how uncertain the rate is. Pure functions of the view; OutputError if a book is
// missing.
#pragma once

#include <vector>

#include "analysis/data/usable_replicates.hpp"

namespace clustress {

// One number a replicate, in kEUR; not discounted but for `later_discounted` and `held`. Of a
// programme without guarantees only `given` is there.
struct GuaranteeCost {
  std::vector<double> given;  // guaranteed part of loans at the grant …
  std::vector<double> given_young;
  std::vector<double> called;  // … and what was paid for it by the end
  std::vector<double> called_young;
  std::vector<double> open;   // held back at the end
  std::vector<double> later;  // called after it
  std::vector<double> later_discounted;
  std::vector<double> held;  // cost of capital held back
  [[nodiscard]] bool is_nothing() const;
};

GuaranteeCost guarantee_cost_of(UsableReplicates const& worlds, std::size_t variant,
                                std::size_t stress);

}  // namespace clustress
