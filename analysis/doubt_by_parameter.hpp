// analysis/doubt_by_parameter.hpp — what of the spread over points goes with one parameter.
//
// Points are grouped by a parameter: by category, or by value into as many parts of alike many
// points as the root of their number, at most 20, ties together. The share is that of one-way
// analysis of variance (sim/statistics/analysis_of_variance.hpp): the correlation ratio, an
// estimate of the first-order index from any points. Shares of parameters that act together do not
// add up, and luck that is left in the means goes with none. Pure functions, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "analysis/discovery/cases.hpp"
#include "sim/statistics/analysis_of_variance.hpp"

namespace clustress {

inline constexpr std::size_t fewest_points_for_parameters = 10;

struct ParameterShare {
  std::string name;
  Explained explained;
};

// `means`: one a point, as the values of each factor; the largest share first. Empty below the
// fewest points; a factor whose groups hold one point each is left out. `weights`, above 0: one a
// point; empty: all alike. Unequal ones make parts of alike weight, as many as the root of the
// effective number of points.
std::vector<ParameterShare> shares_by_parameter(std::vector<Factor> const& factors,
                                                std::vector<double> const& means,
                                                std::vector<double> const& weights = {});

// Whether one of so many parameters explains more than chance would (Bonferroni).
bool is_beyond_chance(double chance, std::size_t parameters, double alpha);

}  // namespace clustress
