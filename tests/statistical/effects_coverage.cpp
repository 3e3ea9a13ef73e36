// Do the intervals of a comparison hold the truth as often as they say? Synthetic experiments: many
// results whose true effects are known, each compared as a real one is.
//
// Paired means must cover: 95 % within [93 %, 97 %] of 2,000 experiments. The standard error of a
// coverage of 0.95 is sqrt(0.95 · 0.05 / 2000) = 0.0049, so an honest interval is refused once in
// 20,000 times (α = 5e-5). Tails and ranks of few worlds cannot cover as well: how well they do is
// measured by the heavy test and stands in docs/model/coverage.md. Seeds are fixed.
#include <fmt/format.h>

#include <clustress/catch.hpp>
#include <cmath>
#include <cstdio>
#include <random>

#include "analysis/data/contrasts.hpp"
#include "analysis/data/robustness.hpp"
#include "sim/statistics/distributions.hpp"
#include "sim/statistics/quantiles.hpp"
#include "sim/statistics/variance_components.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
using clustress::test::HandMadeResult;

namespace {

class Draws {
 public:
  explicit Draws(unsigned seed) : engine_(seed) {}
  double uniform() { return (static_cast<double>(engine_()) + 0.5) / 4294967296.0; }
  double normal() { return normal_quantile(uniform()); }

 private:
  std::mt19937 engine_;
};

constexpr double effect[] = {0.0, 20.0, 26.0};

// A world's level of jobs varies far more than effects; those of both programmes share some luck.
HandMadeResult experiment(Draws& draws, std::size_t worlds) {
  HandMadeResult result({"none", "a", "b"}, {"undisturbed"}, worlds, 2);
  for (std::size_t r = 0; r < worlds; ++r) {
    double const level = 1000.0 + 300.0 * draws.normal(), shared = 6.0 * draws.normal();
    result.jobs(0, 0, r, 1) = level;
    for (std::size_t v : {1, 2}) {
      result.jobs(v, 0, r, 1) = level + effect[v] + shared + 8.0 * draws.normal();
      result.pay(v, 0, r, 1, 400.0 + 20.0 * draws.normal());
    }
  }
  return result;
}

}  // namespace

// Seen to fail, with 90 to 92 % at eight worlds, with the normal quantile instead of Student's.
TEST_CASE("intervals of paired means cover in 93 to 97 of 100 experiments",
          "[analysis][statistical][coverage]") {
  std::size_t const worlds = GENERATE(8, 32);
  constexpr int experiments = 2'000;
  Draws draws(static_cast<unsigned>(worlds));
  int jobs = 0, years = 0, difference = 0;
  EffectOptions options;
  options.headline_only = true;
  for (int k = 0; k < experiments; ++k) {
    HandMadeResult const result = experiment(draws, worlds);
    Effects const e = build_effects(result.view, options);
    jobs += e.programmes[0].net_jobs.interval.contains(effect[1]) ? 1 : 0;
    years += e.programmes[1].discounted_job_years.interval.contains(effect[2] / 4.0) ? 1 : 0;
    UsableReplicates const used(result.view);
    difference += paired_difference(used.values("total", "jobs", 2, 0, 1),
                                    used.values("total", "jobs", 1, 0, 1))
                          .interval.contains(effect[2] - effect[1])
                      ? 1
                      : 0;
  }
  for (int const covered : {jobs, years, difference}) {
    INFO(worlds << " worlds, " << covered << " of " << experiments);
    CHECK(covered >= 93 * experiments / 100);
    CHECK(covered <= 97 * experiments / 100);
  }
}

