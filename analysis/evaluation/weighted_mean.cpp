#include "analysis/evaluation/weighted_mean.hpp"

#include <limits>

namespace clustress {

void WeightedMean::add(double value, double weight) {
  ++count_;
  weight_ += weight;
  double const step = (value - mean_) * weight / weight_;
  mean_ += step;
  // Sums about the old mean, moved to the new one.
  squares_ += step * (step * square_weight_ - 2.0 * linear_);
  linear_ -= step * square_weight_;
  double const w2 = weight * weight, off = value - mean_;
  squares_ += w2 * off * off;
  linear_ += w2 * off;
  square_weight_ += w2;
}

double WeightedMean::mean() const {
  return count_ > 0 ? mean_ : std::numeric_limits<double>::quiet_NaN();
}

double WeightedMean::variance() const {
  return count_ > 0 ? squares_ / (weight_ * weight_) : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace clustress
