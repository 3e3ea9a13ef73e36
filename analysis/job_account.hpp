// analysis/job_account.hpp — where the jobs of a programme come from: the account of
// docs/model/measures.md at the end of the horizon.
//
// Every firm is in exactly one group, judged by the run: beneficiaries, members of supported
// clusters, the beneficiaries' region and sector, other firms of the target regions, firms of other
// regions. ΔJ_g = Σ (jobs with − jobs without), exact integers, split into firms alive in both
// worlds, only with, only without the programme. On means over replicates:
//
//   gross        beneficiaries' jobs now − before their award       deadweight
//           the same firms without the programme
//   direct       gross − deadweight = mean ΔJ of beneficiaries
//           displacement −Σ_{g>1} min(0, mean ΔJ_g)
//   spillover    Σ_{g>1} max(0, mean ΔJ_g)                          net
//           direct − displacement + spillover
//   persistence  net jobs at the end / at the last payment          leakage
//           mean ΔJ of other regions
//
// Displacement and spillover take their signs from the group means; their intervals hold these
// signs fixed, so a group whose own interval holds 0 can add to either. A ratio is given only where
// the interval of its denominator does not hold 0. Pure functions of the view; OutputError if a
// data set is damaged.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/cost.hpp"
#include "analysis/usable_replicates.hpp"

namespace clustress {

inline constexpr std::array<std::string_view, 5> account_groups{
    "beneficiaries", "supported_clusters", "same_market", "target_regions", "other_regions"};
std::string_view title_of_group(std::string_view group);  // for people

struct GroupEffect {
  std::string group;
  Estimate jobs;  // ΔJ
  Estimate continuing, only_with, only_without;
};

// A ratio that may be withheld.
struct GuardedRatio {
  std::optional<RatioEstimate> ratio;
  std::string withheld;  // why not, empty if given
};

GuardedRatio guarded_ratio(std::vector<double> const& numerator,
                           std::vector<double> const& denominator,
                           std::string_view denominator_name, double alpha);

struct JobAccount {
  std::vector<GroupEffect> groups;
  Estimate gross, deadweight, direct, displacement, spillover, net;
  GuardedRatio deadweight_share;    // of gross
  GuardedRatio displacement_share;  // of direct
  GuardedRatio spillover_share;     // of direct
  std::optional<Estimate> leakage;  // nothing in a world of one region: not measurable there
  GuardedRatio persistence;
  double last_payment = 0.0;  // median over replicates of the quarter of the last payment
  // Check on the file: (world, quarter) pairs in which the groups or their parts do not add up to
  // the total. 0 in a sound file.
  std::size_t inexact = 0;
};

// Nothing if the result holds no account.
std::optional<JobAccount> job_account(UsableReplicates const& worlds, std::size_t variant,
                                      std::size_t stress, Outlay const& outlay, double alpha);

}  // namespace clustress
