#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/evaluation/local_polynomial.hpp"

namespace clustress {
namespace {

constexpr double rule_of_thumb = 2.576, normal_iqr = 1.349, regularisation = 3.0;

// Hyndman & Fan 1996, type 2.
double quantile_of(std::vector<double> const& sorted, double share) {
  double const at = share * static_cast<double>(sorted.size());
  auto const whole = static_cast<std::size_t>(at);
  if (static_cast<double>(whole) < at) return sorted[whole];
  return 0.5 * (sorted[whole - 1] + sorted[whole]);
}

double first_bandwidth(CutoffSide const& below, CutoffSide const& above) {
  std::vector<double> x(below.x().begin(), below.x().end());
  x.insert(x.end(), above.x().begin(), above.x().end());
  std::sort(x.begin(), x.end());
  auto const n = static_cast<double>(x.size());
  Eigen::Map<Eigen::ArrayXd const> const all(x.data(), static_cast<Eigen::Index>(x.size()));
  double const deviation = std::sqrt((all - all.mean()).square().sum() / (n - 1.0));
  double const iqr = quantile_of(x, 0.75) - quantile_of(x, 0.25);
  return rule_of_thumb * std::min(deviation, iqr / normal_iqr) * std::pow(n, -0.2);
}

// Of a fit of `order` for derivative `power` on one side: variance at bandwidth 1 (times n), bias,
// and the variance of the bias.
struct Side {
  double variance, bias, doubt;
};
std::optional<Side> side_of(CutoffSide const& side, int order, int power, double h, int pilot_order,
                            double pilot_h) {
  auto const row = side.row_of(order, power, h);
  auto const pilot = side.row_of(pilot_order, order + 1, pilot_h);
  if (!row || !pilot) return std::nullopt;
  double const unit_bias = side.bias_of(*row, order + 1) / std::pow(h, order + 1 - power);
  return Side{std::pow(h, 2 * power + 1) * side.variance_of(*row, h),
              unit_bias * side.value_of(*pilot),
              unit_bias * unit_bias * side.variance_of(*pilot, pilot_h)};
}

struct Step {
  int order, power, pilot_order;
  double regularised;
};

// The h that minimises V/h^(2 power + 1) + h^(2 (order + 1 − power)) B².
double least_error(Side const& below, Side const& above, Step const& step) {
  double const jump = above.bias - below.bias;
  double const bias = jump * jump + step.regularised * (below.doubt + above.doubt);
  double const ratio = (2.0 * step.power + 1.0) * (below.variance + above.variance) /
                       (2.0 * (step.order + 1 - step.power) * bias);
  return std::pow(ratio, 1.0 / (2.0 * step.order + 3.0));
}

}  // namespace

std::optional<Bandwidths> optimal_bandwidths(CutoffSide const& below, CutoffSide const& above) {
  double const widest = std::max(below.range(), above.range());
  double const first = std::min(first_bandwidth(below, above), widest);
  // So wide that the farthest unit has some weight.
  double const widened = 1.0 + std::sqrt(std::numeric_limits<double>::epsilon());
  double const all_below = below.range() * widened, all_above = above.range() * widened;
  auto const next = [&](Step const& step, double h_below, double h_above) -> double {
    auto const b = side_of(below, step.order, step.power, first, step.pilot_order, h_below);
    auto const a = side_of(above, step.order, step.power, first, step.pilot_order, h_above);
    return b && a ? std::min(least_error(*b, *a, step), widest) : 0.0;
  };
  double const cubic = next({3, 3, 4, 0.0}, all_below, all_above);
  if (!(cubic > 0.0)) return std::nullopt;
  double const quadratic = next({2, 2, 3, regularisation}, cubic, cubic);
  if (!(quadratic > 0.0)) return std::nullopt;
  double const linear = next({1, 0, 2, regularisation}, quadratic, quadratic);
  if (!(linear > 0.0)) return std::nullopt;
  return Bandwidths{linear, quadratic};
}

}  // namespace clustress
