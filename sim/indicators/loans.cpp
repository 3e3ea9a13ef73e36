// sim/indicators/loans.cpp — loans with a public guarantee: defaults, and what is held back for
// them.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

class LoanDefaults final : public NamedIndicator {
 public:
  LoanDefaults()
      : NamedIndicator("loan_defaults", "count", "guaranteed loans whose firm is gone, so far",
                       Split::by_instrument) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.office.counts[k].defaults);
  }
};

class GuaranteeReserve final : public NamedIndicator {
 public:
  GuaranteeReserve()
      : NamedIndicator("guarantee_reserve_cents", "EUR cent",
                       "held back for open guaranteed loans; a part of what is committed",
                       Split::by_instrument) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    Cents reserve = 0;
    for (Loan const& loan : world.office.loans) reserve += loan.instrument == k ? loan.reserved : 0;
    return static_cast<double>(reserve);
  }
};

template Indicator const& indicator<LoanDefaults>();
template Indicator const& indicator<GuaranteeReserve>();

}  // namespace clustress
