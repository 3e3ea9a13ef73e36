// calibration/inference/moment_covariance.hpp — how moments of one replicate vary together by luck,
// pooled over evaluations, because eight replicates of one point say little.
//
// Pooled: S = Σ (R_i − 1) S_i / ν, ν = Σ (R_i − 1) where each point has luck of its own. Points
// that share luck repeat one draw of it, so there ν is the largest R_i − 1. Correlations c_ij are
// shrunk towards 0, variances stay as they are:
//
//   ρ = min(1, Σ_{i≠j} (1 − c_ij²)²/ν / Σ_{i≠j} c_ij²),   c*_ij = (1 − ρ) c_ij
//
// Schäfer & Strimmer 2005 (Statistical Applications in Genetics and Molecular Biology 4(1), target
// D) with the variance that a correlation of normal numbers has (Hotelling 1953) in place of one
// estimated from single replicates, which evaluations do not carry. The forms of Chen, Wiesel,
// Eldar & Hero 2010 shrink variances too; taken for correlations they shrink too far.
// Pure functions, thread-safe.
#pragma once

#include <Eigen/Dense>
#include <span>

#include "calibration/inference/problem.hpp"

namespace clustress {

enum class LuckOfPoints { own, shared };

struct MomentCovariance {
  Eigen::MatrixXd of_one_replicate;  // [moment][moment], shrunk; in the moments' units
  double shrinkage = 1.0;            // ρ, in [0, 1]
  double degrees = 0.0;              // ν > 0
};

// Counts usable evaluations of two replicates or more whose covariance is finite throughout. Throws
// UsageError if there is none.
MomentCovariance pooled_covariance(std::span<PointEvaluation const> evaluations, LuckOfPoints luck);

// ρ of correlations `c` with `degrees` > 0; 1 where nothing is correlated.
double shrinkage_of(Eigen::MatrixXd const& c, double degrees);

}  // namespace clustress
