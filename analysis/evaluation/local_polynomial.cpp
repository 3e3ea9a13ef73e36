#include "analysis/evaluation/local_polynomial.hpp"

#include <Eigen/QR>
#include <algorithm>
#include <cmath>

#include "analysis/evaluation/neighbours.hpp"

namespace clustress {
namespace {

constexpr std::size_t variance_neighbours = 3;

std::size_t distinct(Eigen::VectorXd const& x, Eigen::VectorXd const& kernel) {
  std::vector<double> inside;
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    if (kernel(i) > 0.0) inside.push_back(x(i));
  }
  std::sort(inside.begin(), inside.end());
  return static_cast<std::size_t>(std::unique(inside.begin(), inside.end()) - inside.begin());
}

}  // namespace

CutoffSide::CutoffSide(std::vector<ScoredUnit> const& units) {
  auto const n = static_cast<Eigen::Index>(units.size());
  x_.resize(n);
  y_.resize(n);
  weight_.resize(n);
  for (Eigen::Index i = 0; i < n; ++i) {
    ScoredUnit const& unit = units[static_cast<std::size_t>(i)];
    x_(i) = unit.x;
    y_(i) = unit.y;
    weight_(i) = unit.weight;
  }
}

Eigen::VectorXd CutoffSide::kernel(double h) const {
  return weight_.array() * (1.0 - x_.array().abs() / h).max(0.0);
}

std::optional<Eigen::VectorXd> CutoffSide::row_of(int order, int power, double h) const {
  Eigen::VectorXd const weights = kernel(h);
  if (distinct(x_, weights) < static_cast<std::size_t>(order) + 1) return std::nullopt;
  Eigen::VectorXd const root = weights.cwiseSqrt();
  Eigen::MatrixXd powers(x_.size(), order + 1);  // of x/h: well conditioned
  powers.col(0) = root;
  for (int k = 1; k <= order; ++k) powers.col(k) = powers.col(k - 1).cwiseProduct(x_) / h;
  Eigen::HouseholderQR<Eigen::MatrixXd> const qr(powers);
  auto const r = qr.matrixQR().topLeftCorner(order + 1, order + 1).triangularView<Eigen::Upper>();
  // X = QR, so the row of (X'X)^-1 X' is (R^-1)_power Q'.
  Eigen::VectorXd const unit = Eigen::VectorXd::Unit(order + 1, power);
  Eigen::VectorXd padded = Eigen::VectorXd::Zero(x_.size());
  padded.head(order + 1) = r.transpose().solve(unit);
  Eigen::VectorXd const row = qr.householderQ() * padded;
  return row.cwiseProduct(root) / std::pow(h, power);
}

double CutoffSide::bias_of(Eigen::VectorXd const& row, int power) const {
  return row.dot(x_.array().pow(power).matrix());
}

double CutoffSide::variance_of(Eigen::VectorXd const& row, double window) const {
  std::vector<double> places;
  std::vector<Eigen::Index> units;
  for (Eigen::Index i = 0; i < x_.size(); ++i) {
    if (!(std::abs(x_(i)) < window)) continue;
    places.push_back(x_(i));
    units.push_back(i);
  }
  Neighbours const near(places);
  double sum = 0.0;
  for (std::size_t k = 0; k < units.size(); ++k) {
    auto const found = near.of(places[k], variance_neighbours, not_bounded, k);
    if (found.empty()) continue;
    double mean = 0.0;
    for (std::size_t const j : found) mean += y_(units[j]);
    auto const count = static_cast<double>(found.size());
    double const e = (y_(units[k]) - mean / count) * row(units[k]);
    sum += count / (count + 1.0) * e * e;
  }
  return sum;
}

}  // namespace clustress
