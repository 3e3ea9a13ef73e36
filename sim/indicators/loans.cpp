// sim/indicators/loans.cpp — loans with a public guarantee: defaults, and what is held back for
// them.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

struct LoansIndicators {
  static constexpr Indicator rows[] = {
      {"loan_defaults", "count",
       "guaranteed loans of firms that are gone and did not repay, so far", Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.counts[k].defaults; }},
      {"guaranteed_loans", "count", "guaranteed loans granted, so far", Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.counts[k].loans; }},
      {"guaranteed_loans_young", "count", "of these, to firms below three years, so far",
       Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.counts[k].young_loans; }},
      {"loan_defaults_young", "count", "of these, loans granted to firms below three years, so far",
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
      {"guarantees_given_cents", "EUR cent",
       "guaranteed part of loans when they were granted, so far", Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.counts[k].guaranteed; }},
      {"guarantees_given_young_cents", "EUR cent", "of this, for firms below three years, so far",
       Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.counts[k].young_guaranteed; }},
      {"called_guarantees_young_cents", "EUR cent",
       "paid for loans granted to firms below three years, so far", Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.counts[k].young_called; }},
      {"guarantee_reserve_to_come_cents", "EUR cent",
       "held back for open guaranteed loans at the end of this quarter and, by schedule, of each "
       "later one, summed",
       Split::by_instrument,
       [](World const& world, std::size_t k) {
         Cents sum = 0;
         for (Loan const& loan : world.office.loans)
           sum += loan.instrument == k
                      ? reserve_to_come(world.economy->parameters.loans, loan, world.now)
                      : 0;
         return sum;
       }},
  };
};

template std::span<Indicator const> indicators<LoansIndicators>();

}  // namespace clustress
