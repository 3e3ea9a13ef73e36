// sim/statistics/moments.hpp — mean, variance and covariance in one pass, mergeable.
//
// Update: Welford 1962 (Technometrics 4(3)). Merge: Chan, Golub & LeVeque 1983 (The American
// Statistician 37(3)). The result depends on the order of additions in the last bits: whoever needs
// the same bits adds in a fixed order. Plain values; distinct objects may be used from distinct
// threads.
#pragma once

#include <cstddef>
#include <span>

namespace clustress {

class RunningMoments {
 public:
  void add(double x);
  void merge(RunningMoments const& other);

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] double mean() const { return mean_; }  // 0 before the first value
  // Unbiased, divisor n - 1; NaN below two values.
  [[nodiscard]] double variance() const;
  [[nodiscard]] double standard_deviation() const;
  [[nodiscard]] double standard_error() const;  // of the mean

 private:
  std::size_t count_ = 0;
  double mean_ = 0.0;
  double squares_ = 0.0;  // sum of squared deviations from the mean
};

// The same for pairs.
class RunningCovariance {
 public:
  void add(double x, double y);
  void merge(RunningCovariance const& other);

  [[nodiscard]] RunningMoments const& x() const { return x_; }
  [[nodiscard]] RunningMoments const& y() const { return y_; }
  // Unbiased, divisor n - 1; NaN below two pairs.
  [[nodiscard]] double covariance() const;
  // NaN if either side does not vary.
  [[nodiscard]] double correlation() const;

 private:
  RunningMoments x_;
  RunningMoments y_;
  double products_ = 0.0;  // sum of products of deviations
};

RunningMoments moments_of(std::span<double const> values);
// Third central moment over the cube of the standard deviation, both with divisor n; 0 if nothing
// varies.
double skewness(std::span<double const> values);
// Both sides have the same length.
RunningCovariance covariance_of(std::span<double const> x, std::span<double const> y);

}  // namespace clustress
