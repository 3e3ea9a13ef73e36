// analysis/answer/headline.hpp — which of the sentences that can head an answer holds.
//
// Cases in this order, the first that holds; "everywhere" is undisturbed and under every stress,
// "passes" is to beat plain spending, or to bring jobs where it was not simulated. Leads are in
// job-years per euro, paired, and told where their interval excludes 0. Pure, thread-safe.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/answer/answer.hpp"

namespace clustress {

enum class HeadlineCase {
  no_programme,
  not_known,         // no interval anywhere: too few futures
  all_lose,          // every programme loses jobs undisturbed
  no_jobs,           // none is above "no jobs beyond luck" anywhere
  meets_target,      // some meet the target everywhere
  one_programme,     // and what it passes
  best,              // first in value, passes everywhere, ahead of all others everywhere
  best_undisturbed,  // the same, ahead of all others for sure only undisturbed
  close,             // it and others pass everywhere, and which is better is not told
  several,           // several pass everywhere, and another one is not told from them or first
  only,              // one passes everywhere
  none_everywhere,   // none passes everywhere
  none,              // none passes anywhere
};

struct Headline {
  HeadlineCase kind = HeadlineCase::no_programme;
  std::vector<std::size_t> programmes;  // that it names, by value
  std::size_t passed = 0;               // tests of a single programme
};

Headline headline_of(Answer const& answer);

// Whether a cell passes: beats plain spending, or brings jobs where that is not known.
bool passes(AnswerCell const& cell, bool has_references);

}  // namespace clustress
