// analysis/data/cost.hpp — what a programme cost the public, and what a job or job-year cost.
//
//   D(t)  = (1 + i)^(−t/4)
//           discount factor at the end of quarter t, i a year
//   C_t   = paid + administration + called guarantees
//           cumulative public outlay, summed over instruments  [kEUR]
//   O     = Σ_t D(t) (C_t − C_{t−1})
//           public outlay, discounted to programme start        [kEUR]
//   Y     = Σ_t D(t) ΔJ_t / 4,  t = 1 … T
//           discounted net job-years: jobs at the end of each quarter
//
// Headline: mean(O) / mean(Y), a ratio of means with a Fieller interval; beside it mean(O) /
// mean(ΔJ_T). Money that is committed but not paid by the end is not outlay. Pure functions of the
// view; OutputError if a book is missing.
#pragma once

#include <string>
#include <vector>

#include "analysis/data/usable_replicates.hpp"
#include "sim/statistics/ratio.hpp"

namespace clustress {

double discount_factor(double rate_a_year, std::size_t quarter);

// One number a replicate, in kEUR.
struct Outlay {
  std::vector<double> discounted;
  std::vector<double> cash;                 // not discounted
  std::vector<double> committed;            // promised, not yet paid at the end
  std::vector<double> owed;                 // of it, without reserves for guarantees: paid later
  std::vector<double> released;             // the budget up to the end; empty if not recorded
  std::vector<double> private_cofinancing;  // a separate account; empty if the result has none
  std::vector<std::size_t> last_payment;    // last quarter in which outlay rose; 0 = never
};

Outlay outlay_of(UsableReplicates const& worlds, std::size_t variant, std::size_t stress);

enum class CostReading {
  interval,  // jobs and money told from 0: value and interval hold
  // net jobs cannot be told from 0: only a lower bound can be given, valid if the programme creates
  // jobs at all
  at_least,
  jobs_lost,          // net jobs are below 0: there is no price of a job
  no_jobs,            // not one job in any world
  nothing_spent,      // no outlay
  not_yet_paid,       // no outlay, but money is owed
  not_enough_worlds,  // one world, no interval
  same_jobs,          // as many in every world: how far others would differ is not known
};

struct Cost {
  RatioEstimate ratio;  // kEUR
  CostReading reading = CostReading::not_enough_worlds;
  double at_least = 0.0;  // kEUR, for CostReading::at_least
};

Cost cost_per(std::vector<double> const& outlay_keur, std::vector<double> const& jobs,
              double alpha);

// The same for all that was paid; not_yet_paid where nothing is, but money is owed.
Cost cost_of(Outlay const& outlay, std::vector<double> const& jobs, double alpha);

// One sentence, empty for `interval`. `what`: "net jobs" or "net job-years".
std::string explanation(Cost const& cost, std::string_view what);

}  // namespace clustress
