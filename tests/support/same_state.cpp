// tests/support/same_state.cpp — two worlds compared in all that is state, bit for bit.
#include <cstring>

#include "tests/support/small_world.hpp"

namespace clustress::test {
namespace {

bool same(HoldMean const& a, HoldMean const& b) {
  return same_bits(a.sum, b.sum) && a.quarters == b.quarters;
}

bool same(CellState const& a, CellState const& b) {
  return a.jobs == b.jobs && same_bits(a.local_sales, b.local_sales) &&
         same_bits(a.outside_sales, b.outside_sales) && same_bits(a.outside_base, b.outside_base) &&
         same_bits(a.outside_drift, b.outside_drift) &&
         same_bits(a.hold_integral, b.hold_integral) && same_bits(a.outside_from, b.outside_from) &&
         same_bits(a.outside_to, b.outside_to) && a.entries == b.entries && a.exits == b.exits &&
         a.jobs_created == b.jobs_created && a.jobs_destroyed == b.jobs_destroyed &&
         a.projects_started == b.projects_started && a.insolvencies == b.insolvencies &&
         a.spin_offs == b.spin_offs && same_bits(a.rd_spending, b.rd_spending) &&
         same_bits(a.mean_position, b.mean_position);
}

bool same(MarketState const& a, MarketState const& b) {
  return same_bits(a.local_demand, b.local_demand) && same_bits(a.base_demand, b.base_demand) &&
         same(a.demand_mean, b.demand_mean) && same_bits(a.base_outside, b.base_outside) &&
         same(a.outside_mean, b.outside_mean) && same_bits(a.base_jobs, b.base_jobs) &&
         same(a.jobs_mean, b.jobs_mean) && same_bits(a.log_outside_path, b.log_outside_path) &&
         same_bits(a.mean_productivity, b.mean_productivity) &&
         same(a.productivity_mean, b.productivity_mean) &&
         same_bits(a.base_productivity, b.base_productivity) &&
         a.productivity_count == b.productivity_count &&
         same_bits(a.usual_demand, b.usual_demand) && same_bits(a.demand_gap, b.demand_gap) &&
         same_bits(a.orphaned, b.orphaned) && same_bits(a.bought_away, b.bought_away);
}

bool same(IncomeAccount const& a, IncomeAccount const& b) {
  static_assert(sizeof(IncomeAccount) % sizeof(double) == 0);  // all doubles
  return std::memcmp(&a, &b, sizeof(IncomeAccount)) == 0;
}

bool same(RegionState const& a, RegionState const& b) {
  return same_bits(a.log_wage, b.log_wage) && same_bits(a.unemployed, b.unemployed) &&
         same_bits(a.spending, b.spending) && same_bits(a.base_spending, b.base_spending) &&
         same(a.spending_mean, b.spending_mean) && same(a.account, b.account) &&
         same_bits(a.residents, b.residents) && same_bits(a.labour_force, b.labour_force) &&
         same_bits(a.log_participation, b.log_participation) &&
         same_bits(a.log_migration, b.log_migration) && same_bits(a.log_rent, b.log_rent) &&
         same_bits(a.idle_staff, b.idle_staff) &&
         same_bits(a.research_projects, b.research_projects);
}

bool same(NicheState const& a, NicheState const& b) {
  return a.jobs == b.jobs && same_bits(a.rd_stock, b.rd_stock) && same(a.jobs_mean, b.jobs_mean) &&
         same(a.rd_mean, b.rd_mean) && same_bits(a.base_jobs, b.base_jobs) &&
         same_bits(a.base_rd, b.base_rd);
}

bool same(ClusterState const& a, ClusterState const& b) {
  return same_bits(a.staff, b.staff) && same_bits(a.balance_keur, b.balance_keur) &&
         same_bits(a.programme_keur, b.programme_keur) && a.quality == b.quality &&
         same_bits(a.join_rate, b.join_rate) && a.members == b.members &&
         a.member_jobs == b.member_jobs && a.services == b.services &&
         same_bits(a.heterogeneity, b.heterogeneity) && same_bits(a.growth, b.growth) &&
         a.jobs == b.jobs && a.firms == b.firms && same(a.firms_mean, b.firms_mean) &&
         same(a.heterogeneity_mean, b.heterogeneity_mean) &&
         same_bits(a.base_firms, b.base_firms) &&
         same_bits(a.base_heterogeneity, b.base_heterogeneity) && a.phase == b.phase;
}

bool same(Link const& a, Link const& b) {
  return a.first == b.first && a.second == b.second && a.first_cell == b.first_cell &&
         a.second_cell == b.second_cell && a.formed == b.formed;
}

bool same(AnchorFirm const& a, AnchorFirm const& b) {
  return a.cell == b.cell && a.id == b.id && a.jobs == b.jobs;
}

bool same(Commitment const& a, Commitment const& b) {
  return a.firm == b.firm && a.cell == b.cell && a.amount == b.amount &&
         a.administration == b.administration && a.due == b.due && a.instrument == b.instrument;
}

bool same(Loan const& a, Loan const& b) {
  return a.firm == b.firm && a.cell == b.cell && a.instrument == b.instrument &&
         same_bits(a.principal_keur, b.principal_keur) &&
         same_bits(a.outstanding_keur, b.outstanding_keur) && a.reserved == b.reserved &&
         same_bits(a.guaranteed_share, b.guaranteed_share) && a.granted == b.granted;
}

bool same(InstrumentCounts const& a, InstrumentCounts const& b) {
  return a.applications == b.applications && a.awards == b.awards &&
         a.projects_supported == b.projects_supported && a.projects_unused == b.projects_unused &&
         a.defaults == b.defaults;
}

template <class T>
bool all_same(std::vector<T> const& a, std::vector<T> const& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (!same(a[k], b[k])) return false;
  }
  return true;
}

}  // namespace

bool same_state(World const& a, World const& b) {
  Office const &x = a.office, &y = b.office;
  bool const books = x.ledger == y.ledger && all_same(x.commitments, y.commitments) &&
                     all_same(x.counts, y.counts) && all_same(x.loans, y.loans);
  return books && a.random == b.random && a.macro_random == b.macro_random &&
         a.macro_cycle == b.macro_cycle && a.now == b.now && a.regime == b.regime &&
         a.firms.same_firms(b.firms) && all_same(a.cells, b.cells) &&
         all_same(a.markets, b.markets) && all_same(a.regions, b.regions) &&
         all_same(a.niches, b.niches) && all_same(a.clusters, b.clusters) &&
         all_same(a.links, b.links) && all_same(a.anchor_firms, b.anchor_firms) &&
         same_bits(a.environment.macro, b.environment.macro) &&
         same_bits(a.environment.local_demand, b.environment.local_demand) &&
         same_bits(a.environment.outside_demand, b.environment.outside_demand);
}

bool same_bits(double a, double b) {
  return std::memcmp(&a, &b, sizeof(double)) == 0;
}

bool same_bits(std::vector<double> const& a, std::vector<double> const& b) {
  return a.size() == b.size() &&
         (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

}  // namespace clustress::test
