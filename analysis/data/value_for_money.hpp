// analysis/data/value_for_money.hpp — what a million euro brings: discounted net job-years per
// million EUR of discounted outlay, a ratio of means.
//
// Formulas of both sides: net_jobs.hpp, cost.hpp. Pure functions of the view; OutputError if a book
// is missing.
#pragma once

#include <vector>

#include "analysis/data/usable_replicates.hpp"
#include "sim/statistics/ratio.hpp"

namespace clustress {

// Of one variant under one stress, one number a replicate.
struct ValueForMoney {
  std::vector<double> job_years, meur;

  ValueForMoney(UsableReplicates const& worlds, std::size_t variant, std::size_t stress);
  // Whether what it spends is told from 0; false with one world.
  [[nodiscard]] bool is_comparable(double alpha) const;
  [[nodiscard]] RatioEstimate per_meur(double alpha) const;
};

// How much more than the other, paired and linearised; both must be comparable.
Estimate value_beyond(ValueForMoney const& one, ValueForMoney const& other, double alpha);

}  // namespace clustress