// K points with means of SD 1 around 5, eight worlds of SD 2 each, half of whose variance all
// points share where luck is shared; the mean of one more point is to lie in the range. Seen to
// fail, with 28 to 76 %, where the range is that of the mean over points.
TEST_CASE("the range of luck and doubt holds the mean of another point",
          "[analysis][statistical][coverage]") {
  std::size_t const points = GENERATE(10, 48);
  bool const is_shared = GENERATE(false, true);
  constexpr int experiments = 2'000;
  constexpr std::size_t worlds = 8;
  Draws draws(static_cast<unsigned>(points + (is_shared ? 1 : 0)));
  int covered = 0;
  for (int k = 0; k < experiments; ++k) {
    std::vector<double> common(worlds);
    for (double& luck : common) luck = std::sqrt(2.0) * draws.normal();
    std::vector<std::vector<double>> groups(points, std::vector<double>(worlds));
    for (std::vector<double>& group : groups) {
      double const mean = 5.0 + draws.normal();
      for (std::size_t r = 0; r < worlds; ++r) {
        group[r] = mean + (is_shared ? common[r] : std::sqrt(2.0) * draws.normal()) +
                   std::sqrt(2.0) * draws.normal();
      }
    }
    VarianceSplit const split = is_shared ? two_way_split(groups) : one_way_split(groups);
    covered += split.of_new_group().interval.contains(5.0 + draws.normal()) ? 1 : 0;
  }
  INFO(points << " points, shared " << is_shared << ": " << covered << " of " << experiments);
  CHECK(covered >= 93 * experiments / 100);
  CHECK(covered <= 97 * experiments / 100);
}

// Doubt a tenth of the variance of one world, two worlds at each of 16 points: the difference of
// mean squares has hardly a degree. Where it falls below 0 the range leaves doubt out, so that it
// holds the new point in 91 % of experiments, not in 95: 1,827 of 2,000 were seen, with the bound
// by the mean with luck and without it, ± 42 at α 0.001. Without the bound the ninth decile of
// widths is 28.4, with it 12.3: seen to fail without. The limit is what twice the expected mean
// square gives.
TEST_CASE("where doubt is small the range stays honest and of use",
          "[analysis][statistical][coverage]") {
  constexpr int experiments = 2'000;
  Draws draws(16);
  int covered = 0;
  std::vector<double> widths;
  for (int k = 0; k < experiments; ++k) {
    std::vector<std::vector<double>> groups(16, std::vector<double>(2));
    for (std::vector<double>& group : groups) {
      double const mean = draws.normal();
      for (double& value : group) value = mean + 3.0 * draws.normal();
    }
    Interval const range = one_way_split(groups).of_new_group().interval;
    covered += range.contains(draws.normal()) ? 1 : 0;
    widths.push_back(range.high - range.low);
  }
  INFO(covered << " of " << experiments << ", ninth decile of widths " << quantile(widths, 0.9));
  CHECK(std::abs(covered - 1827) <= 42);
  CHECK(quantile(widths, 0.9) < 2.0 * 2.131 * std::sqrt(5.5 * 17.0 / 16.0 * 2.0));
}

namespace {

// Four programmes under three stresses: each world's luck is its own, in part common to all.
struct Field {
  std::vector<ValuesOfWorlds> values;

  Field(Draws& draws, std::size_t worlds, bool skewed) {
    values.assign(4, ValuesOfWorlds(3, std::vector<double>(worlds)));
    for (std::size_t r = 0; r < worlds; ++r) {
      double const common = luck(draws, skewed);
      for (std::size_t p = 0; p < 4; ++p) {
        double const own = luck(draws, skewed);
        for (std::size_t s = 0; s < 3; ++s)
          values[p][s][r] = mean(p, s) + common + own + luck(draws, skewed);
      }
    }
  }

  // Without stress the first programme is the best, by 0.5; under the last stress it loses most.
  static double mean(std::size_t p, std::size_t s) {
    return 10.0 - 0.5 * static_cast<double>(p) - static_cast<double>(s) * (p == 0 ? 0.6 : 0.4);
  }
  static double overall(std::size_t p) { return (mean(p, 0) + mean(p, 1) + mean(p, 2)) / 3.0; }

