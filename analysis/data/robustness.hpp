// analysis/data/robustness.hpp — programmes judged by several rules at once, over all stresses and
// worlds, and which of them may be the best.
//
// A value is held for each programme, stress and world; more is better; every world of every stress
// counts alike. The rules disagree by design: the mean asks what to expect, the worst case and
// regret (Savage 1951, JASA 46) what to fear of a stress, the tenth percentile and the expected
// shortfall (Rockafellar & Uryasev 2000, J. Risk 2(3)) what to fear of stress and luck together.
// Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/statistics/intervals.hpp"

namespace clustress {

using ValuesOfWorlds = std::vector<std::vector<double>>;  // [stress][world]

struct RobustnessRules {
  double mean = 0.0;
  double worst_case = 0.0;          // mean over worlds under the stress where it is lowest
  double tenth_percentile = 0.0;    // of all worlds
  double expected_shortfall = 0.0;  // mean of the lowest tenth of all worlds
  double largest_regret = 0.0;      // behind the best mean under the same stress, at most
  double best_in = 0.0;             // worlds in which none is better; equals share one
};

// By programme; all have the same stresses and worlds.
std::vector<RobustnessRules> robustness_of(std::vector<ValuesOfWorlds> const& programmes);

// The lowest share p of the values, the last one in part; p in (0, 1].
double expected_shortfall(std::vector<double> values, double p);

// Intervals of one programme's rules over worlds; each world keeps its values under all stresses.
// Percentile and shortfall: percentiles of 499 resamples of the worlds (Efron & Tibshirani 1993, An
// Introduction to the Bootstrap, ch. 13), with fixed draws; of few worlds they are too narrow
// (docs/model/coverage.md). `best_in`: by world, the share of stresses under which it is the best;
// t-interval inside [0, 1].
struct RobustnessIntervals {
  Interval tenth_percentile, expected_shortfall, best_in;
};
RobustnessIntervals robustness_intervals(std::vector<ValuesOfWorlds> const& programmes,
                                         std::size_t programme, double alpha);

// Multiple comparisons with the best (Hsu 1984, Ann. Stat. 12(3)): for each programme its mean less
// the largest of the others, with simultaneous constrained intervals: all hold together with 1 − α.
// An upper end of 0: it is not the best; a lower end of 0: it is. Values are means over stresses,
// one a world, and worlds are paired, so widths are those of paired differences with Bonferroni's
// inequality over k − 1 comparisons (Nelson & Matejcik 1995, Manage. Sci. 41(12)). Empty with fewer
// than two programmes or worlds.
struct AgainstBest {
  double value = 0.0;
  Interval interval;
};
std::vector<AgainstBest> against_best(std::vector<std::vector<double>> const& programmes,
                                      double alpha);

// Whether no other is at least as good in all three and better in one.
struct Tradeoff {
  double outlay = 0.0;  // less is better
  double jobs = 0.0, robustness = 0.0;
};
std::vector<bool> on_pareto_front(std::vector<Tradeoff> const& programmes);

}  // namespace clustress
