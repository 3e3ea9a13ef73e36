#include "analysis/sensitivity/additive_fit.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "sim/core/contracts.hpp"
#include "sim/statistics/distributions.hpp"

namespace clustress {

namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double spare_points = 5.0;  // a coefficient
constexpr std::size_t most_degree = 3;
constexpr double low_tenth = 0.1;

// Middle ranks over the points, in (0, 1); equal places have equal ranks.
std::vector<double> ranks_of(std::vector<double> const& places) {
  std::vector<std::size_t> order(places.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](std::size_t p) { return places[p]; });
  std::vector<double> ranks(places.size());
  for (std::size_t first = 0, k = 0; k < order.size(); ++k) {
    if (k + 1 < order.size() && places[order[k + 1]] == places[order[first]]) continue;
    double const middle = static_cast<double>(first + k + 1) / 2.0;
    for (std::size_t i = first; i <= k; ++i)
      ranks[order[i]] = middle / static_cast<double>(order.size());
    first = k + 1;
  }
  return ranks;
}

// Legendre polynomials of 2u − 1, without the constant, of mean square 1 where u is uniform.
std::vector<double> legendre(double u, std::size_t degree) {
  double const x = 2.0 * u - 1.0;
  std::vector<double> const all{std::sqrt(3.0) * x, std::sqrt(5.0) * (1.5 * x * x - 0.5),
                                std::sqrt(7.0) * (2.5 * x * x * x - 1.5 * x)};
  return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(degree)};
}

// The columns of one parameter.
struct Block {
  std::size_t parameter = 0;
  std::vector<double> levels;  // of a category
  std::size_t degree = 0;      // else
  Eigen::Index first = 0;

  [[nodiscard]] std::vector<double> basis(double u) const {
    if (levels.empty()) return legendre(u, degree);
    std::vector<double> row;
    for (std::size_t k = 1; k < levels.size(); ++k) row.push_back(u == levels[k] ? 1.0 : 0.0);
    return row;
  }
  [[nodiscard]] Eigen::Index width() const {
    return static_cast<Eigen::Index>(levels.empty() ? degree : levels.size() - 1);
  }
};

class Fit {
 public:
  Fit(StudyInputs const& inputs, SampleMeans const& sample) : sample_(sample) {
    for (std::size_t k = 0; k < inputs.parameters.size(); ++k) {
      std::vector<double> own;
      for (std::size_t const p : sample.points) own.push_back(inputs.places[k][p]);
      if (!inputs.is_cube && !inputs.is_category[k]) own = ranks_of(own);
      std::set<double> const distinct(own.begin(), own.end());
      Block block{k, {}, distinct.size() - 1, 0};
      if (inputs.is_category[k]) block.levels.assign(distinct.begin(), distinct.end());
      blocks_.push_back(std::move(block));
      places_.push_back(std::move(own));
    }
    choose_degree();
    fill();
  }

  AdditiveFit solve() {
    auto const count = static_cast<double>(x_.rows());
    VectorXd weights(x_.rows()), y(x_.rows());
    for (Eigen::Index p = 0; p < x_.rows(); ++p) {
      weights[p] = count * sample_.weights[static_cast<std::size_t>(p)];
      y[p] = sample_.means[static_cast<std::size_t>(p)];
    }
    AdditiveFit fit;
    fit.degree = degree_;
    fit.mean = weights.dot(y) / count;
    VectorXd const means = x_.transpose() * weights / count;
    x_.rowwise() -= means.transpose();
    y.array() -= fit.mean;
    MatrixXd const weighted = weights.asDiagonal() * x_;
    MatrixXd const gram = x_.transpose() * weighted;
    Eigen::ColPivHouseholderQR<MatrixXd> qr(gram);
    qr.setThreshold(1e-9);
    std::vector<bool> const is_lost = lost(qr);
    MatrixXd const inverse = qr.rank() == gram.rows()
                                 ? MatrixXd(qr.inverse())
                                 : MatrixXd(gram.completeOrthogonalDecomposition().pseudoInverse());
    VectorXd const b = inverse * (weighted.transpose() * y);
    VectorXd const rest = y - x_ * b;
    fit.degrees = count - 1.0 - static_cast<double>(qr.rank());
    fit.residual_variance = rest.dot(weights.asDiagonal() * rest) / fit.degrees;
    MatrixXd const covariance = fit.residual_variance * inverse;
    for (std::size_t k = 0; k < blocks_.size(); ++k)
      fit.curves.push_back(curve(k, means, b, covariance, gram / count, fit.degrees));
    for (std::size_t k = 0; k < blocks_.size(); ++k) fit.curves[k].is_confounded = is_lost[k];
    return fit;
  }

