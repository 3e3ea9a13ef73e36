#include "calibration/emulator/restricted_likelihood.hpp"

#include <cmath>
#include <nlopt.hpp>

#include "calibration/emulator/kernel.hpp"

namespace clustress {

namespace {

constexpr int most_steps = 300;                                                  // of each start
constexpr double usual_log_nugget = -9.210340371976182, sd_of_log_nugget = 2.0;  // ln 1e-4
constexpr double starts[] = {1.0, 0.4, 2.5, 0.8};                                // lengths

struct Data {
  Eigen::MatrixXd const& points;
  Eigen::VectorXd const& y;
  Eigen::MatrixXd const& trend;
  double noise;
};

KrigingScales scales_of(std::vector<double> const& logs) {
  KrigingScales scales;
  for (std::size_t k = 0; k + 2 < logs.size(); ++k) scales.lengths.push_back(std::exp(logs[k]));
  scales.variance = std::exp(logs[logs.size() - 2]);
  scales.nugget = std::exp(logs.back());
  return scales;
}

// −ln of likelihood × priors, but for constants.
double cost(std::vector<double> const& logs, std::vector<double>&, void* user) {
  auto const& data = *static_cast<Data const*>(user);
  KrigingScales const scales = scales_of(logs);
  Eigen::LLT<Eigen::MatrixXd> const c(
      covariance_of(data.points, scales.lengths, scales.variance, data.noise + scales.nugget));
  if (c.info() != Eigen::Success) return 1e10;
  Eigen::MatrixXd const h = c.matrixL().solve(data.trend);
  Eigen::VectorXd const y = c.matrixL().solve(data.y);
  Eigen::LLT<Eigen::MatrixXd> const g(h.transpose() * h);
  if (g.info() != Eigen::Success) return 1e10;
  Eigen::VectorXd const rest = y - h * g.solve(h.transpose() * y);
  double sum = Eigen::MatrixXd(c.matrixL()).diagonal().array().log().sum() +
               Eigen::MatrixXd(g.matrixL()).diagonal().array().log().sum() +
               0.5 * rest.squaredNorm();
  for (std::size_t k = 0; k + 2 < logs.size(); ++k) sum += 0.5 * logs[k] * logs[k];
  double const z = (logs.back() - usual_log_nugget) / sd_of_log_nugget;
  return std::isfinite(sum) ? sum + 0.5 * z * z : 1e10;
}

}  // namespace

KrigingScales most_likely_scales(Eigen::MatrixXd const& points, Eigen::VectorXd const& y,
                                 double noise) {
  Eigen::MatrixXd const trend = trend_of(points);
  Data data{points, y, trend, noise};
  std::size_t const count = static_cast<std::size_t>(points.cols()) + 2;
  std::vector<double> lower(count, std::log(0.05)), upper(count, std::log(20.0));
  lower[count - 2] = std::log(1e-4), upper[count - 2] = std::log(1e3);
  lower[count - 1] = std::log(1e-8), upper[count - 1] = 0.0;
  nlopt::opt search(nlopt::LN_BOBYQA, static_cast<unsigned>(count));
  search.set_min_objective(cost, &data);
  search.set_lower_bounds(lower);
  search.set_upper_bounds(upper);
  search.set_initial_step(0.5);
  search.set_maxeval(most_steps);
  search.set_ftol_abs(1e-4);
  std::vector<double> best;
  double least = 0.0;
  for (double const length : starts) {
    std::vector<double> logs(count, std::log(length));
    logs[count - 2] = std::log(0.5);
    logs[count - 1] = usual_log_nugget;
    double value = 0.0;
    try {
      search.optimize(logs, value);
    } catch (nlopt::roundoff_limited const&) {
      // The last place is as good as rounding lets it be.
      std::vector<double> none;
      value = cost(logs, none, &data);
    }
    if (best.empty() || value < least) best = logs, least = value;
  }
  return scales_of(best);
}

}  // namespace clustress
