// Do intervals cover and rankings hold when the data decide how many replicates there are?
// Synthetic experiments through the rule itself, 2,000 a row: the standard error of a coverage of
// 0.95 is sqrt(0.95 · 0.05 / 2000) = 0.0049. Nominal 95 % intervals must cover in 93 to 97 % of
// these. Seeds are fixed: a pass stays a pass. With another seed, at the coverages that 20,000
// experiments show (decision 0015), a sound row would fall below 93 % with α < 1e-3 (94.6 %, 3.2
// standard errors), but rise above 97 % with α = 0.02 at 96.1 %, 0.1 at 96.5 % and 0.4 at 96.9 %
// (rare jumps, θ = 0): one level for every θ that covers in 95 % at the worst θ is wide at 0. So it
// is the lower bound that guards the rule; the upper one is held without chance by the exact
// coverage of normal means. `scripts/long_statistics release "[.long][sequential]"` prints the
// table.
#include <fmt/core.h>

#include <clustress/catch.hpp>
#include <cmath>
#include <functional>
#include <random>

#include "analysis/data/precision.hpp"
#include "sim/statistics/distributions.hpp"
#include "sim/statistics/group_sequential.hpp"

using namespace clustress;

namespace {

// Differences with mean 0 and standard deviation 1.
struct Shape {
  char const* name;
  std::function<double(std::mt19937_64&)> draw;
};

double uniform(std::mt19937_64& engine) {
  return (static_cast<double>(engine() >> 11) + 0.5) * 0x1p-53;
}

double laplace(std::mt19937_64& engine) {
  double const u = uniform(engine);
  return (u < 0.5 ? std::log(2.0 * u) : -std::log(2.0 - 2.0 * u)) / std::sqrt(2.0);
}

std::vector<Shape> shapes() {
  return {
      {"normal", [](auto& engine) { return normal_quantile(uniform(engine)); }},
      {"Laplace", laplace},
      // One world in twenty has a large firm that lives in one world only: whole jobs, kurtosis 6
      // (0.95 + 0.05 · 625)/(0.95 + 0.05 · 25)² = 40.
      {"whole jobs, rare jumps",
       [](auto& engine) {
         return std::round(10.0 * laplace(engine) * (uniform(engine) < 0.05 ? 5.0 : 1.0)) / 14.83;
       }},
      // Gamma with shape 4: skewness 1.
      {"skewed", [](auto& engine) {
         double product = 1.0;
         for (int i = 0; i < 4; ++i) product *= uniform(engine);
         return (-std::log(product) - 4.0) / 2.0;
       }}};
}

struct Outcome {
  double adjusted = 0.0, plain = 0.0;  // coverage of nominal 95 % intervals at the stop
  double looks = 0.0;                  // mean number of looks, adjusted
};

// Two programmes; the first one's net jobs have the shape, the second has none. So has their
// difference.
Outcome coverage(PrecisionPlan const& plan, Shape const& shape, double mean, int experiments) {
  std::mt19937_64 engine(20261124);
  Outcome outcome;
  for (int e = 0; e < experiments; ++e) {
    std::vector<double> values;
    bool is_open = true, is_plain_open = true;
    for (std::size_t k = 0; k < plan.looks().size() && (is_open || is_plain_open); ++k) {
      while (values.size() < plan.looks()[k]) values.push_back(mean + shape.draw(engine));
      bool const last = k + 1 == plan.looks().size();
      std::vector<StressEffects> const effects{
          {"", {"a", "b"}, {values, std::vector<double>(values.size())}}};
      if (is_open && (assess(plan, k, effects).reached || last)) {
        outcome.adjusted +=
            mean_with_interval(values, plan.alpha()).interval.contains(mean) ? 1.0 : 0.0;
        outcome.looks += static_cast<double>(k) + 1.0;
        is_open = false;
      }
      Interval const plain = mean_with_interval(values).interval;
      bool const is_met = plan.rule().kind == PrecisionRule::Kind::ranking
                              ? !plain.contains(0.0)
                              : 0.5 * (plain.high - plain.low) <= plan.rule().size;
      if (is_plain_open && (is_met || last)) {
        outcome.plain += plain.contains(mean) ? 1.0 : 0.0;
        is_plain_open = false;
      }
    }
  }
  for (double* x : {&outcome.adjusted, &outcome.plain, &outcome.looks}) *x /= experiments;
  return outcome;
}

struct Row {
  std::string rule, shape, truth;
  Outcome outcome;
};

// Widths that about 24, 40, 60 and 120 replicates reach; differences of 0 to 8 standard errors of
// 512 replicates. 5.4 is where a plain interval at the adjusted stop covers least, 92.8 %.
std::vector<Row> table(int experiments, bool all) {
  std::vector<Row> rows;
  for (Shape const& shape : shapes()) {
    for (double const n : {24.0, 40.0, 60.0, 120.0}) {
      PrecisionPlan const plan({PrecisionRule::Kind::width, 2.05 / std::sqrt(n), false}, 512);
      rows.push_back({"width", shape.name, fmt::format("σ needs {:g}", n),
                      coverage(plan, shape, 0.3, experiments)});
    }
    PrecisionPlan const plan({PrecisionRule::Kind::ranking, 0.0, false}, 512);
    PrecisionPlan const zone({PrecisionRule::Kind::ranking, 0.3, false}, 512);
    for (double const drift : {0.0, 1.5, 3.0, 5.4, 8.0}) {
      double const mean = drift / std::sqrt(512.0);
      rows.push_back({"ranking", shape.name, fmt::format("θ = {:g}", drift),
                      coverage(plan, shape, mean, experiments)});
      if (all)
        rows.push_back({"ranking, zone", shape.name, fmt::format("θ = {:g}", drift),
                        coverage(zone, shape, mean, experiments)});
    }
  }
  return rows;
}

}  // namespace