 private:
  void choose_degree() {
    auto const width = [&](std::size_t degree) {
      std::size_t sum = 1;
      for (Block const& block : blocks_)
        sum += block.levels.empty() ? std::min(block.degree, degree) : block.levels.size() - 1;
      return static_cast<double>(sum);
    };
    degree_ = most_degree;
    while (degree_ > 1 && spare_points * width(degree_) > static_cast<double>(sample_.means.size()))
      --degree_;
    Eigen::Index first = 0;
    for (Block& block : blocks_) {
      block.degree = std::min(block.degree, degree_);
      block.first = first;
      first += block.width();
    }
    x_.resize(static_cast<Eigen::Index>(sample_.means.size()), first);
  }

  void fill() {
    for (std::size_t k = 0; k < blocks_.size(); ++k) {
      for (std::size_t p = 0; p < sample_.means.size(); ++p) {
        std::vector<double> const row = blocks_[k].basis(places_[k][p]);
        for (std::size_t i = 0; i < row.size(); ++i)
          x_(static_cast<Eigen::Index>(p), blocks_[k].first + static_cast<Eigen::Index>(i)) =
              row[i];
      }
    }
  }

  // Parameters with a column that others make up.
  [[nodiscard]] std::vector<bool> lost(Eigen::ColPivHouseholderQR<MatrixXd> const& qr) const {
    std::vector<bool> is_lost(blocks_.size(), false);
    if (qr.rank() == x_.cols()) return is_lost;
    // A null vector of the Gram matrix names the columns that move together.
    Eigen::FullPivLU<MatrixXd> lu(x_.transpose() * x_);
    lu.setThreshold(1e-9);
    MatrixXd const kernel = lu.kernel();
    for (std::size_t k = 0; k < blocks_.size(); ++k) {
      auto const rows = kernel.middleRows(blocks_[k].first, blocks_[k].width());
      is_lost[k] = rows.size() > 0 && rows.cwiseAbs().maxCoeff() > 1e-6;
    }
    return is_lost;
  }

  Curve curve(std::size_t k, VectorXd const& means, VectorXd const& b, MatrixXd const& covariance,
              MatrixXd const& gram, double degrees) const {
    Block const& block = blocks_[k];
    Curve curve;
    curve.parameter = k;
    curve.at.assign(sample_.means.size(), 0.0);
    if (block.width() == 0) return curve;
    auto const own = b.segment(block.first, block.width());
    MatrixXd const c = covariance.block(block.first, block.first, block.width(), block.width());
    MatrixXd const g = gram.block(block.first, block.first, block.width(), block.width());
    MatrixXd const gc = g * c;
    VectorXd const gb = g * own;
    curve.variance = own.dot(gb) - gc.trace();
    curve.variance_of_variance =
        std::max(0.0, 4.0 * (gb.dot(c * gb) - (gc * gc).trace()) + 2.0 * (gc * gc).trace());
    double const f = own.dot(c.ldlt().solve(own)) / static_cast<double>(block.width());
    curve.p_value = std::isfinite(f) && f >= 0.0
                        ? fisher_f_tail(f, static_cast<double>(block.width()), degrees)
                        : 1.0;
    VectorXd const fitted = x_.middleCols(block.first, block.width()) * own;
    for (Eigen::Index p = 0; p < fitted.size(); ++p)
      curve.at[static_cast<std::size_t>(p)] = fitted[p];
    auto const centred = [&](double u) {
      std::vector<double> row = block.basis(u);
      return VectorXd(Eigen::Map<VectorXd>(row.data(), block.width()) -
                      means.segment(block.first, block.width()));
    };
    VectorXd low, high;
    if (block.levels.empty()) {
      low = centred(low_tenth), high = centred(1.0 - low_tenth);
    } else {
      low = high = centred(block.levels.front());
      for (double const level : block.levels) {
        VectorXd const at = centred(level);
        if (at.dot(own) < low.dot(own)) low = at;
        if (at.dot(own) > high.dot(own)) high = at;
      }
    }
    curve.low = low.dot(own), curve.high = high.dot(own);
    VectorXd const swing = high - low;
    curve.swing_standard_error = std::sqrt(std::max(0.0, swing.dot(c * swing)));
    return curve;
  }

  SampleMeans const& sample_;
  std::vector<Block> blocks_;
  std::vector<std::vector<double>> places_;  // [parameter][point of the sample]
  std::size_t degree_ = 0;
  MatrixXd x_;
};

}  // namespace

std::size_t fewest_points_for_fit(StudyInputs const& inputs) {
  std::size_t coefficients = 1;
  for (std::size_t k = 0; k < inputs.parameters.size(); ++k) {
    std::set<double> levels;
    for (double const place : inputs.places[k]) {
      if (!std::isnan(place)) levels.insert(place);
    }
    coefficients += inputs.is_category[k] && levels.size() > 2 ? levels.size() - 1 : 1;
  }
  return coefficients + 5;
}

AdditiveFit additive_fit(StudyInputs const& inputs, SampleMeans const& sample) {
  CLUSTRESS_REQUIRE(sample.points.size() >= fewest_points_for_fit(inputs), "points for a fit");
  return Fit(inputs, sample).solve();
}

}  // namespace clustress
