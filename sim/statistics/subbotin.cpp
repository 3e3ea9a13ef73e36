#include "sim/statistics/subbotin.hpp"

#include <algorithm>
#include <boost/math/tools/minima.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "sim/core/contracts.hpp"
#include "sim/statistics/quantiles.hpp"

namespace clustress {

namespace {

constexpr double shape_low = 0.2;
constexpr double shape_high = 10.0;
constexpr int minimiser_bits = 26;  // half the digits of a double: all that a minimum gives

class Profile {
 public:
  explicit Profile(std::span<double const> values) : sorted_(values.begin(), values.end()) {
    std::sort(sorted_.begin(), sorted_.end());
    middle_ = quantile_of_sorted(sorted_, 0.5);
    double sum = 0.0;
    for (double const x : sorted_) sum += std::abs(x - middle_);
    unit_ = sum / static_cast<double>(sorted_.size());
  }

  [[nodiscard]] double unit() const { return unit_; }

  // mean |x − μ|^b in units of the mean absolute deviation, so that powers neither over- nor
  // underflow.
  [[nodiscard]] double mean_power(double location, double b) const {
    double sum = 0.0;
    for (double const x : sorted_) sum += std::pow(std::abs(x - location) / unit_, b);
    return sum / static_cast<double>(sorted_.size());
  }

  // The minimiser of mean |x − μ|^b: for b > 1 the only zero of the falling function Σ sign(x − μ)
  // |x − μ|^(b−1).
  [[nodiscard]] double location(double b) const {
    if (b <= 1.0) return middle_;
    auto const pull = [&](double m) {
      double sum = 0.0;
      for (double const x : sorted_)
        sum += std::copysign(std::pow(std::abs(x - m) / unit_, b - 1.0), x - m);
      return sum;
    };
    std::uintmax_t iterations = 100;
    auto const [low, high] = boost::math::tools::toms748_solve(
        pull, sorted_.front(), sorted_.back(), boost::math::tools::eps_tolerance<double>(40),
        iterations);
    return 0.5 * (low + high);
  }

  [[nodiscard]] double scale(double location, double b) const {
    return unit_ * std::pow(mean_power(location, b), 1.0 / b);
  }

  // −ℓ(b)/n at the best scale and location.
  [[nodiscard]] double operator()(double b) const {
    return std::log(2.0) + std::log(b) / b + std::lgamma(1.0 + 1.0 / b) +
           std::log(scale(location(b), b)) + 1.0 / b;
  }

 private:
  std::vector<double> sorted_;
  double middle_ = 0.0;
  double unit_ = 1.0;
};

}  // namespace

SubbotinFit fit_subbotin(std::span<double const> values) {
  CLUSTRESS_REQUIRE(values.size() >= 10, "a shape needs at least ten values");
  Profile const profile(values);
  CLUSTRESS_REQUIRE(profile.unit() > 0.0, "a shape needs values that differ");

  // A coarse look in ln b finds the valley, Brent's method (1973) its floor.
  double const first = std::log(shape_low), last = std::log(shape_high);
  constexpr int steps = 20;
  double const step = (last - first) / steps;
  int best = 0;
  double lowest = std::numeric_limits<double>::infinity();
  for (int k = 0; k <= steps; ++k) {
    double const value = profile(std::exp(first + k * step));
    if (value < lowest) {
      lowest = value;
      best = k;
    }
  }
  double const from = first + std::max(0, best - 1) * step,
               to = first + std::min(steps, best + 1) * step;
  auto const in_logs = [&](double log_b) { return profile(std::exp(log_b)); };
  double const b =
      std::exp(boost::math::tools::brent_find_minima(in_logs, from, to, minimiser_bits).first);

  SubbotinFit fit;
  fit.count = values.size();
  fit.shape = b;
  fit.location = profile.location(b);
  fit.scale = profile.scale(fit.location, b);
  fit.shape_standard_error = std::numeric_limits<double>::quiet_NaN();
  double const h = 0.02 * b;
  if (b - h > shape_low && b + h < shape_high) {
    double const curvature = (profile(b - h) - 2.0 * profile(b) + profile(b + h)) / (h * h);
    if (curvature > 0.0)
      fit.shape_standard_error = 1.0 / std::sqrt(curvature * static_cast<double>(values.size()));
  }
  return fit;
}

}  // namespace clustress
