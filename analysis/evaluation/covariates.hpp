// analysis/evaluation/covariates.hpp — what is known of firms before the first award.
//
// For the propensity score, from one year: 1; ln(1 + jobs); its change over the year before (0 for
// a firm that was not there, which `new` marks); ln(1 + sales); productivity; exporter; in a
// cluster; an indicator of each sector and region. A column that is the same for all, or that those
// before it tell, is left out. Pure, thread-safe.
#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "analysis/evaluation/firm_years.hpp"

namespace clustress {

struct Covariates {
  Eigen::MatrixXd x;  // [firm of `firms`][column]
  std::vector<std::string> names;
};

// Of the firms with these numbers in the table, all of which have a row in year `t`.
Covariates covariates_of(FirmYears const& table, std::vector<std::size_t> const& firms,
                         std::size_t t);

// Those firms whose sector, region, and kind (in a cluster or not, exporter or not, new or not)
// have treated and other firms among those kept: for the rest there is nobody to compare with, and
// a logit has no maximum.
std::vector<std::size_t> with_counterparts(FirmYears const& table,
                                           std::vector<std::size_t> const& firms, std::size_t t);

}  // namespace clustress
