// analysis/evaluation/local_polynomial.hpp — polynomials fitted on one side of a cutoff, with the
// triangular kernel: what a regression discontinuity is made of.
//
// x = score − cutoff. A fit of some order with bandwidth h weighs each unit by its weight times
// K(x/h), K(u) = 1 − |u| within 1. A coefficient is a linear map of y, its row: variances are
// sum of row² e², with e from nearest neighbours in x among the units of the window (three, ties
// kept: Calonico, Cattaneo & Titiunik 2014, Econometrica 82): e = sqrt(J/(J + 1)) (y − mean of the
// J neighbours). Pure, thread-safe.
#pragma once

#include <Eigen/Core>
#include <optional>
#include <vector>

namespace clustress {

struct ScoredUnit {
  double x, y, weight;
};

class CutoffSide {
 public:
  explicit CutoffSide(std::vector<ScoredUnit> const& units);

  [[nodiscard]] Eigen::VectorXd const& x() const { return x_; }
  [[nodiscard]] double range() const { return x_.cwiseAbs().maxCoeff(); }
  [[nodiscard]] Eigen::VectorXd kernel(double h) const;  // of all units, with their weights
  // Row of the coefficient of x^power; nothing if fewer than order + 1 different x are within h.
  [[nodiscard]] std::optional<Eigen::VectorXd> row_of(int order, int power, double h) const;
  [[nodiscard]] double value_of(Eigen::VectorXd const& row) const { return row.dot(y_); }
  // What the row gives of x^power: its bias where y has that power with coefficient 1.
  [[nodiscard]] double bias_of(Eigen::VectorXd const& row, int power) const;
  [[nodiscard]] double variance_of(Eigen::VectorXd const& row, double window) const;

 private:
  Eigen::VectorXd x_, y_, weight_;
};

// The bandwidth with the least mean squared error of the local linear jump, and that of the local
// quadratic that corrects its bias, regularised (Calonico, Cattaneo & Titiunik 2014; Calonico,
// Cattaneo & Farrell 2020, Econometrics J. 23): plugged in in three steps, the first from 2.576 ·
// min(s, IQR/1.349) · n^(−1/5). Nothing if there is too little to tell.
struct Bandwidths {
  double linear = 0.0;     // h
  double quadratic = 0.0;  // b
};
std::optional<Bandwidths> optimal_bandwidths(CutoffSide const& below, CutoffSide const& above);

}  // namespace clustress
