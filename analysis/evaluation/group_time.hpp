// analysis/evaluation/group_time.hpp — effects by year of award and year.
//
// Callaway & Sant'Anna 2021 (J. Econometrics 225), not yet treated firms as controls, without
// covariates:
//
//   ATT(g, t) = E[Y_t − Y_b | award in g] − E[Y_t − Y_b | no award up to max(t, b)],
// b = g − 1 for t >= g, and the year before t earlier, where the truth is 0. Expectations by weight
// over the firms seen in both years; controls are never treated or treated after that year. Each
// has an influence function over firms,
//   psi_i = n w_i [1(i in g)(dY_i − m_g)/(sum of w in g) − 1(control)(dY_i − m_c)/(sum there)],
// and the covariance of two estimates is sum over firms psi_i psi'_i / n². Pure, thread-safe.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "analysis/evaluation/firm_years.hpp"

namespace clustress {

struct GroupTime {
  int group = 0, year = 0;
  double estimate = 0.0;
  double truth = 0.0;         // mean over the group's firms of the effect in that year; 0 before g
  Eigen::VectorXd influence;  // by firm, already divided by n
  [[nodiscard]] int event_time() const { return year - group; }
};

struct GroupTimes {
  std::vector<GroupTime> cells;      // by group, then year
  std::vector<std::size_t> treated;  // firms in a cell, by number
  std::size_t controls = 0;          // never treated firms
};

GroupTimes group_times(FirmYears const& table);

// A mean of cells by the weight of their groups among all firms, and its influence: weights are
// estimated too (their equation 4.10 and corollary 2).
struct Aggregate {
  double estimate = 0.0, standard_error = 0.0, truth = 0.0;
  Eigen::VectorXd influence;
};
Aggregate aggregate(FirmYears const& table, std::vector<GroupTime const*> const& cells);

}  // namespace clustress
