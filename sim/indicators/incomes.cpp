// sim/indicators/incomes.cpp — the income account of each region: what firms use their sales for,
// and who earns it.
//
// sales = wages + founders' draw + overhead + extra energy + extra rents + margin, in every quarter
// (behaviour/account.cpp).
#include "sim/world/indicator_entry.hpp"

namespace clustress {
namespace {

double paid(World const& world, std::size_t region, Payment payment) {
  return world.regions[region].account.of(payment);
}

}  // namespace

struct IncomesIndicators {
  static constexpr Indicator rows[] = {
      {"wages_paid", "kEUR", "wages that firms paid in the quarter", Split::by_region,
       [](World const& world, std::size_t k) { return paid(world, k, Payment::wages); }},
      {"founders_draw", "kEUR", "what founders drew for their own work in the quarter",
       Split::by_region,
       [](World const& world, std::size_t k) { return paid(world, k, Payment::founders_draw); }},
      {"overhead_paid", "kEUR", "overhead that firms paid in the quarter", Split::by_region,
       [](World const& world, std::size_t k) { return paid(world, k, Payment::overhead); }},
      {"extra_energy_paid", "kEUR", "what energy cost firms more than in the base year",
       Split::by_region,
       [](World const& world, std::size_t k) { return paid(world, k, Payment::energy); }},
      {"extra_rents_paid", "kEUR", "what room cost firms more than in the base year",
       Split::by_region,
       [](World const& world, std::size_t k) { return paid(world, k, Payment::rents); }},
      {"margin", "kEUR", "what firms were left of their sales in the quarter", Split::by_region,
       [](World const& world, std::size_t k) { return world.regions[k].account.margin; }},
      {"profits", "kEUR", "profits that firms paid out to their owners in the quarter",
       Split::by_region,
       [](World const& world, std::size_t k) { return world.regions[k].account.paid_out(); }},
      {"retained", "kEUR", "change of the cash of all firms in the quarter", Split::by_region,
       [](World const& world, std::size_t k) { return world.regions[k].account.cash_change; }},
      {"household_income", "kEUR", "incomes of residents in the quarter, less the levy",
       Split::by_region,
       [](World const& world, std::size_t k) { return world.regions[k].account.income; }},
  };
};

template std::span<Indicator const> indicators<IncomesIndicators>();

}  // namespace clustress
