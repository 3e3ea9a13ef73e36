#include "analysis/data/value_for_money.hpp"

#include "analysis/data/cost.hpp"
#include "analysis/data/net_jobs.hpp"

namespace clustress {

namespace {

constexpr double keur_per_meur = 1000.0;

}  // namespace

ValueForMoney::ValueForMoney(UsableReplicates const& worlds, std::size_t variant,
                             std::size_t stress)
    : job_years(net_job_years(worlds, variant, stress, worlds.view().discount_rate)),
      meur(outlay_of(worlds, variant, stress).discounted) {
  for (double& x : meur) x /= keur_per_meur;
}

bool ValueForMoney::is_comparable(double alpha) const {
  return meur.size() >= 2 && mean_with_interval(meur, alpha).told_from_zero();
}

RatioEstimate ValueForMoney::per_meur(double alpha) const {
  return ratio_of_means(job_years, meur, alpha);
}

Estimate value_beyond(ValueForMoney const& one, ValueForMoney const& other, double alpha) {
  return difference_of_ratios(one.job_years, one.meur, other.job_years, other.meur, alpha);
}

}  // namespace clustress