 private:
  // Mean 0, standard deviation 1; skewed: a lognormal one, turned to have a long lower tail.
  static double luck(Draws& draws, bool skewed) {
    double const z = draws.normal();
    if (!skewed) return z;
    double const spread = 0.75, half = spread * spread / 2.0;
    return -(std::exp(spread * z - half) - 1.0) / std::sqrt(std::exp(spread * spread) - 1.0);
  }
};

struct Hits {
  int mean = 0, tenth = 0, shortfall = 0, best_in = 0, best = 0, contrasts = 0;
};

Hits hits_of(std::size_t worlds, bool skewed, int experiments, RobustnessRules const& truth,
             double truth_best_in) {
  Draws draws(static_cast<unsigned>(7 * worlds + (skewed ? 1 : 0)));
  Hits hits;
  for (int k = 0; k < experiments; ++k) {
    Field const field(draws, worlds, skewed);
    std::vector<std::vector<double>> means(4, std::vector<double>(worlds));
    for (std::size_t p = 0; p < 4; ++p) {
      for (std::size_t r = 0; r < worlds; ++r) {
        for (std::size_t s = 0; s < 3; ++s) means[p][r] += field.values[p][s][r] / 3.0;
      }
    }
    RobustnessIntervals const ends = robustness_intervals(field.values, 0, 0.05);
    hits.mean += mean_with_interval(means[0]).interval.contains(Field::overall(0)) ? 1 : 0;
    hits.tenth += ends.tenth_percentile.contains(truth.tenth_percentile) ? 1 : 0;
    hits.shortfall += ends.expected_shortfall.contains(truth.expected_shortfall) ? 1 : 0;
    hits.best_in += ends.best_in.contains(truth_best_in) ? 1 : 0;
    std::vector<AgainstBest> const best = against_best(means, 0.05);
    bool all = true, pairs = true;
    for (std::size_t p = 0; p < 4; ++p) {
      double other = -1e300;
      for (std::size_t q = 0; q < 4; ++q) {
        if (q != p) other = std::max(other, Field::overall(q));
      }
      all = all && best[p].interval.contains(Field::overall(p) - other);
      for (std::size_t q = p + 1; q < 4; ++q) {
        pairs = pairs && paired_difference(means[p], means[q], error_of_each(0.05, 6))
                             .interval.contains(Field::overall(p) - Field::overall(q));
      }
    }
    hits.best += all ? 1 : 0;
    hits.contrasts += pairs ? 1 : 0;
  }
  return hits;
}

}  // namespace

// Prints the rows of docs/model/coverage.md; the truth of tails and ranks is that of one field of
// 400,000 worlds. Held: intervals that promise to hold together do so.
TEST_CASE("how often intervals of tails and ranks cover", "[.long][statistical][coverage]") {
  constexpr int experiments = 2'000;
  for (bool const skewed : {false, true}) {
    Draws draws(99);
    Field const large(draws, 400'000, skewed);
    RobustnessRules const truth = robustness_of(large.values)[0];
    double const best_in = truth.best_in / (3.0 * 400'000.0);
    for (std::size_t const worlds : {8, 16, 32, 64, 128}) {
      Hits const h = hits_of(worlds, skewed, experiments, truth, best_in);
      auto const share = [](int count) {
        return fmt::format("{:.1f}", 100.0 * count / experiments);
      };
      fmt::print("| {} | {} | {} | {} | {} | {} | {} | {} |\n",
                 skewed ? "long lower tail" : "normal", worlds, share(h.mean), share(h.tenth),
                 share(h.shortfall), share(h.best_in), share(h.best), share(h.contrasts));
      // Bonferroni: at least 95 %, less the luck of 2,000 experiments; of skewed worlds from 32 on.
      if (!skewed || worlds >= 32) {
        CHECK(h.best >= 93 * experiments / 100);
        CHECK(h.contrasts >= 93 * experiments / 100);
      }
    }
  }
  std::fflush(stdout);
}
