#include "analysis/data/cost.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "analysis/data/numbers.hpp"
#include "sim/core/money.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {

// Cumulative public outlay in cents, one number a replicate.
std::vector<double> cumulative_cents(UsableReplicates const& worlds, std::size_t variant,
                                     std::size_t stress, std::size_t quarter) {
  std::vector<double> sum(worlds.used().size(), 0.0);
  for (char const* book : {"paid_cents", "administration_cents", "called_guarantees_cents"}) {
    sum = plus(sum, worlds.sums("instrument", book, variant, stress, quarter));
  }
  return sum;
}

std::vector<double> in_keur(std::vector<double> cents) {
  for (double& c : cents) c /= cents_per_keur;
  return cents;
}

bool all_the_same(std::vector<double> const& x) {
  return std::adjacent_find(x.begin(), x.end(), std::not_equal_to<>()) == x.end();
}

}  // namespace

double discount_factor(double rate_a_year, std::size_t quarter) {
  return std::pow(1.0 + rate_a_year, -static_cast<double>(quarter) / 4.0);
}

Outlay outlay_of(UsableReplicates const& worlds, std::size_t variant, std::size_t stress) {
  std::size_t const n = worlds.used().size();
  Outlay outlay;
  outlay.discounted.assign(n, 0.0);
  outlay.last_payment.assign(n, 0);
  std::vector<double> before = cumulative_cents(worlds, variant, stress, 0);
  outlay.discounted = before;  // spent at the start: weight 1
  for (std::size_t t = 1; t <= worlds.end(); ++t) {
    std::vector<double> now = cumulative_cents(worlds, variant, stress, t);
    double const weight = discount_factor(worlds.view().discount_rate, t);
    for (std::size_t r = 0; r < n; ++r) {
      outlay.discounted[r] += weight * (now[r] - before[r]);
      if (now[r] > before[r]) outlay.last_payment[r] = t;
    }
    before = std::move(now);
  }
  outlay.discounted = in_keur(std::move(outlay.discounted));
  outlay.cash = in_keur(std::move(before));
  outlay.committed =
      in_keur(worlds.sums("instrument", "committed_cents", variant, stress, worlds.end()));
  outlay.owed = outlay.committed;
  if (worlds.find("instrument", "guarantee_reserve_cents") != nullptr) {
    outlay.owed = minus(outlay.owed, in_keur(worlds.sums("instrument", "guarantee_reserve_cents",
                                                         variant, stress, worlds.end())));
  }
  if (worlds.find("instrument", "released_cents") != nullptr) {
    outlay.released =
        in_keur(worlds.sums("instrument", "released_cents", variant, stress, worlds.end()));
  }
  if (worlds.find("instrument", "private_cofinancing_cents") != nullptr) {
    outlay.private_cofinancing = in_keur(
        worlds.sums("instrument", "private_cofinancing_cents", variant, stress, worlds.end()));
  }
  return outlay;
}

Cost cost_per(std::vector<double> const& outlay_keur, std::vector<double> const& jobs,
              double alpha) {
  Cost cost;
  cost.ratio = ratio_of_means(outlay_keur, jobs, alpha);
  if (std::all_of(outlay_keur.begin(), outlay_keur.end(), [](double o) { return o == 0.0; })) {
    cost.reading = CostReading::nothing_spent;
  } else if (cost.ratio.kind == RatioSet::undefined) {
    cost.reading = CostReading::no_jobs;
  } else if (jobs.size() < 2) {
    cost.reading =
        moments_of(jobs).mean() > 0.0 ? CostReading::not_enough_worlds : CostReading::jobs_lost;
  } else if (all_the_same(jobs) && jobs.front() > 0.0) {
    cost.reading = CostReading::same_jobs;
  } else if (cost.ratio.kind == RatioSet::bounded) {
    cost.reading = moments_of(jobs).mean() > 0.0 ? CostReading::interval : CostReading::jobs_lost;
  } else {
    // Money is told from 0 in every real programme, so the set is what lies outside (low, high)
    // with low < 0 < high: the upper branch is the price if jobs are created, the lower one says
    // that they may be lost. A whole line bounds nothing.
    cost.reading = CostReading::at_least;
    cost.at_least = cost.ratio.kind == RatioSet::outside && std::isfinite(cost.ratio.bounds.high)
                        ? std::max(0.0, cost.ratio.bounds.high)
                        : 0.0;
  }
  return cost;
}

Cost cost_of(Outlay const& outlay, std::vector<double> const& jobs, double alpha) {
  Cost cost = cost_per(outlay.discounted, jobs, alpha);
  if (cost.reading == CostReading::nothing_spent && moments_of(outlay.owed).mean() > 0.0)
    cost.reading = CostReading::not_yet_paid;
  return cost;
}

std::string explanation(Cost const& cost, std::string_view what) {
  switch (cost.reading) {
    case CostReading::interval:
      return "";
    case CostReading::at_least:
      if (cost.at_least <= 0.0)
        return fmt::format("{} cannot be told from 0: no bound can be given", what);
      return fmt::format(
          "{} cannot be told from 0; if the programme creates any, one costs at least {} kEUR",
          what, number_text(cost.at_least));
    case CostReading::jobs_lost:
      return fmt::format("{} are below 0: there is no price to give", what);
    case CostReading::no_jobs:
      return fmt::format("{} are exactly 0 in every world", what);
    case CostReading::nothing_spent:
      return "nothing was spent";
    case CostReading::not_yet_paid:
      return "money is owed and nothing is paid by the end: there is no cost to give";
    case CostReading::not_enough_worlds:
      return "an interval needs at least two worlds";
    case CostReading::same_jobs:
      return fmt::format("{} are the same in every world: the cost has no interval", what);
  }
  return "";
}

}  // namespace clustress
