#include "analysis/evaluation/simplex.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <vector>

#include "sim/core/contracts.hpp"

namespace clustress {
namespace {

constexpr double gap_tolerance = 1e-15;

// Least over the weights in `free`, which sum to 1, the others 0; signs not asked for.
Eigen::VectorXd solve_free(Eigen::MatrixXd const& h, Eigen::VectorXd const& f,
                           std::vector<Eigen::Index> const& free) {
  auto const n = static_cast<Eigen::Index>(free.size());
  Eigen::MatrixXd system = Eigen::MatrixXd::Zero(n + 1, n + 1);
  Eigen::VectorXd right(n + 1);
  system.topLeftCorner(n, n) = h(free, free);
  // The constraint has the scale of the rest.
  double const scale = system.diagonal().maxCoeff();
  system.col(n).head(n).setConstant(scale);
  system.row(n).head(n).setConstant(scale);
  right << f(free), scale;
  Eigen::FullPivLU<Eigen::MatrixXd> const lu(system);
  Eigen::VectorXd solved = lu.solve(right);
  solved += lu.solve(right - system * solved);
  Eigen::VectorXd w = Eigen::VectorXd::Zero(h.cols());
  w(free) = solved.head(n);
  return w;
}

}  // namespace

SimplexFit fit_simplex(Eigen::MatrixXd const& x, Eigen::VectorXd const& y, double ridge) {
  CLUSTRESS_REQUIRE(x.cols() > 0 && ridge > 0.0, "donors and a ridge above 0 are needed");
  Eigen::MatrixXd h = x.transpose() * x;
  h.diagonal().array() += ridge;
  Eigen::VectorXd const f = x.transpose() * y;
  double const scale = y.squaredNorm() + ridge;
  Eigen::Index best = 0;
  (0.5 * h.diagonal() - f).minCoeff(&best);
  std::vector<Eigen::Index> free{best};
  SimplexFit fit;
  fit.weights = Eigen::VectorXd::Unit(x.cols(), best);
  for (Eigen::Index round = 0; round < 20 * x.cols() + 20; ++round) {
    Eigen::VectorXd const gradient = h * fit.weights - f;
    Eigen::Index lowest = 0;
    fit.gap = gradient.dot(fit.weights) - gradient.minCoeff(&lowest);
    if (fit.gap <= gap_tolerance * scale) break;
    if (std::find(free.begin(), free.end(), lowest) != free.end()) break;  // as exact as it gets
    free.push_back(lowest);
    while (true) {
      Eigen::VectorXd const wanted = solve_free(h, f, free);
      double step = 1.0;
      Eigen::Index blocking = -1;
      for (Eigen::Index const j : free) {
        if (wanted(j) > 0.0) continue;
        double const reach = fit.weights(j) / (fit.weights(j) - wanted(j));
        if (blocking < 0 || reach < step) {
          step = reach;
          blocking = j;
        }
      }
      fit.weights += step * (wanted - fit.weights);
      if (blocking < 0) break;
      fit.weights(blocking) = 0.0;
      std::erase(free, blocking);
    }
  }
  fit.least = 0.5 * ((y - x * fit.weights).squaredNorm() + ridge * fit.weights.squaredNorm());
  return fit;
}

}  // namespace clustress
