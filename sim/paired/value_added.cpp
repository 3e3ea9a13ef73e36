// sim/paired/value_added.cpp — what a programme adds in value, and how many average jobs that is.
//
//   net value added       Σ_m ΔS_m                      [kEUR a quarter]
//   net jobs at average   Σ_m ΔS_m / (S0_m/J0_m)        [persons]
//
// m: markets (a region's firms of one sector), S value added with less without the programme, S0
// and J0 at programme start. Market by market, so that a kEUR in trade counts as trade's job.
// Without base-year firms a job counts as the sector's average. Jobs in firms below average are
// fewer here than in the account of jobs (sim/paired/jobs.cpp), those in firms above it are more.
#include "sim/engine/paired_indicator_entry.hpp"

namespace clustress {

class PairedValueAdded final : public PairedAccount {
 public:
  explicit PairedValueAdded(PairedWorld const& pair);
  void settle(PairedWorld const& pair) override;
  static std::span<PairedIndicator const> indicators();

 private:
  std::vector<double> per_job_;  // by market: S0/J0, kEUR a quarter
  double value_added_ = 0, jobs_ = 0;
};

PairedValueAdded::PairedValueAdded(PairedWorld const& pair) {
  Economy const& economy = pair.economy();
  Tape const& tape = pair.without();
  std::vector<double> jobs(economy.markets.size(), 0.0);
  for (std::size_t row = 0; row < tape.jobs(0).size(); ++row)
    jobs[economy.cell(tape.firms().cell(row)).market.get()] += tape.jobs(0)[row];
  for (std::size_t m = 0; m < economy.markets.size(); ++m) {
    double const sales = tape.market_sales(0)[m];
    SectorFacts const& sector = economy.facts.sectors[economy.markets[m].sector.get()];
    bool const is_known = sales > 0.0 && jobs[m] > 0.0;
    per_job_.push_back(is_known ? sales / jobs[m] : sector.value_added_per_job_keur / 4.0);
  }
}

void PairedValueAdded::settle(PairedWorld const& pair) {
  std::vector<double> const with = sales_by_market(pair.with());
  std::vector<double> const& without = pair.without().market_sales(pair.quarter());
  value_added_ = jobs_ = 0;
  for (std::size_t m = 0; m < with.size(); ++m) {
    value_added_ += with[m] - without[m];
    jobs_ += (with[m] - without[m]) / per_job_[m];
  }
}

std::span<PairedIndicator const> PairedValueAdded::indicators() {
  using enum PairedSplit;
  static constexpr PairedIndicator rows[] = {
      {"value_added_delta", "kEUR",
       "value added in the quarter with less value added without the programme", total_only,
       [](PairedValueAdded const& account, std::size_t) { return account.value_added_; }},
      {"jobs_at_average_delta", "persons",
       "the same in jobs of the average productivity of their market at programme start",
       total_only, [](PairedValueAdded const& account, std::size_t) { return account.jobs_; }},
  };
  return rows;
}

template PairedFile paired<PairedValueAdded>();

}  // namespace clustress
