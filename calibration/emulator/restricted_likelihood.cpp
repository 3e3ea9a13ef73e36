#include "calibration/emulator/restricted_likelihood.hpp"

#include <algorithm>
#include <cmath>
#include <nlopt.hpp>

#include "calibration/emulator/kernel.hpp"

namespace clustress {

namespace {

constexpr int most_steps = 300;                                                  // of each start
constexpr double usual_log_nugget = -9.210340371976182, sd_of_log_nugget = 2.0;  // ln 1e-4
constexpr double starts[] = {1.0, 0.4};  // lengths: short ones may be a mode of their own
constexpr double hopeless = 1e10;
constexpr Eigen::Index block = 64;  // columns of an inverse at a time

// A⁻¹ of A = LLᵀ, its lower half, in n³ operations where solving for the identity takes three times
// as many: columns of L⁻¹ are 0 above the diagonal.
Eigen::MatrixXd lower_inverse(Eigen::LLT<Eigen::MatrixXd> const& root) {
  Eigen::Index const n = root.rows();
  Eigen::MatrixXd of_root = Eigen::MatrixXd::Identity(n, n), inverse(n, n);
  for (Eigen::Index at = 0; at < n; at += block) {
    Eigen::Index const width = std::min(block, n - at), rest = n - at;
    auto columns = of_root.block(at, at, rest, width);
    root.matrixLLT()
        .bottomRightCorner(rest, rest)
        .triangularView<Eigen::Lower>()
        .solveInPlace(columns);
  }
  for (Eigen::Index row = 0; row < n; row += block) {
    Eigen::Index const height = std::min(block, n - row), rest = n - row;
    inverse.block(row, 0, height, row + height).noalias() =
        of_root.block(row, row, rest, height).transpose() *
        of_root.block(row, 0, rest, row + height);
  }
  return inverse;
}

// −ln of restricted likelihood × priors and its slopes, but for constants, at logarithms of
// lengths, σ² and τ². Pairs of points are those below the diagonal, column by column.
class Cost {
 public:
  Cost(Eigen::MatrixXd const& points, Eigen::VectorXd const& y, Eigen::VectorXd const& noise)
      : y_(y), noise_(noise), trend_(trend_of(points)) {
    Eigen::Index const n = points.rows();
    squares_.resize(n * (n - 1) / 2, points.cols());
    for (Eigen::Index j = 0, pair = 0; j < n; pair += n - 1 - j, ++j) {
      squares_.middleRows(pair, n - 1 - j) =
          (points.bottomRows(n - 1 - j).rowwise() - points.row(j)).array().square();
    }
  }

  static double at(std::vector<double> const& logs, std::vector<double>& slopes, void* user) {
    return static_cast<Cost const*>(user)->of(logs, slopes);
  }

