#include "analysis/data/net_jobs.hpp"

#include "analysis/data/cost.hpp"

namespace clustress {

std::vector<double> net_jobs(UsableReplicates const& worlds, std::size_t variant,
                             std::size_t stress, std::size_t quarter) {
  return minus(worlds.values("total", "jobs", variant, stress, quarter),
               worlds.values("total", "jobs", 0, stress, quarter));
}

std::vector<double> net_job_years(UsableReplicates const& worlds, std::size_t variant,
                                  std::size_t stress, double rate) {
  std::vector<double> sum(worlds.used().size(), 0.0);
  for (std::size_t t = 1; t <= worlds.end(); ++t) {
    double const weight = discount_factor(rate, t) / 4.0;
    std::vector<double> const delta = net_jobs(worlds, variant, stress, t);
    for (std::size_t r = 0; r < sum.size(); ++r) sum[r] += weight * delta[r];
  }
  return sum;
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
