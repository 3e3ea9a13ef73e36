// Priors: what they are, their inverse distribution functions against closed forms, and those of
// the declared parameters.
#include <clustress/catch.hpp>
#include <cmath>
#include <limits>

#include "sim/statistics/prior_quantile.hpp"
#include "sim/world/model_parameters.hpp"

using namespace clustress;

namespace {

double normal_cdf(double z) {
  return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

}  // namespace

TEST_CASE("the inverse distribution function of a prior is its closed form", "[unit][prior]") {
  for (double const u : {0.0, 0.003, 0.25, 0.5, 0.9, 1.0}) {
    CHECK(quantile_of(uniform(-2.0, 6.0), u) == Approx(-2.0 + 8.0 * u).margin(1e-12));
    CHECK(quantile_of(log_uniform(0.5, 8.0), u) == Approx(0.5 * std::pow(16.0, u)));
    // from 0 to mode 1 to 4: F = x²/4 up to 1, then 1 − (4 − x)²/12
    double const t = u < 0.25 ? std::sqrt(4.0 * u) : 4.0 - std::sqrt(12.0 * (1.0 - u));
    CHECK(quantile_of(triangular(0.0, 1.0, 4.0), u) == Approx(t).margin(1e-12));
    // α = 2, β = 1: F = x²; stretched over 10 to 20
    CHECK(quantile_of(beta(2.0, 1.0, {10.0, 20.0}), u) == Approx(10.0 + 10.0 * std::sqrt(u)));
    // its own distribution function takes it back
    double const x = quantile_of(normal(1.0, 2.0, {0.0, 4.0}), u);
    double const low = normal_cdf(-0.5), high = normal_cdf(1.5);
    CHECK((normal_cdf((x - 1.0) / 2.0) - low) / (high - low) == Approx(u).margin(1e-12));
    double const y = quantile_of(log_normal(3.0, 0.5, {1.0, 5.0}), u);
    double const from = normal_cdf(std::log(1.0 / 3.0) / 0.5),
                 to = normal_cdf(std::log(5.0 / 3.0) / 0.5);
    CHECK((normal_cdf(std::log(y / 3.0) / 0.5) - from) / (to - from) == Approx(u).margin(1e-12));
  }
  Prior const some = discrete({4.0, 1.0, 2.0});
  CHECK(quantile_of(some, 0.0) == 1.0);
  CHECK(quantile_of(some, 0.34) == 2.0);
  CHECK(quantile_of(some, 1.0) == 4.0);
}

TEST_CASE("a value goes back to its place in the unit interval", "[unit][prior]") {
  Prior const all[] = {uniform(-2.0, 6.0),           log_uniform(0.5, 8.0),
                       triangular(0.0, 1.0, 4.0),    beta(2.0, 3.0, {10.0, 20.0}),
                       normal(1.0, 2.0, {0.0, 4.0}), log_normal(3.0, 0.5, {1.0, 5.0})};
  for (Prior const& prior : all) {
    for (double const u : {0.0, 0.01, 0.5, 0.77, 1.0})
      CHECK(place_of(prior, quantile_of(prior, u)) == Approx(u).margin(1e-9));
    CHECK(place_of(prior, prior.support.low - 1.0) == 0.0);
    CHECK(place_of(prior, prior.support.high + 1.0) == 1.0);
  }
  CHECK(place_of(discrete({1.0, 2.0, 4.0}), 2.0) == Approx(0.5));
  CHECK(place_of(discrete({1.0, 2.0, 4.0}), 3.0) == Approx(2.0 / 3.0));
}

TEST_CASE("whole numbers of a uniform prior are equally likely", "[unit][prior]") {
  int count[3] = {};
  for (int k = 0; k < 300; ++k)
    ++count[static_cast<int>(whole_quantile_of(uniform(2.0, 4.0), (k + 0.5) / 300.0)) - 2];
  CHECK(count[0] == 100);
  CHECK(count[1] == 100);
  CHECK(count[2] == 100);
  CHECK(whole_quantile_of(uniform(2.0, 4.0), 1.0) == 4.0);
  CHECK(whole_quantile_of(log_uniform(1.0, 4.0), 0.5) == 2.0);
}

TEST_CASE("a prior that is none, or does not fit its range, is named", "[unit][prior]") {
  double const nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(fault_of(uniform(0.0, 1.0)).empty());
  CHECK(fault_of(uniform(1.0, 1.0)) == "its range 1 to 1 is empty");
  CHECK(fault_of(uniform(0.0, nan)) == "its numbers must be finite");
  CHECK(fault_of(log_uniform(0.0, 1.0)) == "its range 0 to 1 must be above 0");
  CHECK(fault_of(normal(3.0, 1.0, {0.0, 1.0})) == "mean = 3 is outside its range 0 to 1");
  CHECK(fault_of(normal(0.5, 0.0, {0.0, 1.0})) == "sd = 0 must be above 0");
  CHECK(fault_of(log_normal(0.5, -1.0, {0.1, 1.0})) == "sd_log = -1 must be above 0");
  CHECK(fault_of(triangular(0.0, 2.0, 1.0)) == "mode = 2 is outside its range 0 to 1");
  CHECK(fault_of(beta(0.0, 1.0, {0.0, 1.0})) == "alpha and beta must be above 0");
  CHECK(fault_of(discrete({1.0})) == "it needs two values or more, all different");
  CHECK(fault_of(discrete({1.0, 1.0})) == "it needs two values or more, all different");
  CHECK(fault_of(uniform(0.0, 2.0), {0.0, 1.0}) ==
        "0 to 2 is not inside the declared range 0 to 1");
}

TEST_CASE("every number of the model that is no definition has a prior that fits it",
          "[contract][prior]") {
  ModelParameters model;
  std::size_t priors = 0;
  for (ParameterGroup const& group : groups_of(model)) {
    for (BoundParameter const& parameter : group.parameters) {
      ParameterInfo const& info = *parameter.info;
      INFO("model." << group.name << "." << info.name);
      bool const is_number = info.kind == Kind::number || info.kind == Kind::integer;
      bool const may_vary = is_number && info.source.provenance != Provenance::definition;
      CHECK(info.prior.has_value() == may_vary);
      if (!info.prior) continue;
      ++priors;
      CHECK_FALSE(info.prior->source.text.empty());
      double const standard = number_of(parameter.get());
      // What is off has nothing about its default: who switches it on gives the range.
      if (standard == 0.0 && info.prior->support.high == 0.0) continue;
      CHECK(fault_of(*info.prior, info.range) == "");
      // the declared value is one that the prior holds possible
      CHECK(info.prior->support.contains(standard));
    }
  }
  CHECK(priors > 200);
}

TEST_CASE("a prior about the default moves with it and stays in the range", "[unit][prior]") {
  CHECK(to_string(times(2.0).around(0.1, {0.0, 1.0})) == "log_uniform 0.05 to 0.2");
  CHECK(to_string(give_or_take(0.2).around(0.9, {0.0, 1.0})) == "uniform 0.7 to 1");
  CHECK(to_string(normal(2.0, 0.5, {0.0, 10.0})) == "normal mean 2, sd 0.5, 0 to 10");
  CHECK(to_string(discrete({1.0, 2.0, 4.0})) == "discrete 1, 2, 4");
}
