#include "sim/statistics/prior_quantile.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <cmath>

namespace clustress {
namespace {

// F and its inverse between the ends of the support.
template <class Distribution>
double cut_quantile(Distribution const& d, double low, double high, double u) {
  using boost::math::cdf;
  using boost::math::quantile;
  double const below = cdf(d, low), above = cdf(d, high);
  double const p = below + u * (above - below);
  if (p <= 0.0) return low;
  if (p >= 1.0) return high;
  return std::clamp(quantile(d, p), low, high);
}

template <class Distribution>
double cut_place(Distribution const& d, double low, double high, double x) {
  using boost::math::cdf;
  double const below = cdf(d, low), above = cdf(d, high);
  return (cdf(d, x) - below) / (above - below);
}

boost::math::normal_distribution<> normal_of(Prior const& prior) {
  bool const is_log = prior.form == PriorForm::log_normal;
  return {is_log ? std::log(prior.shape[0]) : prior.shape[0], prior.shape[1]};
}

}  // namespace

double quantile_of(Prior const& prior, double u) {
  auto const& [low, high] = prior.support;
  if (prior.form == PriorForm::discrete) {
    auto const count = static_cast<double>(prior.values.size());
    return prior.values[static_cast<std::size_t>(std::min(std::floor(u * count), count - 1.0))];
  }
  if (u <= 0.0) return low;
  if (u >= 1.0) return high;
  double x = low;
  switch (prior.form) {
    case PriorForm::uniform:
      x = low + u * (high - low);
      break;
    case PriorForm::log_uniform:
      x = low * std::exp(u * std::log(high / low));
      break;
    case PriorForm::normal:
      x = cut_quantile(normal_of(prior), low, high, u);
      break;
    case PriorForm::log_normal:
      x = std::exp(cut_quantile(normal_of(prior), std::log(low), std::log(high), u));
      break;
    case PriorForm::triangular:
      x = boost::math::quantile(boost::math::triangular_distribution<>(low, prior.shape[0], high),
                                u);
      break;
    case PriorForm::beta:
      x = low +
          (high - low) * boost::math::quantile(
                             boost::math::beta_distribution<>(prior.shape[0], prior.shape[1]), u);
      break;
    case PriorForm::discrete:
      break;
  }
  return std::clamp(x, low, high);
}

double whole_quantile_of(Prior const& prior, double u) {
  if (prior.form != PriorForm::uniform) return std::round(quantile_of(prior, u));
  double const least = std::ceil(prior.support.low), most = std::floor(prior.support.high);
  return std::min(least + std::floor(u * (most - least + 1.0)), most);
}

double place_of(Prior const& prior, double value) {
  auto const& [low, high] = prior.support;
  if (prior.form == PriorForm::discrete) {
    auto const [first, last] = std::ranges::equal_range(prior.values, value);
    auto const twice = (first - prior.values.begin()) + (last - prior.values.begin());
    return 0.5 * static_cast<double>(twice) / static_cast<double>(prior.values.size());
  }
  if (value <= low) return 0.0;
  if (value >= high) return 1.0;
  switch (prior.form) {
    case PriorForm::uniform:
      return (value - low) / (high - low);
    case PriorForm::log_uniform:
      return std::log(value / low) / std::log(high / low);
    case PriorForm::normal:
      return cut_place(normal_of(prior), low, high, value);
    case PriorForm::log_normal:
      return cut_place(normal_of(prior), std::log(low), std::log(high), std::log(value));
    case PriorForm::triangular:
      return boost::math::cdf(boost::math::triangular_distribution<>(low, prior.shape[0], high),
                              value);
    case PriorForm::beta:
      return boost::math::cdf(boost::math::beta_distribution<>(prior.shape[0], prior.shape[1]),
                              (value - low) / (high - low));
    case PriorForm::discrete:
      break;
  }
  return 0.0;
}

}  // namespace clustress