// Without the adjustment it fails: rankings by the last check, for looks with plain 95 % intervals
// cover 0 in about 84 % (five looks of a doubling sample); widths by the comparison in the same
// experiments, for plain ones stop earlier and are narrower. In 20,000 experiments 0.8 to 1.1 %
// more cover; 1.4 to 2.5 % differ, so that the standard error at 2,000 is 0.2 to 0.35 points and α
// at most 7e-3 a row.
TEST_CASE("intervals after adjusted stopping cover in 93 to 97 % of experiments",
          "[precision][statistical]") {
  double plain_least = 1.0;
  for (Row const& row : table(2'000, false)) {
    INFO(row.rule << ", " << row.shape << ", " << row.truth << ": " << row.outcome.adjusted);
    CHECK(row.outcome.adjusted >= 0.93);
    CHECK(row.outcome.adjusted <= 0.97);
    if (row.rule == "width") CHECK(row.outcome.adjusted > row.outcome.plain);
    if (row.rule == "ranking") plain_least = std::min(plain_least, row.outcome.plain);
  }
  CHECK(plain_least < 0.88);
}

// Exact, no experiments; with at most 512 replicates 95.0 (θ = 5) to 97.9 % (θ = 17), 96.6 % at θ =
// 0. 0.1 points less than 95 % are left to bounds inside the level, which are moved out to it.
TEST_CASE(
    "the level of a ranking covers normal means in 95 to 98 % whatever the difference, equal ones "
    "in less than 97 %",
    "[precision][statistical]") {
  for (std::size_t const maximum : {33U, 64U, 100U, 512U, 1024U, 4096U}) {
    PrecisionPlan const plan({PrecisionRule::Kind::ranking, 0.0, false}, maximum);
    std::vector<double> shares, bounds;
    for (std::size_t k = 0; k < plan.looks().size(); ++k) {
      shares.push_back(static_cast<double>(plan.looks()[k]) / static_cast<double>(maximum));
      bounds.push_back(normal_quantile(1.0 - plan.alpha_at(k) / 2.0));
    }
    double const level = normal_quantile(1.0 - plan.alpha() / 2.0);
    CHECK(coverage_after_stopping(shares, bounds, 0.0, level) < 0.97);
    for (double drift = 0.0; drift < 20.0; drift += 0.25) {
      double const coverage = coverage_after_stopping(shares, bounds, drift, level);
      INFO("at most " << maximum << ", drift " << drift << ": " << coverage);
      CHECK(coverage > 0.949);
      CHECK(coverage < 0.98);
    }
  }
}

// Four programmes under one stress, so many standard errors of 512 replicates apart: six pairs. Of
// all runs at most 5 % may end with a settled order that is wrong anywhere (upper binomial bound of
// 2,000 at α = 1e-4). Equal programmes have no order: any that is settled counts as wrong. Two
// equal ones among clear ones are the worst case. Seen to fail with plain 95 % looks (14 %).
TEST_CASE("a settled ranking is wrong in at most 5 % of runs", "[precision][statistical]") {
  std::vector<double> const places = GENERATE(values<std::vector<double>>({{0.0, 0.0, 0.0, 0.0},
                                                                           {0.0, 0.0, 12.0, 24.0},
                                                                           {0.0, 0.1, 0.2, 0.3},
                                                                           {0.0, 0.5, 12.0, 12.5},
                                                                           {0.0, 1.0, 2.0, 3.0}}));
  PrecisionPlan const plan({PrecisionRule::Kind::ranking, 0.0, false}, 512);
  std::mt19937_64 engine(7);
  int wrong = 0;
  for (int e = 0; e < 2'000; ++e) {
    std::vector<StressEffects> effects{
        {"", {"a", "b", "c", "d"}, std::vector<std::vector<double>>(4)}};
    auto& net_jobs = effects.front().net_jobs;
    for (std::size_t k = 0; k < plan.looks().size(); ++k) {
      while (net_jobs[0].size() < plan.looks()[k]) {
        for (std::size_t v = 0; v < 4; ++v) {
          net_jobs[v].push_back(places[v] / std::sqrt(512.0) + laplace(engine) / std::sqrt(2.0));
        }
      }
      if (!assess(plan, k, effects).reached) continue;
      std::vector<double> means;
      for (auto const& net : net_jobs) means.push_back(mean_with_interval(net).value);
      wrong += places[0] == places[1] || !std::is_sorted(means.begin(), means.end()) ? 1 : 0;
      break;
    }
  }
  INFO("places " << places[0] << " " << places[1] << " " << places[2] << " " << places[3] << ": "
                 << wrong);
  CHECK(static_cast<std::size_t>(wrong) <= binomial_quantile(1.0 - 1e-4, 2'000, 0.05));
}

TEST_CASE("table of coverage after stopping", "[.long][sequential]") {
  std::string text = fmt::format("\n{:<14} {:<23} {:<13} {:>9} {:>7} {:>6}\n", "rule",
                                 "differences", "truth", "adjusted", "plain", "looks");
  for (Row const& r : table(20'000, true)) {
    text +=
        fmt::format("{:<14} {:<23} {:<13} {:>7.1f} % {:>5.1f} % {:>6.2f}\n", r.rule, r.shape,
                    r.truth, 100.0 * r.outcome.adjusted, 100.0 * r.outcome.plain, r.outcome.looks);
  }
  fmt::print("{}", text);
}
