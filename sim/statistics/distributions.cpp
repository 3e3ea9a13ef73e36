#include "sim/statistics/distributions.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include "sim/core/contracts.hpp"

namespace clustress {

namespace {

namespace bm = boost::math;

// Boost's default for discrete quantiles rounds outwards (lower below 1/2, upper above); ours is
// the textbook inverse.
using SmallestInteger =
    bm::policies::policy<bm::policies::discrete_quantile<bm::policies::integer_round_up>>;

void require_probability(double probability) {
  CLUSTRESS_REQUIRE(probability > 0.0 && probability < 1.0,
                    "a probability strictly between 0 and 1 is needed");
}

}  // namespace

double normal_quantile(double probability) {
  require_probability(probability);
  return bm::quantile(bm::normal(), probability);
}

double normal_cdf(double x) {
  return bm::cdf(bm::normal(), x);
}

double student_t_quantile(double probability, double degrees) {
  require_probability(probability);
  CLUSTRESS_REQUIRE(degrees > 0.0, "Student's t needs positive degrees of freedom");
  return bm::quantile(bm::students_t(degrees), probability);
}

double student_t_cdf(double x, double degrees) {
  CLUSTRESS_REQUIRE(degrees > 0.0, "Student's t needs positive degrees of freedom");
  return bm::cdf(bm::students_t(degrees), x);
}

double chi_squared_tail(double x, double degrees) {
  CLUSTRESS_REQUIRE(x >= 0.0 && degrees > 0.0, "chi-squared needs x >= 0 and degrees > 0");
  return bm::cdf(bm::complement(bm::chi_squared(degrees), x));
}

double fisher_f_tail(double x, double numerator_degrees, double denominator_degrees) {
  CLUSTRESS_REQUIRE(x >= 0.0 && numerator_degrees > 0.0 && denominator_degrees > 0.0,
                    "Fisher's F needs x >= 0 and degrees > 0");
  return bm::cdf(bm::complement(bm::fisher_f(numerator_degrees, denominator_degrees), x));
}

std::size_t binomial_quantile(double probability, std::size_t trials, double success_probability) {
  require_probability(probability);
  CLUSTRESS_REQUIRE(success_probability >= 0.0 && success_probability <= 1.0,
                    "a chance lies between 0 and 1");
  bm::binomial_distribution<double, SmallestInteger> const distribution(static_cast<double>(trials),
                                                                        success_probability);
  return static_cast<std::size_t>(bm::quantile(distribution, probability));
}

double binomial_upper_tail(std::size_t successes, std::size_t trials, double success_probability) {
  CLUSTRESS_REQUIRE(success_probability >= 0.0 && success_probability <= 1.0,
                    "a chance lies between 0 and 1");
  if (successes == 0) return 1.0;
  if (successes > trials) return 0.0;
  bm::binomial const distribution(static_cast<double>(trials), success_probability);
  return bm::cdf(bm::complement(distribution, static_cast<double>(successes - 1)));
}

}  // namespace clustress
