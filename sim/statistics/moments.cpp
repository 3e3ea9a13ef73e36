#include "sim/statistics/moments.hpp"

#include <cmath>
#include <limits>

#include "sim/core/contracts.hpp"

namespace clustress {

namespace {
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
}

void RunningMoments::add(double x) {
  ++count_;
  double const step = x - mean_;
  mean_ += step / static_cast<double>(count_);
  squares_ += step * (x - mean_);
}

void RunningMoments::merge(RunningMoments const& other) {
  if (other.count_ == 0) return;
  if (count_ == 0) {
    *this = other;
    return;
  }
  double const n = static_cast<double>(count_), m = static_cast<double>(other.count_);
  double const gap = other.mean_ - mean_;
  mean_ += gap * m / (n + m);
  squares_ += other.squares_ + gap * gap * n * m / (n + m);
  count_ += other.count_;
}

double RunningMoments::variance() const {
  return count_ < 2 ? not_a_number : squares_ / static_cast<double>(count_ - 1);
}

double RunningMoments::standard_deviation() const {
  return std::sqrt(variance());
}

double RunningMoments::standard_error() const {
  return std::sqrt(variance() / static_cast<double>(count_));
}

void RunningCovariance::add(double x, double y) {
  double const step = x - x_.mean();
  x_.add(x);
  y_.add(y);
  products_ += step * (y - y_.mean());
}

void RunningCovariance::merge(RunningCovariance const& other) {
  double const n = static_cast<double>(x_.count()), m = static_cast<double>(other.x_.count());
  if (n + m > 0.0) {
    products_ += other.products_ +
                 (other.x_.mean() - x_.mean()) * (other.y_.mean() - y_.mean()) * n * m / (n + m);
  }
  x_.merge(other.x_);
  y_.merge(other.y_);
}

double RunningCovariance::covariance() const {
  return x_.count() < 2 ? not_a_number : products_ / static_cast<double>(x_.count() - 1);
}

double RunningCovariance::correlation() const {
  double const scale = x_.standard_deviation() * y_.standard_deviation();
  return scale > 0.0 ? covariance() / scale : not_a_number;
}

RunningMoments moments_of(std::span<double const> values) {
  RunningMoments m;
  for (double const x : values) m.add(x);
  return m;
}

double skewness(std::span<double const> values) {
  double const mean = moments_of(values).mean(), n = static_cast<double>(values.size());
  double squares = 0.0, cubes = 0.0;
  for (double const x : values) {
    double const d = x - mean;
    squares += d * d;
    cubes += d * d * d;
  }
  return squares > 0.0 ? cubes / n / std::pow(squares / n, 1.5) : 0.0;
}

RunningCovariance covariance_of(std::span<double const> x, std::span<double const> y) {
  CLUSTRESS_REQUIRE(x.size() == y.size(), "a covariance needs as many x as y");
  RunningCovariance c;
  for (std::size_t i = 0; i < x.size(); ++i) c.add(x[i], y[i]);
  return c;
}

}  // namespace clustress
