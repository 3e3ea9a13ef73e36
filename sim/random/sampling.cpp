#include "sim/random/sampling.hpp"

#include <algorithm>

namespace clustress {
namespace {

// ln k!: product for small k, Stirling's series beyond (next term below 1e-11 at k = 12).
double log_factorial(std::int64_t k) {
  if (k < 12) {
    double product = 1.0;
    for (std::int64_t i = 2; i <= k; ++i) product *= static_cast<double>(i);
    return fast_log(product);
  }
  auto const n = static_cast<double>(k);
  double const inverse = 1.0 / n;
  double const series =
      inverse * (1.0 / 12.0 - inverse * inverse * (1.0 / 360.0 - inverse * inverse / 1260.0));
  return n * fast_log(n) - n + 0.5 * fast_log(6.283185307179586 * n) + series;
}

}  // namespace

std::int64_t poisson_quantile(double u, double mean) {
  if (!(mean > 0.0)) return 0;
  mean = std::min(mean, 1e6);
  double const spread = 8.0 * square_root(mean) + 20.0;  // holds all but 1e-14 of the mass
  auto k = static_cast<std::int64_t>(std::max(0.0, mean - spread));
  auto const last = static_cast<std::int64_t>(mean + spread) + 1;
  double probability = fast_exp(static_cast<double>(k) * fast_log(mean) - mean - log_factorial(k));
  double cumulative = probability;
  while (cumulative < u && k < last) {
    ++k;
    probability *= mean / static_cast<double>(k);
    cumulative += probability;
  }
  return k;
}

}  // namespace clustress
