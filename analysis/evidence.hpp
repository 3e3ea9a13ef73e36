// analysis/evidence.hpp — three readings beside the effect: additionality of supported projects,
// what an evaluator would have found, and the comparison with simply spending the money. Pure
// functions of the view.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/cost.hpp"
#include "analysis/usable_replicates.hpp"

namespace clustress {

// Projects with support, cumulative at the end: additional = the same firm did not do it in the
// world without the programme; deadweight = it did it there too; unused = supported and never
// carried out. Shares of their sum, ratios of means.
struct Additionality {
  Estimate projects;  // additional + deadweight + unused, a world
  RatioEstimate additional, deadweight, unused;
  Estimate applications, awards;  // a world
};

// Nothing if the result does not count projects or no project was supported.
std::optional<Additionality> additionality(UsableReplicates const& worlds, std::size_t variant,
                                           std::size_t stress, double alpha);

// First year's applicants at the end, in jobs a firm: what comparing winners with losers shows, and
// what is true. In a lottery the naive difference estimates (effect on winners) − (effect on
// losers); the effect on losers is interference, and what is left over (`bias`) is selection.
// Worlds without winners or without losers are left out.
struct EvaluatorsView {
  Estimate naive, on_winners, on_losers;
  Estimate bias;  // naive − (effect on winners − effect on losers), paired
};

// Nothing if the result holds no evaluation or fewer than two worlds have both winners and losers.
std::optional<EvaluatorsView> evaluators_view(UsableReplicates const& worlds, std::size_t variant,
                                              std::size_t stress, double alpha);

// Discounted net job-years per million EUR of discounted outlay, here and in a reference programme
// under the same stress.
struct ReferenceComparison {
  std::string reference;  // "transfer" or "demand"
  double here = 0.0, there = 0.0;
  Estimate difference;  // here − there, paired, linearised
};

// Nothing if one of the two spends nothing that can be told from 0.
std::optional<ReferenceComparison> compare_with(std::string reference,
                                                std::vector<double> const& job_years,
                                                Outlay const& outlay,
                                                std::vector<double> const& reference_job_years,
                                                Outlay const& reference_outlay, double alpha);

}  // namespace clustress
