#include "analysis/data/net_jobs.hpp"

#include <algorithm>

#include "analysis/data/cost.hpp"

namespace clustress {

namespace {

// Σ_t D(t) Δ_t / 4, Δ_t from `difference`.
template <class Difference>
std::vector<double> discounted_years(UsableReplicates const& worlds, double rate, std::size_t first,
                                     std::size_t last, Difference const& difference) {
  std::vector<double> sum(worlds.used().size(), 0.0);
  for (std::size_t t = std::max<std::size_t>(first, 1); t <= last; ++t) {
    double const weight = discount_factor(rate, t) / 4.0;
    std::vector<double> const delta = difference(t);
    for (std::size_t r = 0; r < sum.size(); ++r) sum[r] += weight * delta[r];
  }
  return sum;
}

}  // namespace

std::vector<double> net_jobs(UsableReplicates const& worlds, std::size_t variant,
                             std::size_t stress, std::size_t quarter) {
  return minus(worlds.values("total", "jobs", variant, stress, quarter),
               worlds.values("total", "jobs", 0, stress, quarter));
}

std::vector<double> net_job_years(UsableReplicates const& worlds, std::size_t variant,
                                  std::size_t stress, double rate) {
  return net_job_years(worlds, variant, stress, rate, 1, worlds.end());
}

std::vector<double> net_job_years(UsableReplicates const& worlds, std::size_t variant,
                                  std::size_t stress, double rate, std::size_t first,
                                  std::size_t last) {
  return discounted_years(worlds, rate, first, last,
                          [&](std::size_t t) { return net_jobs(worlds, variant, stress, t); });
}

std::vector<double> stress_job_years(UsableReplicates const& worlds, std::size_t stress,
                                     double rate) {
  return discounted_years(worlds, rate, 1, worlds.end(), [&](std::size_t t) {
    return minus(worlds.values("total", "jobs", 0, stress, t),
                 worlds.values("total", "jobs", 0, 0, t));
  });
}

std::vector<double> job_years(UsableReplicates const& worlds, char const* name, std::size_t variant,
                              std::size_t stress) {
  std::vector<double> sum(worlds.used().size(), 0.0);
  for (std::size_t t = 1; t <= worlds.end(); ++t) {
    std::vector<double> const jobs = worlds.values("total", name, variant, stress, t);
    for (std::size_t r = 0; r < sum.size(); ++r) sum[r] += jobs[r] / 4.0;
  }
  return sum;
}

}  // namespace clustress