 private:
  [[nodiscard]] double of(std::vector<double> const& logs, std::vector<double>& slopes) const {
    Eigen::Map<Eigen::VectorXd const> const all(logs.data(), std::ssize(logs));
    Eigen::Index const n = y_.size(), d = squares_.cols();
    Eigen::VectorXd const weights = (-2.0 * all.head(d).array()).exp();  // 1/l²
    double const variance = std::exp(all(d)), nugget = std::exp(all(d + 1));
    Eigen::ArrayXd const s = (5.0 * (squares_ * weights).array()).sqrt(), fall = (-s).exp();
    Eigen::ArrayXd const kernel = (1.0 + s + s.square() / 3.0) * fall;
    Eigen::MatrixXd c = Eigen::MatrixXd::Zero(n, n);
    for (Eigen::Index j = 0, pair = 0; j < n; pair += n - 1 - j, ++j)
      c.col(j).tail(n - 1 - j) = variance * kernel.segment(pair, n - 1 - j).matrix();
    c.diagonal() = noise_.array() + (variance + nugget);

    std::ranges::fill(slopes, 0.0);
    Eigen::LLT<Eigen::MatrixXd> const root(c);
    if (root.info() != Eigen::Success) return hopeless;
    Eigen::MatrixXd const h = root.matrixL().solve(trend_);
    Eigen::VectorXd const y = root.matrixL().solve(y_);
    Eigen::LLT<Eigen::MatrixXd> const of_trend(h.transpose() * h);
    if (of_trend.info() != Eigen::Success) return hopeless;
    Eigen::VectorXd const rest = y - h * of_trend.solve(h.transpose() * y);
    double const z = (all(d + 1) - usual_log_nugget) / sd_of_log_nugget;
    double const cost = root.matrixLLT().diagonal().array().log().sum() +
                        of_trend.matrixLLT().diagonal().array().log().sum() +
                        0.5 * (rest.squaredNorm() + all.head(d).squaredNorm() + z * z);
    if (!std::isfinite(cost)) return hopeless;
    if (!slopes.empty()) {
      // ∂/∂θ = ½ tr(W ∂C/∂θ), W = Q − (Qy)(Qy)ᵀ, Q = C⁻¹ − C⁻¹H(HᵀC⁻¹H)⁻¹HᵀC⁻¹.
      Eigen::MatrixXd w = lower_inverse(root);
      Eigen::MatrixXd const part =
          of_trend.matrixL().solve(Eigen::MatrixXd(root.matrixU().solve(h).transpose()));
      Eigen::VectorXd const qy = root.matrixU().solve(rest);
      w.selfadjointView<Eigen::Lower>().rankUpdate(part.transpose(), -1.0);
      w.selfadjointView<Eigen::Lower>().rankUpdate(qy, -1.0);
      Eigen::ArrayXd of_pairs(s.size());
      for (Eigen::Index j = 0, pair = 0; j < n; pair += n - 1 - j, ++j)
        of_pairs.segment(pair, n - 1 - j) = w.col(j).tail(n - 1 - j).array();
      // σ² ∂κ/∂ln l_k = σ² 5/3 (1 + s) e^{−s} (gap_k/l_k)²
      Eigen::VectorXd const by_length =
          squares_.transpose() * (of_pairs * (1.0 + s) * fall).matrix();
      for (Eigen::Index k = 0; k < d; ++k)
        slopes[static_cast<std::size_t>(k)] =
            variance * 5.0 / 3.0 * weights(k) * by_length(k) + all(k);
      double const trace = w.diagonal().sum();
      slopes[static_cast<std::size_t>(d)] = variance * ((of_pairs * kernel).sum() + 0.5 * trace);
      slopes[static_cast<std::size_t>(d) + 1] = 0.5 * nugget * trace + z / sd_of_log_nugget;
    }
    return cost;
  }

  Eigen::VectorXd const& y_;
  Eigen::VectorXd const& noise_;
  Eigen::MatrixXd trend_;
  Eigen::MatrixXd squares_;  // [pair][parameter]
};

}  // namespace

KrigingScales most_likely_scales(Eigen::MatrixXd const& points, Eigen::VectorXd const& y,
                                 Eigen::VectorXd const& noise) {
  Cost cost(points, y, noise);
  auto const d = static_cast<std::size_t>(points.cols());
  std::vector<double> lower(d + 2, std::log(0.05)), upper(d + 2, std::log(20.0)), none;
  lower[d] = std::log(1e-4), upper[d] = std::log(1e3);
  lower[d + 1] = std::log(1e-8), upper[d + 1] = 0.0;
  nlopt::opt search(nlopt::LD_LBFGS, static_cast<unsigned>(d + 2));
  search.set_min_objective(&Cost::at, &cost);
  search.set_lower_bounds(lower);
  search.set_upper_bounds(upper);
  search.set_maxeval(most_steps);
  search.set_ftol_abs(1e-4);
  std::vector<double> best;
  double least = 0.0;
  for (double const length : starts) {
    std::vector<double> logs(d + 2, std::log(length));
    logs[d] = std::log(0.5);
    logs[d + 1] = usual_log_nugget;
    double value = 0.0;
    try {
      search.optimize(logs, value);
    } catch (std::exception const&) {
      // The last place is as good as rounding lets it be.
      value = Cost::at(logs, none, &cost);
    }
    if (best.empty() || value < least) best = logs, least = value;
  }
  KrigingScales scales;
  for (std::size_t k = 0; k < d; ++k) scales.lengths.push_back(std::exp(best[k]));
  scales.variance = std::exp(best[d]);
  scales.nugget = std::exp(best[d + 1]);
  return scales;
}

}  // namespace clustress
