#include "calibration/inference/differential_evolution.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "calibration/designs/draws.hpp"
#include "calibration/inference/split_r_hat.hpp"
#include "sim/core/contracts.hpp"

namespace clustress {

namespace {

constexpr double jitter = 1e-4;
constexpr int jump_every = 10;
constexpr int looked_at_every = 100;  // generations of the first round

class Chains {
 public:
  Chains(LogDensity const& log_density, IsInside const& is_inside, std::vector<Place> starts,
         std::uint64_t seed)
      : log_density_(log_density), is_inside_(is_inside), at_(std::move(starts)), draws_(seed) {
    for (Place const& place : at_) {
      density_.push_back(log_density_(place));
      CLUSTRESS_REQUIRE(std::isfinite(density_.back()), "a chain starts where there is density");
      remember(density_.size() - 1);
    }
  }

  // The round that is thrown away, in which lost chains are fetched.
  void settle(int generations) {
    std::vector<double> sums(at_.size(), 0.0), highest = density_;
    for (int g = 1; g <= generations; ++g) {
      for (std::size_t i = 0; i < at_.size(); ++i) {
        step(i, g % jump_every == 0);
        sums[i] += density_[i];
        highest[i] = std::max(highest[i], density_[i]);
      }
      if (g % looked_at_every != 0) continue;
      fetch_lost(sums, highest);
      std::ranges::fill(sums, 0.0);
      highest = density_;
    }
  }

  PosteriorSample round(int generations) {
    std::size_t taken = 0;
    sample_.points.clear();
    for (int g = 1; g <= generations; ++g) {
      for (std::size_t i = 0; i < at_.size(); ++i) taken += step(i, g % jump_every == 0) ? 1 : 0;
      if (g % kept_every == 0) {
        sample_.points.insert(sample_.points.end(), at_.begin(), at_.end());
      }
    }
    sample_.chains = at_.size();
    sample_.accepted = static_cast<double>(taken) /
                       (static_cast<double>(generations) * static_cast<double>(at_.size()));
    sample_.r_hat = split_r_hat(sample_.points, at_.size());
    return sample_;
  }

 private:
  std::size_t another(std::size_t not_this, std::size_t nor_this) {
    std::size_t chosen = draws_.below(at_.size());
    while (chosen == not_this || chosen == nor_this) chosen = draws_.below(at_.size());
    return chosen;
  }

  bool step(std::size_t i, bool is_jump) {
    std::size_t const a = another(i, i), b = another(i, a), d = at_[i].size();
    double const gamma = is_jump ? 1.0 : 2.38 / std::sqrt(2.0 * static_cast<double>(d));
    Place proposal = at_[i];
    bool is_in_cube = true;
    for (std::size_t k = 0; k < d; ++k) {
      proposal[k] += gamma * (at_[a][k] - at_[b][k]) + jitter * (2.0 * draws_.unit() - 1.0);
      is_in_cube = is_in_cube && proposal[k] >= 0.0 && proposal[k] <= 1.0;
    }
    double const least = density_[i] + std::log(draws_.unit());  // drawn whether needed or not
    if (!is_in_cube) return false;
    double const density = log_density_(proposal);
    if (!(density >= least) || !is_inside_(proposal)) return false;
    at_[i] = std::move(proposal), density_[i] = density;
    remember(i);
    return true;
  }

  // A chain that is never nearer than two interquartile ranges to the lower quartile of all chains'
  // mean log densities goes to the place of the one that has the highest mean.
  void fetch_lost(std::vector<double> const& sums, std::vector<double> const& highest) {
    std::vector<double> sorted = sums;
    std::ranges::sort(sorted);
    double const low = sorted[sorted.size() / 4] / looked_at_every,
                 high = sorted[3 * sorted.size() / 4] / looked_at_every;
    auto const best = static_cast<std::size_t>(std::ranges::max_element(sums) - sums.begin());
    for (std::size_t i = 0; i < sums.size(); ++i) {
      if (highest[i] < low - 2.0 * (high - low)) at_[i] = at_[best], density_[i] = density_[best];
    }
  }

  void remember(std::size_t i) {
    if (!sample_.highest.empty() && !(density_[i] > sample_.highest_log_density)) return;
    sample_.highest = at_[i], sample_.highest_log_density = density_[i];
  }

  LogDensity const& log_density_;
  IsInside const& is_inside_;
  std::vector<Place> at_;
  std::vector<double> density_;
  Draws draws_;
  PosteriorSample sample_;
};

}  // namespace

std::size_t chains_for(std::size_t dimensions) {
  return std::max<std::size_t>(40, 3 * dimensions);
}

PosteriorSample sample_by_differential_evolution(LogDensity const& log_density,
                                                 IsInside const& is_inside,
                                                 std::vector<Place> starts, std::uint64_t seed) {
  CLUSTRESS_REQUIRE(starts.size() >= 3, "a step takes two other chains");
  Chains chains(log_density, is_inside, std::move(starts), seed);
  chains.settle(first_round);
  PosteriorSample sample;
  for (int length = first_round; length <= longest_round; length *= 2) {
    sample = chains.round(length);
    if (sample.r_hat <= settled_r_hat) break;
  }
  return sample;
}

std::vector<Place> spread_of(PosteriorSample const& sample, std::size_t count) {
  std::size_t const generations = sample.points.size() / sample.chains;
  count = std::min(count, sample.points.size());
  std::vector<Place> chosen;
  for (std::size_t k = 0; k < count; ++k) {
    std::size_t const generation = k * generations / count, chain = k % sample.chains;
    chosen.push_back(sample.points[generation * sample.chains + chain]);
  }
  return chosen;
}

}  // namespace clustress
