// sim/statistics/variance_components.hpp — how much of the spread of a result is luck, and how much
// comes from what is set otherwise from group to group.
//
// One-way random model, groups with luck of their own (group = a point, values = its worlds):
//
//   y_pr = μ + a_p + e_pr      luck = MSW,  between = (MSB − MSW) / n₀
//                              n₀ = (N − Σ n_p² / N) / (K − 1)
//
// Two-way crossed random model without repetition, luck shared by all groups:
//
//   y_pr = μ + a_p + b_r + e_pr   between = (MSA − MSE) / R,  shared luck = (MSB − MSE) / K,
//                                 luck of one world = shared + MSE
//
// ANOVA estimators (Searle, Casella & McCulloch 1992, Variance Components, ch. 3 and 4); one that
// falls below 0 is set to 0 and said. n₀ serves groups of unequal size; the two-way model wants a
// full table. The interval of the mean of a group drawn anew: ȳ ± t(ν) √(between + Var(ȳ)), taken
// as normal, with ȳ over all values; the variance is a sum of mean squares, Σ c_i MS_i, whose
// degrees are ν = (Σ c_i MS_i)² / Σ (c_i MS_i)² / ν_i (Satterthwaite 1946, Biometrics Bull. 2(6)),
// kept within 1 and K − 1; K − 1 where between is 0. With own luck it is no wider than ȳ ± t(K − 1)
// √(MSB (1 + 1/K) / n₀), which holds a new group's mean of n₀ values and so, all the more, what it
// is without luck: a small difference of mean squares has hardly a degree, and t(1) tells nothing.
//
// Weights w_p of groups, Σ w = 1, that are not all alike, with v_p the variance that luck leaves in
// the mean of a group (luck / n_p; two-way MSE / R): between = [Σ w_p (ȳ_p − ȳ)² − Σ w_p (1 − w_p)
// v_p] / (1 − Σ w²), ȳ = Σ w_p ȳ_p, whose expectation is that of the models above; ν = 1 / Σ w² −
// 1, at least 1. Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "sim/statistics/intervals.hpp"

namespace clustress {

struct VarianceSplit {
  double between = 0.0;      // variance of the means of groups, without luck
  double luck = 0.0;         // variance of one value inside a group
  double luck_shared = 0.0;  // of it, what all groups have alike; two-way only
  // What the formula gave where it fell below 0 and 0 was taken; else as `between`.
  double between_as_estimated = 0.0;
  double mean = 0.0;           // over all values
  double mean_variance = 0.0;  // of that mean, over groups and luck
  std::size_t groups = 0;
  double degrees = 0.0;  // of between + mean_variance
  // Of a new group's mean with luck, groups − 1 degrees; nothing where that bounds nothing.
  std::optional<double> variance_with_luck{};

  // Of the variance of one value; NaN if nothing varies.
  [[nodiscard]] double share_between() const;
  [[nodiscard]] bool is_cut_at_zero() const { return between_as_estimated < 0.0; }
  // Where the mean of a group lies that is drawn as these were.
  [[nodiscard]] Estimate of_new_group(double alpha = default_alpha) const;
};

// At least two groups with values, one of them with two values or more.
VarianceSplit one_way_split(std::span<std::vector<double> const> groups);

// At least two groups of the same size of at least two; value r of each group has the same luck.
VarianceSplit two_way_split(std::span<std::vector<double> const> groups);

// The same with a weight for each group, >= 0, more than one above 0.
VarianceSplit one_way_split(std::span<std::vector<double> const> groups,
                            std::span<double const> weights);
VarianceSplit two_way_split(std::span<std::vector<double> const> groups,
                            std::span<double const> weights);

}  // namespace clustress
