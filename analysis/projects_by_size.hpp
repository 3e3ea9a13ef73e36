// analysis/projects_by_size.hpp — additionality of supported projects by instrument and size of the
// firm at the award.
//
// Cumulative at the end. Shares are ratios of means over replicates. Own extra: what firms paid for
// supported projects from their own money, less what the same firms paid for the same projects
// without the programme, per EUR of support. It is below 0 where support replaces the firm's money.
// Pure functions of the view.
#pragma once

#include <string>
#include <vector>

#include "analysis/priors.hpp"
#include "analysis/usable_replicates.hpp"
#include "sim/statistics/ratio.hpp"

namespace clustress {

struct SizeClassProjects {
  std::string size_class;  // jobs, "10-49"; "all"
  Estimate projects;       // additional + deadweight + unused, a world
  RatioEstimate additional, deadweight, unused;
  RatioEstimate own_extra;  // EUR per EUR of support; undefined if nobody was supported
};

struct InstrumentProjects {
  std::string instrument;
  std::string kind;                      // empty if the result does not say
  std::vector<SizeClassProjects> sizes;  // those with projects, then all together
  std::vector<Prior> evidence;           // about this kind
};

// One entry for each instrument with projects; empty if the result does not count them by size.
std::vector<InstrumentProjects> projects_by_size(UsableReplicates const& worlds,
                                                 std::size_t variant, std::size_t stress,
                                                 double alpha);

}  // namespace clustress
