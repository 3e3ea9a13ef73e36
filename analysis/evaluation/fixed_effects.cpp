#include "analysis/evaluation/fixed_effects.hpp"

#include <Eigen/Cholesky>
#include <Eigen/QR>
#include <cmath>

#include "sim/statistics/distributions.hpp"

namespace clustress {
namespace {

struct Sample {
  Eigen::MatrixXd x;  // regressors, then indicators of all years but the first
  Eigen::VectorXd y;
  std::vector<Eigen::Index> first;  // row of each firm, and one past the last
  std::size_t treated = 0;
};

Sample sample_of(FirmYears const& table, Eigen::Index regressors, Regressors const& write) {
  std::vector<std::size_t> used;
  Eigen::Index rows = 0;
  for (std::size_t f = 0; f < table.firms(); ++f) {
    Eigen::Index seen = 0;
    for (std::size_t t = 0; t < table.years(); ++t) seen += table.has(f, t) ? 1 : 0;
    if (seen < 2) continue;
    used.push_back(f);
    rows += seen;
  }
  Sample s;
  s.x.setZero(rows, regressors + static_cast<Eigen::Index>(table.years()) - 1);
  s.y.resize(rows);
  s.first.push_back(0);
  for (std::size_t const f : used) {
    Eigen::Index const begin = s.first.back();
    Eigen::Index i = begin;
    for (std::size_t t = 0; t < table.years(); ++t) {
      if (!table.has(f, t)) continue;
      s.y(i) = table.outcome(f, t);
      write(f, t, s.x.row(i).head(regressors));
      if (t > 0) s.x(i, regressors + static_cast<Eigen::Index>(t) - 1) = 1.0;
      ++i;
    }
    // Without the firm's means, times the root of its weight.
    double const root = std::sqrt(table.weight(f));
    auto x = s.x.middleRows(begin, i - begin);
    auto y = s.y.segment(begin, i - begin);
    Eigen::RowVectorXd const means = x.colwise().mean();
    x.rowwise() -= means;
    y.array() -= y.mean();
    x *= root;
    y *= root;
    s.first.push_back(i);
    s.treated += table.is_treated(f) ? 1 : 0;
  }
  return s;
}

}  // namespace

std::optional<ClusteredFit> two_way_fit(FirmYears const& table, Eigen::Index regressors,
                                        Regressors const& write) {
  Sample const s = sample_of(table, regressors, write);
  auto const firms = static_cast<Eigen::Index>(s.first.size()) - 1;
  Eigen::Index const rows = s.y.size(), columns = s.x.cols();
  if (firms < 2 || rows <= columns + 1) return std::nullopt;
  Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(s.x);
  qr.setThreshold(1e-10);
  if (qr.rank() < columns) return std::nullopt;
  Eigen::VectorXd const b = qr.solve(s.y);
  Eigen::VectorXd const u = s.y - s.x * b;
  Eigen::MatrixXd const inverse_r = qr.matrixR()
                                        .topLeftCorner(columns, columns)
                                        .triangularView<Eigen::Upper>()
                                        .solve(Eigen::MatrixXd::Identity(columns, columns));
  Eigen::MatrixXd const root = qr.colsPermutation() * inverse_r;  // root root' = (X'WX)^-1
  Eigen::MatrixXd meat = Eigen::MatrixXd::Zero(columns, columns);
  for (Eigen::Index g = 0; g < firms; ++g) {
    Eigen::Index const begin = s.first[static_cast<std::size_t>(g)];
    Eigen::Index const n = s.first[static_cast<std::size_t>(g) + 1] - begin;
    Eigen::VectorXd const score = s.x.middleRows(begin, n).transpose() * u.segment(begin, n);
    meat.noalias() += score * score.transpose();
  }
  auto const n = static_cast<double>(rows), g = static_cast<double>(firms);
  auto const k = static_cast<double>(columns + 1);  // the first year's too
  double const factor = g / (g - 1.0) * (n - 1.0) / (n - k);
  Eigen::MatrixXd const bread = root * root.transpose();
  Eigen::MatrixXd const covariance = factor * bread * meat * bread;
  return ClusteredFit{b.head(regressors), covariance.topLeftCorner(regressors, regressors),
                      static_cast<std::size_t>(rows), static_cast<std::size_t>(firms), s.treated};
}

std::optional<WaldTest> wald_test(Eigen::VectorXd const& coefficients,
                                  Eigen::MatrixXd const& covariance,
                                  std::vector<Eigen::Index> const& places) {
  if (places.empty()) return std::nullopt;
  Eigen::VectorXd const b = coefficients(places);
  Eigen::MatrixXd const v = covariance(places, places);
  Eigen::LDLT<Eigen::MatrixXd> const factors(v);
  Eigen::VectorXd const d = factors.vectorD();
  if (!(d.minCoeff() > 1e-12 * v.diagonal().maxCoeff())) return std::nullopt;
  double const statistic = b.dot(factors.solve(b));
  return WaldTest{statistic, places.size(),
                  chi_squared_tail(statistic, static_cast<double>(places.size()))};
}

}  // namespace clustress
