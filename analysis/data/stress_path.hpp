// analysis/data/stress_path.hpp — what a stress does to the region without a programme, quarter by
// quarter: the stressed world less the undisturbed one, in the same replicate.
//
// A result does not say when a stress begins and ends. So it is read off what it does: it acts from
// the first quarter in which a world differs; at its worst it is where the mean of jobs lost is
// largest; it *hurts* from then on until half of that is back for good. Pure functions of the view;
// OutputError if a data set is missing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/data/usable_replicates.hpp"

namespace clustress {

// One number a quarter: each a vector over replicates.
using QuarterlyDifferences = std::vector<std::vector<double>>;

// A data set of /total.
QuarterlyDifferences stress_differences(UsableReplicates const& worlds, std::size_t stress,
                                        char const* name);

struct StressCourse {
  std::optional<std::size_t> first;  // quarter in which jobs first differ; none: they never do
  std::size_t worst = 0;             // quarter in which the mean is lowest
  // First quarter after the worst from which on at most half, a tenth of the mean loss is left.
  std::optional<std::size_t> half_back, nearly_back;
  // Last quarter in which it hurts.
  [[nodiscard]] std::size_t last(std::size_t end) const { return half_back ? *half_back - 1 : end; }
};

// Of differences whose loss is negative. Where nothing is lost on average, `worst` is the last
// quarter and nothing comes back.
StressCourse course_of(QuarterlyDifferences const& differences);

// The quarter as "2018Q3", or "quarter 11" where the result does not say when it starts.
std::string date_text(ResultView const& view, std::size_t quarter);

}  // namespace clustress
