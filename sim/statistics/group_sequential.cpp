#include "sim/statistics/group_sequential.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "sim/core/contracts.hpp"
#include "sim/statistics/distributions.hpp"

namespace clustress {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double least_spending = 1e-9;

double between(double low, double high) {
  return high > low ? normal_cdf(high) - normal_cdf(low) : 0.0;
}

// Where B stands at a look, of the paths that have not been stopped: probabilities on a grid
// (Simpson's rule).
class Paths {
 public:
  explicit Paths(double drift) : drift_(drift) {}

  // P(low < B < high) at the share `to` of the data.
  [[nodiscard]] double within(double low, double high, double to) const {
    double const step = std::sqrt(to - share_);
    double sum = 0.0;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      double const centre = places_[i] + drift_ * (to - share_);
      sum += weights_[i] * between((low - centre) / step, (high - centre) / step);
    }
    return sum;
  }

  // P(|B| ≥ limit) at the share `to`; not as the complement, which has no digits where the
  // probability is small.
  [[nodiscard]] double beyond(double limit, double to) const {
    double const step = std::sqrt(to - share_);
    double sum = 0.0;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      double const centre = places_[i] + drift_ * (to - share_);
      sum += weights_[i] *
             (normal_cdf((-limit - centre) / step) + normal_cdf((centre - limit) / step));
    }
    return sum;
  }

  // Goes on to the share `to`; those beyond ± limit are stopped there.
  void advance(double to, double limit) {
    double const step = std::sqrt(to - share_);
    double const reach = 8.5 * std::sqrt(to);
    double const low = std::max(-limit, drift_ * to - reach),
                 high = std::min(limit, drift_ * to + reach);
    if (low >= high) {  // nobody is left that could be seen
      places_.clear();
      weights_.clear();
      share_ = to;
      return;
    }
    auto const halves = static_cast<std::size_t>(std::ceil(4.0 * (high - low) / step)) + 8;
    double const width = (high - low) / static_cast<double>(2 * halves);
    std::vector<double> places(2 * halves + 1), weights(2 * halves + 1);
    for (std::size_t i = 0; i < places.size(); ++i) {
      places[i] = low + width * static_cast<double>(i);
      double density = 0.0;
      for (std::size_t j = 0; j < places_.size(); ++j) {
        double const z = (places[i] - places_[j] - drift_ * (to - share_)) / step;
        density += weights_[j] * std::exp(-0.5 * z * z);
      }
      double const simpson = i == 0 || i + 1 == places.size() ? 1.0 : i % 2 == 1 ? 4.0 : 2.0;
      weights[i] = density / (step * std::sqrt(2.0 * std::numbers::pi)) * width / 3.0 * simpson;
    }
    places_ = std::move(places);
    weights_ = std::move(weights);
    share_ = to;
  }

 private:
  double drift_, share_ = 0.0;
  std::vector<double> places_{0.0}, weights_{1.0};
};

void require_shares(std::span<double const> shares) {
  bool const ascending = std::ranges::adjacent_find(shares, std::greater_equal<>()) == shares.end();
  CLUSTRESS_REQUIRE(!shares.empty() && shares.front() > 0.0 && ascending,
                    "looks are at ascending shares above 0");
}

// Smallest x in [low, high] with predicate(x); the predicate turns true once.
template <class Predicate>
double first_true(double low, double high, Predicate predicate) {
  for (int i = 0; i < 60 && high - low > 1e-10; ++i) {
    double const middle = 0.5 * (low + high);
    (predicate(middle) ? high : low) = middle;
  }
  return high;
}

// The paths as they come to each look, for one drift.
std::vector<Paths> paths_before(std::span<double const> shares, std::span<double const> bounds,
                                double drift) {
  std::vector<Paths> before{Paths(drift)};
  for (std::size_t k = 0; k + 1 < shares.size(); ++k) {
    if (std::isinf(bounds[k])) {  // nobody stops here: the next look sees the same paths
      before.push_back(before.back());
      continue;
    }
    Paths next = before.back();
    next.advance(shares[k], bounds[k] * std::sqrt(shares[k]));
    before.push_back(std::move(next));
  }
  return before;
}

double coverage(std::span<double const> shares, std::span<double const> bounds,
                std::vector<Paths> const& before, double drift, double c) {
  double sum = 0.0;
  for (std::size_t k = 0; k < shares.size(); ++k) {
    double const root = std::sqrt(shares[k]), centre = drift * shares[k], half = c * root;
    // the last look stops everybody
    double const limit = k + 1 < shares.size() ? bounds[k] * root : 0.0;
    if (std::isinf(limit)) continue;
    sum +=
        before[k].within(std::max(limit, centre - half), std::max(limit, centre + half), shares[k]);
    sum += before[k].within(std::min(-limit, centre - half), std::min(-limit, centre + half),
                            shares[k]);
  }
  return sum;
}

}  // namespace

double obrien_fleming_spent(double share, double alpha) {
  CLUSTRESS_REQUIRE(share > 0.0 && share <= 1.0, "a share of the data lies in (0, 1]");
  return 4.0 * normal_cdf(normal_quantile(alpha / 4.0) / std::sqrt(share));
}

std::vector<double> spending_bounds(std::span<double const> shares, std::span<double const> spent) {
  require_shares(shares);
  CLUSTRESS_REQUIRE(shares.size() == spent.size(), "every look has what is spent up to it");
  std::vector<double> bounds;
  Paths paths(0.0);
  double so_far = 0.0;
  for (std::size_t k = 0; k < shares.size(); ++k) {
    double const now = spent[k] - so_far, root = std::sqrt(shares[k]);
    if (now < least_spending) {
      bounds.push_back(infinite);
      continue;
    }
    bounds.push_back(
        first_true(0.0, 10.0, [&](double c) { return paths.beyond(c * root, shares[k]) <= now; }));
    paths.advance(shares[k], bounds.back() * root);
    so_far = spent[k];
  }
  return bounds;
}

double coverage_after_stopping(std::span<double const> shares, std::span<double const> bounds,
                               double drift, double c) {
  require_shares(shares);
  return coverage(shares, bounds, paths_before(shares, bounds, drift), drift, c);
}

double bound_after_stopping(std::span<double const> shares, std::span<double const> bounds,
                            double alpha) {
  require_shares(shares);
  CLUSTRESS_REQUIRE(shares.size() == bounds.size(), "every look has a bound");
  double bound = normal_quantile(1.0 - alpha / 2.0);
  double const farthest =
      9.0 / std::sqrt(shares.front());  // beyond it all stop at the first look that can
  // Where coverage dips is as far as the drift that a look needs to stop, and as wide in
  // proportion.
  for (double drift = 0.0; drift <= farthest; drift = std::max(drift + 0.05, 1.03 * drift)) {
    auto const before = paths_before(shares, bounds, drift);
    if (coverage(shares, bounds, before, drift, bound) >= 1.0 - alpha) continue;
    bound = first_true(bound, 10.0, [&](double c) {
      return coverage(shares, bounds, before, drift, c) >= 1.0 - alpha;
    });
  }
  return bound;
}

}  // namespace clustress
