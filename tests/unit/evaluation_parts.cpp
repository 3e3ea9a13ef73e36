// Parts that designs of evaluations share, on cases whose answer is known by hand.
#include <Eigen/LU>
#include <clustress/catch.hpp>
#include <cmath>

#include "analysis/evaluation/design.hpp"
#include "analysis/evaluation/logit.hpp"
#include "analysis/evaluation/neighbours.hpp"
#include "analysis/evaluation/over_worlds.hpp"
#include "analysis/evaluation/simplex.hpp"
#include "tests/support/made_panel.hpp"

using namespace clustress;

TEST_CASE("neighbours keep ties, heed the caliper and leave out the unit itself", "[evaluation]") {
  std::vector<double> const places{1.0, 2.0, 4.0, 2.0, 7.0};
  Neighbours const near(places);
  using Units = std::vector<std::size_t>;
  CHECK(near.of(2.2, 1) == Units{1, 3});
  CHECK(near.of(3.0, 1) == Units{1, 2, 3});  // all 1 away
  CHECK(near.of(2.2, 3) == Units{0, 1, 3});
  CHECK(near.of(5.4, 1, 1.3).empty());
  CHECK(near.of(2.0, 1, not_bounded, 1) == Units{3});
  CHECK(near.of(7.0, 9).size() == 5);
}

// Two groups with 3 of 10 and 6 of 8 treated: the log odds are known.
TEST_CASE("a logit gives log odds, and nothing where treated are told perfectly", "[evaluation]") {
  Eigen::MatrixXd x(18, 2);
  Eigen::VectorXd y(18);
  for (int i = 0; i < 18; ++i) {
    x.row(i) << 1.0, i < 10 ? 0.0 : 1.0;
    y(i) = i < 10 ? i < 3 : i < 16;
  }
  auto const fit = fit_logit(x, y, Eigen::VectorXd::Ones(18));
  REQUIRE(fit);
  CHECK(fit->coefficients(0) == Approx(std::log(3.0 / 7.0)).epsilon(1e-9));
  CHECK(fit->coefficients(1) == Approx(std::log(3.0) - std::log(3.0 / 7.0)).epsilon(1e-9));
  CHECK_FALSE(fit_logit(x, x.col(1), Eigen::VectorXd::Ones(18)));
  x.col(1).setOnes();
  CHECK_FALSE(fit_logit(x, y, Eigen::VectorXd::Ones(18)));
}

// Kuhn and Tucker: the gradient is least, and the same, where weights are above 0.
TEST_CASE("weights over the simplex meet the conditions of an optimum", "[evaluation]") {
  test::Normal normal(5);
  for (int round = 0; round < 50; ++round) {
    Eigen::MatrixXd x(4, 15);
    Eigen::VectorXd y(4);
    for (double& value : x.reshaped()) value = 10.0 + normal();
    for (double& value : y) value = 10.0 + normal();
    double const ridge = 1e-3;
    SimplexFit const fit = fit_simplex(x, y, ridge);
    CHECK(fit.weights.minCoeff() >= 0.0);
    CHECK(fit.weights.sum() == Approx(1.0).epsilon(1e-12));
    Eigen::VectorXd const g = x.transpose() * (x * fit.weights - y) + ridge * fit.weights;
    for (Eigen::Index j = 0; j < 15; ++j) {
      if (fit.weights(j) > 0.0) CHECK(g(j) - g.minCoeff() == Approx(0.0).margin(1e-8));
    }
  }
  // A path among the donors has all of it.
  Eigen::MatrixXd const own = Eigen::MatrixXd::Identity(3, 3) * 100.0;
  CHECK(fit_simplex(own, own.col(1), 1e-9).weights(1) == Approx(1.0).epsilon(1e-9));
}

TEST_CASE("over worlds bias, coverage and power are counted", "[evaluation]") {
  std::vector<DesignResult> results(4);
  for (std::size_t w = 0; w < 3; ++w) {
    double const estimate = 1.0 + static_cast<double>(w);
    results[w].estimate = estimate;
    results[w].standard_error = 0.5;
    results[w].interval = {estimate - 1.0, estimate + 1.0};
    results[w].truth = 1.5;
    results[w].p_value = w == 0 ? 0.06 : 0.01;
  }
  results[3].missing = "nothing there";
  DesignOverWorlds const d = summarise(design_catalogue()[0](), results, 0.05);
  CHECK(d.asked == 4);
  CHECK(d.worlds() == 3);
  CHECK(d.missing == "nothing there");
  CHECK(d.estimate.value == Approx(2.0));
  CHECK(d.bias.value == Approx(0.5));
  CHECK(d.coverage.value == Approx(2.0 / 3.0));
  CHECK(d.significant == 2);
  CHECK(d.smallest_detectable == Approx((1.959964 + 0.841621) * 0.5).epsilon(1e-6));
  CHECK(d.spread == Approx(1.0));
}
