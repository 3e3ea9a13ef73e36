// sim/indicators/loans.cpp — loans with a public guarantee: defaults, and what is held back for
// them.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

struct LoansIndicators {
  static constexpr Indicator rows[] = {
      {"loan_defaults", "count", "guaranteed loans whose firm is gone, so far",
       Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.counts[k].defaults; }},
      {"guaranteed_loans", "count", "guaranteed loans granted, so far", Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.counts[k].loans; }},
      {"guaranteed_loans_young", "count", "of these, to firms below three years, so far",
       Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.counts[k].young_loans; }},
      {"loan_defaults_young", "count",
       "guaranteed loans to firms below three years whose firm is gone, so far",
       Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.counts[k].young_defaults; }},
      {"guarantee_reserve_cents", "EUR cent",
       "held back for open guaranteed loans; a part of what is committed", Split::by_instrument,
       [](World const& world, std::size_t k) {
         Cents reserve = 0;
         for (Loan const& loan : world.office.loans)
           reserve += loan.instrument == k ? loan.reserved : 0;
         return reserve;
       }},
  };
};

template std::span<Indicator const> indicators<LoansIndicators>();

}  // namespace clustress
