// analysis/data/net_jobs.hpp — jobs with a programme minus jobs without it, under the same stress
// and in the same replicate; one number a replicate.
//
// Differences are taken quarter by quarter, before sums, so that equal worlds give exactly 0 and no
// digits are lost on large levels. Pure functions of the view; OutputError if a data set is
// missing.
#pragma once

#include <vector>

#include "analysis/data/usable_replicates.hpp"

namespace clustress {

std::vector<double> net_jobs(UsableReplicates const& worlds, std::size_t variant,
                             std::size_t stress, std::size_t quarter);

// Σ_t D(t) ΔJ_t / 4 over t = 1 … T, in job-years; `rate` a year, 0 = not discounted.
std::vector<double> net_job_years(UsableReplicates const& worlds, std::size_t variant,
                                  std::size_t stress, double rate);

// The same over the quarters from `first` to `last`, both included.
std::vector<double> net_job_years(UsableReplicates const& worlds, std::size_t variant,
                                  std::size_t stress, double rate, std::size_t first,
                                  std::size_t last);

// What a stress does to the region without a programme: the same sum over its jobs less those
// undisturbed.
std::vector<double> stress_job_years(UsableReplicates const& worlds, std::size_t stress,
                                     double rate);

// Jobs of one world in job-years: Σ_t J_t / 4. `name`: a data set of /total.
std::vector<double> job_years(UsableReplicates const& worlds, char const* name, std::size_t variant,
                              std::size_t stress);

}  // namespace clustress
