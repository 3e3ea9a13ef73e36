// analysis/data/precision.hpp — when a run has enough replicates: the rule of `run --precision`,
// its looks, and the level at which intervals still cover after it.
//
// The rule looks at net jobs at the end of every programme that is no reference, against the world
// without a programme, under every stress; only when 32, 64, 128, … replicates or the maximum are
// there, so that the stop is a function of the data alone.
//
//   width     stop when every interval is narrow enough (Chow & Robbins 1965, Ann. Math. Stat.
//     36(2)). Half widths vary little
//             with the mean, so that little coverage is lost: α = 0.04 in place of 0.05 makes up
//               for it.
//   ranking   stop when every pair of programmes is told apart, or within the zone of indifference,
//     by an interval at the level
//             of this look. Group sequential: spending of the O'Brien–Fleming type (Lan & DeMets
//               1983), but at least 1e-4 a
//             look (Haybittle 1971, Br. J. Radiol. 44; Peto et al. 1976), so that a clear order
//               need not wait.
//
// Intervals of skewed differences do not hold unless n > 25 G² (Cochran 1977, Sampling Techniques,
// 2.15; G: skewness); while n is less, those that decide are widened by 5 |G| / √n. Why so:
// docs/decisions/0015-sequential-stopping.md. Pure, thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/statistics/intervals.hpp"

namespace clustress {

struct PrecisionRule {
  enum class Kind { width, ranking };
  Kind kind = Kind::width;
  // width: largest half width; ranking: differences up to this are none; in jobs
  double size = 0.0;
  // size in per cent of the largest net jobs under the same stress in place of jobs
  bool relative = false;
  bool operator==(PrecisionRule const&) const = default;
};

// "5" (jobs), "10%", "ranking", "ranking:5", "ranking:10%"; nothing if it is none of these.
std::optional<PrecisionRule> parse_precision(std::string_view text);
std::string text_of(PrecisionRule const& rule);  // which parse_precision reads

class PrecisionPlan {
 public:
  static constexpr std::size_t first_look = 32;

  // At most `maximum` replicates, more than `first`.
  PrecisionPlan(PrecisionRule rule, std::size_t maximum, std::size_t first = first_look);

  [[nodiscard]] PrecisionRule const& rule() const { return rule_; }
  [[nodiscard]] std::size_t maximum() const { return looks_.back(); }
  // ascending; the last is the maximum
  [[nodiscard]] std::vector<std::size_t> const& looks() const { return looks_; }
  // Two-sided error of the intervals to report, so that they cover with 95 % after the stop.
  [[nodiscard]] double alpha() const { return alpha_; }
  // Two-sided error of the intervals that decide at this look.
  [[nodiscard]] double alpha_at(std::size_t look) const { return look_alphas_.at(look); }

 private:
  PrecisionRule rule_;
  std::vector<std::size_t> looks_;
  std::vector<double> look_alphas_;
  double alpha_ = default_alpha;
};

// Net jobs under one stress: a list of the same worlds for each programme.
struct StressEffects {
  std::string stress;
  std::vector<std::string> programmes;
  std::vector<std::vector<double>> net_jobs;
};

struct Assessment {
  bool reached = false;
  std::string text;  // how far it is, for people
};

// `look`: place in plan.looks().
Assessment assess(PrecisionPlan const& plan, std::size_t look,
                  std::span<StressEffects const> effects);

}  // namespace clustress
