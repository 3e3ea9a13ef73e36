// analysis/evaluation/fixed_effects.hpp — least squares with effects of firms and of years, errors
// clustered by firm.
//
// y_it = a_i + l_t + x_it' b + u_it by weights w_i. Effects of firms are taken out by the means of
// each firm, effects of years stand as indicators (Frisch-Waugh-Lovell). Covariance of b robust to
// any dependence within a firm (Liang & Zeger 1986; Bertrand, Duflo & Mullainathan 2004, QJE 119):
//   V = c (X'WX)^-1 (sum over firms s_i s_i') (X'WX)^-1,  s_i = sum over t of w_i x_it u_it,
//   c = G/(G − 1) · (N − 1)/(N − K),
// X, y without the means of firms; G firms, N rows, K = regressors + years: effects of firms are
// nested in clusters and not counted (as in Correia's reghdfe). Firms with one row say nothing and
// are left out. Pure, thread-safe.
#pragma once

#include <Eigen/Core>
#include <functional>
#include <optional>

#include "analysis/evaluation/firm_years.hpp"

namespace clustress {

struct ClusteredFit {
  Eigen::VectorXd coefficients;
  Eigen::MatrixXd covariance;
  std::size_t rows = 0, firms = 0, treated = 0;  // used
};

// Writes the regressors of a firm in a year; they come in as zeros.
using RegressorRow = Eigen::Ref<Eigen::RowVectorXd, 0, Eigen::InnerStride<>>;
using Regressors = std::function<void(std::size_t firm, std::size_t t, RegressorRow x)>;

// Nothing if the coefficients cannot be told from each other, from firms or from years, or fewer
// than two firms are left.
std::optional<ClusteredFit> two_way_fit(FirmYears const& table, Eigen::Index regressors,
                                        Regressors const& write);

// Wald's test that all coefficients with these places are 0; nothing without a place or if their
// covariance is singular.
std::optional<WaldTest> wald_test(Eigen::VectorXd const& coefficients,
                                  Eigen::MatrixXd const& covariance,
                                  std::vector<Eigen::Index> const& places);

}  // namespace clustress
