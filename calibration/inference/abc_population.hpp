// calibration/inference/abc_population.hpp — a generation of points accepted by approximate
// Bayesian computation, and where the next is proposed
// (Toni, Welch, Strelkowa, Ipsen & Stumpf 2009).
//
// Proposed: a point drawn by weight, plus a normal step of twice the weighted covariance (Beaumont,
// Cornuet, Marin & Robert 2009); both anew until it lies in the cube. The prior is even, so the
// weight of an accepted point is 1/Σ w_a φ(x − x_a). Const is thread-safe.
#pragma once

#include <Eigen/Dense>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace clustress {

struct AcceptedPoint {
  std::vector<double> cube;
  std::vector<double> mean;  // simulated moments
  std::vector<double> gaps;  // simulated − observed moments, errors of observation added; scaled
  double distance = 0.0;     // the length of `gaps`
  double weight = 0.0;       // sum 1 over a generation
};

class AbcKernel {
 public:
  // Of a generation of two points or more.
  explicit AbcKernel(std::vector<AcceptedPoint> const& generation);
  // Of (seed, generation, candidate) alone.
  [[nodiscard]] std::vector<double> propose(std::uint64_t seed, std::uint32_t generation,
                                            std::uint64_t candidate) const;
  // 1/Σ w_a φ(x − x_a) but for a constant.
  [[nodiscard]] double weight_of(std::vector<double> const& cube) const;

 private:
  Eigen::MatrixXd points_;           // [parameter][point]
  Eigen::MatrixXd white_points_;     // root⁻¹ of them
  Eigen::VectorXd weights_, up_to_;  // and their running sums
  Eigen::MatrixXd root_;             // lower Cholesky root of the steps' covariance
};

// Effective number of points: 1/Σ w².
double effective_number(std::vector<AcceptedPoint> const& generation);

}  // namespace clustress
