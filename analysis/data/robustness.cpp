#include "analysis/data/robustness.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <utility>

#include "sim/statistics/moments.hpp"
#include "sim/statistics/quantiles.hpp"

namespace clustress {

namespace {

constexpr double tail = 0.1;
constexpr double infinite = std::numeric_limits<double>::infinity();

std::vector<double> pooled(ValuesOfWorlds const& values) {
  std::vector<double> all;
  for (std::vector<double> const& worlds : values)
    all.insert(all.end(), worlds.begin(), worlds.end());
  return all;
}

std::vector<double> means(ValuesOfWorlds const& values) {
  std::vector<double> result;
  for (std::vector<double> const& worlds : values) result.push_back(moments_of(worlds).mean());
  return result;
}

// Of programme i in one world under one stress: 1 if none is better; equals share it.
double best_share(std::vector<ValuesOfWorlds> const& programmes, std::size_t i, std::size_t s,
                  std::size_t r) {
  double best = -infinite, equals = 0.0;
  for (ValuesOfWorlds const& p : programmes) best = std::max(best, p[s][r]);
  for (ValuesOfWorlds const& p : programmes) equals += p[s][r] == best ? 1.0 : 0.0;
  return programmes[i][s][r] == best ? 1.0 / equals : 0.0;
}

void add_best(std::vector<ValuesOfWorlds> const& programmes, std::vector<RobustnessRules>& rules) {
  ValuesOfWorlds const& shape = programmes.front();
  for (std::size_t s = 0; s < shape.size(); ++s) {
    for (std::size_t r = 0; r < shape[s].size(); ++r) {
      for (std::size_t i = 0; i < rules.size(); ++i)
        rules[i].best_in += best_share(programmes, i, s, r);
    }
  }
}

Interval percentiles(std::vector<double> draws, double alpha) {
  std::ranges::sort(draws);
  return {quantile_of_sorted(draws, alpha / 2.0), quantile_of_sorted(draws, 1.0 - alpha / 2.0)};
}

}  // namespace

double expected_shortfall(std::vector<double> values, double p) {
  std::ranges::sort(values);
  double const worlds = p * static_cast<double>(values.size());
  double sum = 0.0, left = worlds;
  for (double const x : values) {
    double const part = std::min(1.0, left);
    if (!(part > 0.0)) break;
    sum += part * x;
    left -= part;
  }
  return sum / worlds;
}

std::vector<RobustnessRules> robustness_of(std::vector<ValuesOfWorlds> const& programmes) {
  std::vector<RobustnessRules> rules(programmes.size());
  if (programmes.empty()) return rules;
  std::vector<double> best(programmes.front().size(), -infinite);
  for (ValuesOfWorlds const& p : programmes) {
    std::vector<double> const mean = means(p);
    for (std::size_t s = 0; s < best.size(); ++s) best[s] = std::max(best[s], mean[s]);
  }
  for (std::size_t i = 0; i < programmes.size(); ++i) {
    std::vector<double> const all = pooled(programmes[i]), mean = means(programmes[i]);
    rules[i].mean = moments_of(all).mean();
    rules[i].worst_case = *std::ranges::min_element(mean);
    rules[i].tenth_percentile = quantile(all, tail);
    rules[i].expected_shortfall = expected_shortfall(all, tail);
    for (std::size_t s = 0; s < best.size(); ++s)
      rules[i].largest_regret = std::max(rules[i].largest_regret, best[s] - mean[s]);
  }
  add_best(programmes, rules);
  return rules;
}

RobustnessIntervals robustness_intervals(std::vector<ValuesOfWorlds> const& programmes,
                                         std::size_t programme, double alpha) {
  constexpr std::size_t resamples = 499;
  ValuesOfWorlds const& values = programmes[programme];
  std::size_t const worlds = values.front().size();
  std::mt19937_64 random(1);
  std::vector<double> tenth, shortfall, drawn;
  for (std::size_t b = 0; b < resamples; ++b) {
    drawn.clear();
    for (std::size_t r = 0; r < worlds; ++r) {
      auto const world = static_cast<std::size_t>(random() % worlds);
      for (std::vector<double> const& under_stress : values) drawn.push_back(under_stress[world]);
    }
    tenth.push_back(quantile(drawn, tail));
    shortfall.push_back(expected_shortfall(drawn, tail));
  }
  std::vector<double> best(worlds, 0.0);
  for (std::size_t r = 0; r < worlds; ++r) {
    for (std::size_t s = 0; s < values.size(); ++s)
      best[r] += best_share(programmes, programme, s, r) / static_cast<double>(values.size());
  }
  Interval const share = mean_with_interval(best, alpha).interval;
  return {percentiles(std::move(tenth), alpha),
          percentiles(std::move(shortfall), alpha),
          {std::max(0.0, share.low), std::min(1.0, share.high)}};
}

std::vector<AgainstBest> against_best(std::vector<std::vector<double>> const& programmes,
                                      double alpha) {
  std::size_t const k = programmes.size();
  if (k < 2 || programmes.front().size() < 2) return {};
  // A one-sided bound at α / (k − 1) is the end of a two-sided interval at twice that.
  double const each = std::min(1.0, 2.0 * alpha / static_cast<double>(k - 1));
  // Lower ends need no look at who may be the best: who is behind j for sure cannot have the lowest
  // end, as spreads of differences obey the triangle inequality.
  std::vector<AgainstBest> result(k);
  for (std::size_t i = 0; i < k; ++i) {
    double value = infinite, high = infinite;
    for (std::size_t j = 0; j < k; ++j) {
      if (j == i) continue;
      Estimate const d = paired_difference(programmes[i], programmes[j], each);
      value = std::min(value, d.value);
      high = std::min(high, d.interval.high);
      result[i].interval.low = std::min(result[i].interval.low, d.interval.low);
    }
    result[i].value = value;
    result[i].interval.high = std::max(0.0, high);
  }
  return result;
}

std::vector<bool> on_pareto_front(std::vector<Tradeoff> const& programmes) {
  auto const beats = [](Tradeoff const& a, Tradeoff const& b) {
    bool const as_good = a.outlay <= b.outlay && a.jobs >= b.jobs && a.robustness >= b.robustness;
    return as_good && (a.outlay < b.outlay || a.jobs > b.jobs || a.robustness > b.robustness);
  };
  std::vector<bool> front;
  for (Tradeoff const& p : programmes) {
    front.push_back(
        std::ranges::none_of(programmes, [&](Tradeoff const& q) { return beats(q, p); }));
  }
  return front;
}

}  // namespace clustress
