#include "analysis/data/precision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "analysis/data/numbers.hpp"
#include "analysis/data/usable_replicates.hpp"
#include "sim/core/contracts.hpp"
#include "sim/statistics/distributions.hpp"
#include "sim/statistics/group_sequential.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {
namespace {

constexpr double width_alpha = 0.04;
constexpr double least_spent_a_look = 1e-4;
constexpr double worlds_per_squared_skewness = 25.0;

std::optional<PrecisionRule> with_size(PrecisionRule rule, std::string_view text) {
  rule.relative = text.ends_with('%');
  if (rule.relative) text.remove_suffix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), rule.size);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (!std::isfinite(rule.size) || rule.size <= 0.0) return std::nullopt;
  return rule;
}

// How much too narrow an interval of values so skewed is taken to be.
double widening(std::vector<double> const& values) {
  double const g = skewness(values), n = static_cast<double>(values.size());
  return std::max(1.0, std::sqrt(worlds_per_squared_skewness / n) * std::abs(g));
}

// The interval that decides: widened, and equal on both sides.
Interval cautious_interval(std::vector<double> const& values, double alpha) {
  Estimate const e = mean_with_interval(values, alpha);
  double const half = widening(values) * 0.5 * (e.interval.high - e.interval.low);
  return {e.value - half, e.value + half};
}

// The size of the rule under this stress, in jobs.
double size_in_jobs(PrecisionRule const& rule, StressEffects const& effects) {
  if (!rule.relative) return rule.size;
  double largest = 0.0;
  for (auto const& net : effects.net_jobs)
    largest = std::max(largest, std::abs(moments_of(net).mean()));
  return rule.size * largest / 100.0;
}

Assessment assess_width(PrecisionPlan const& plan, double alpha,
                        std::span<StressEffects const> effects) {
  double most = -1.0;  // times the replicates that are needed, of the most demanding effect
  Assessment result{true, ""};
  for (StressEffects const& stress : effects) {
    double const wanted = size_in_jobs(plan.rule(), stress);
    for (std::size_t v = 0; v < stress.programmes.size(); ++v) {
      std::vector<double> const& net = stress.net_jobs[v];
      Interval const interval = cautious_interval(net, alpha);
      double const half = 0.5 * (interval.high - interval.low);
      bool const is_narrow = half <= wanted;
      double const widths = half > 0.0 ? half / wanted : 0.0, plain = widths / widening(net);
      // half widths fall as 1/√n, widened ones as 1/n
      double const times = std::max(plain * plain, widths);
      result.reached = result.reached && is_narrow;
      if (times <= most) continue;
      most = times;
      result.text =
          fmt::format("net jobs of {} under {} are known to ± {}{}, wanted ± {}",
                      stress.programmes[v], stress.stress, number_text(half),
                      widening(net) > 1.0 ? " (they are skewed)" : "", number_text(wanted));
      if (!is_narrow && wanted > 0.0) {
        result.text += fmt::format("; about {} replicates are needed",
                                   number_text(static_cast<double>(net.size()) * times));
      }
    }
  }
  return result;
}

// Told apart, or within the zone of indifference.
bool is_settled(std::vector<double> const& difference, double alpha, double zone) {
  Interval const interval = cautious_interval(difference, alpha);
  bool const is_same = interval.low == 0.0 && interval.high == 0.0;  // in every single world
  return !interval.contains(0.0) || is_same || (-zone <= interval.low && interval.high <= zone);
}

Assessment assess_ranking(PrecisionPlan const& plan, double alpha,
                          std::span<StressEffects const> effects) {
  std::size_t pairs = 0, settled = 0;
  std::string open;
  for (StressEffects const& stress : effects) {
    double const zone = size_in_jobs(plan.rule(), stress);
    for (std::size_t v = 0; v < stress.programmes.size(); ++v) {
      for (std::size_t w = v + 1; w < stress.programmes.size(); ++w) {
        bool const is_known =
            is_settled(minus(stress.net_jobs[v], stress.net_jobs[w]), alpha, zone);
        ++pairs;
        settled += is_known ? 1 : 0;
        if (is_known || !open.empty()) continue;
        open = fmt::format(", not that of {} and {} under {}", stress.programmes[v],
                           stress.programmes[w], stress.stress);
      }
    }
  }
  return {settled == pairs,
          fmt::format("the order of {} of {} pairs is settled{}", settled, pairs, open)};
}

}  // namespace

std::optional<PrecisionRule> parse_precision(std::string_view text) {
  constexpr std::string_view ranking = "ranking";
  if (!text.starts_with(ranking)) return with_size({}, text);
  PrecisionRule const rule{PrecisionRule::Kind::ranking, 0.0, false};
  text.remove_prefix(ranking.size());
  if (text.empty()) return rule;
  return text.starts_with(':') ? with_size(rule, text.substr(1)) : std::nullopt;
}

std::string text_of(PrecisionRule const& rule) {
  std::string const size = fmt::format("{}{}", rule.size, rule.relative ? "%" : "");
  if (rule.kind == PrecisionRule::Kind::width) return size;
  return rule.size > 0.0 ? "ranking:" + size : "ranking";
}

PrecisionPlan::PrecisionPlan(PrecisionRule rule, std::size_t maximum, std::size_t first)
    : rule_(rule) {
  CLUSTRESS_REQUIRE(first >= 2 && maximum > first, "the first look is below the maximum");
  for (std::size_t n = first; n < maximum; n *= 2) looks_.push_back(n);
  looks_.push_back(maximum);
  if (rule.kind == PrecisionRule::Kind::width) {
    alpha_ = width_alpha;
    look_alphas_.assign(looks_.size(), width_alpha);
    return;
  }
  std::vector<double> shares, spent;
  for (std::size_t const n : looks_) {
    shares.push_back(static_cast<double>(n) / static_cast<double>(maximum));
    spent.push_back(std::max(obrien_fleming_spent(shares.back(), default_alpha),
                             least_spent_a_look * static_cast<double>(shares.size())));
  }
  std::vector<double> const bounds = spending_bounds(shares, spent);
  double const reported = bound_after_stopping(shares, bounds, default_alpha);
  alpha_ = 2.0 * normal_cdf(-reported);
  // What is settled is so in the interval that is reported, too.
  for (double const bound : bounds)
    look_alphas_.push_back(2.0 * normal_cdf(-std::max(bound, reported)));
}

Assessment assess(PrecisionPlan const& plan, std::size_t look,
                  std::span<StressEffects const> effects) {
  double const alpha = plan.alpha_at(look);
  for (StressEffects const& stress : effects) {
    if (stress.net_jobs.front().size() < 2)
      return {false, "fewer than two replicates are finished in all their worlds"};
  }
  return plan.rule().kind == PrecisionRule::Kind::width ? assess_width(plan, alpha, effects)
                                                        : assess_ranking(plan, alpha, effects);
}

}  // namespace clustress
