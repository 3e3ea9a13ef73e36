// sim/behaviour/incomes.cpp — incomes of residents.
//
// Equations and parameters: docs/model/mechanisms/incomes_and_demand.md. All that residents earn is
// what somebody paid in the quarter (account.cpp): wages and founders' draw as firms booked them,
// profits and the cash of closed firms as far as their owners live here, what providers of projects
// were paid, programme money, benefits, less the levy.
#include "sim/behaviour/incomes.hpp"

#include "sim/world/world.hpp"

namespace clustress {
namespace {

double staff_of(RegionState const& region) {
  double staff = 0;
  for (double const residents : region.residents) staff += residents;
  return staff;
}

// Income of working in r that goes to residents of h; without staff it stays in the region.
double earned_in(RegionState const& place, double staff, std::size_t h, bool same) {
  double const share = staff > 0.0 ? place.residents[h] / staff : same ? 1.0 : 0.0;
  return share * place.account.labour_income();
}

}  // namespace

void pass_on_income(World& world, Treasury const& treasury, double to_staff_keur,
                    double to_households_keur, double outlay_keur) {
  double labour_force = 0;
  for (RegionRow const r : treasury.regions)
    labour_force += world.economy->regions[r.get()].labour_force;
  for (RegionRow const r : treasury.regions) {
    double const share = world.economy->regions[r.get()].labour_force / labour_force;
    IncomeAccount& account = world.regions[r.get()].account;
    account.pay(Payment::administration, share * to_staff_keur);
    account.pay(Payment::household_money, share * to_households_keur);
    account.pay(Payment::levy, share * treasury.financed_inside_share * outlay_keur);
  }
}

void earn_incomes(World& world) {
  DemandParameters const& p = world.economy->parameters.demand;
  std::size_t const n = world.regions.size();
  std::vector<double> staff(n);
  for (std::size_t r = 0; r < n; ++r) {
    staff[r] = staff_of(world.regions[r]);
    IncomeAccount& account = world.regions[r].account;
    double const wage = staff[r] > 0.0 ? account.labour_income() / staff[r] : 0.0;
    account.pay(Payment::benefits, p.replacement_rate * wage * world.regions[r].unemployed);
    double const provided = account.to_providers();
    account.pay(Payment::providers_here, p.providers_local_share * provided);
    account.pay(Payment::providers_elsewhere, provided - account.of(Payment::providers_here));
  }
  for (std::size_t h = 0; h < n; ++h) {
    RegionState& home = world.regions[h];
    IncomeAccount& account = home.account;
    account.income = account.received_by(Party::households) - account.labour_income() -
                     account.of(Payment::levy);
    for (std::size_t r = 0; r < n; ++r)
      account.income += earned_in(world.regions[r], staff[r], h, r == h);
    bool const first = home.spending == 0.0;
    home.spending += (first ? 1.0 : p.smoothing) * (account.income - home.spending);
  }
}

}  // namespace clustress
