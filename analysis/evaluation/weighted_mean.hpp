// analysis/evaluation/weighted_mean.hpp — means of firms by weight, and their standard errors.
//
// The variance is that of weighted least squares on a constant with errors of any variance:
// Σ w²(y − m)² / (Σ w)² · n / (n − 1) (White 1980, Econometrica 48, with the factor HC1 of
// MacKinnon & White 1985). Pure, thread-safe.
#pragma once

#include <cmath>
#include <cstddef>

namespace clustress {

// One pass, after Welford 1962 for weights (West 1979, Comm. ACM 22).
class WeightedMean {
 public:
  void add(double value, double weight);
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] double mean() const;      // NaN if empty
  [[nodiscard]] double variance() const;  // of the mean, without the factor; NaN if empty
  [[nodiscard]] double weight() const { return weight_; }

 private:
  std::size_t count_ = 0;
  double weight_ = 0.0, mean_ = 0.0;
  double squares_ = 0.0;  // Σ w² (y − mean)²
  double linear_ = 0.0;   // Σ w² (y − mean)
  double square_weight_ = 0.0;
};

// Of those values that are known, as the truth about a firm that has no logarithm is not.
class KnownMean {
 public:
  void add(double value, double weight) {
    ++count_;
    weight_ += weight;
    if (!std::isnan(value)) known_.add(value, weight);
  }
  [[nodiscard]] double mean() const { return known_.mean(); }  // NaN if none is known
  [[nodiscard]] std::size_t count() const { return count_; }   // known or not
  [[nodiscard]] double weight() const { return weight_; }      // of all

 private:
  std::size_t count_ = 0;
  double weight_ = 0.0;
  WeightedMean known_;
};

}  // namespace clustress
