// calibration/inference/problem.hpp — what a method of calibration is asked, and what it answers.
//
// A method is a pure function of the problem and of finished evaluations: run again, it asks for
// the same points in the same order, so nothing of it is ever saved. It sees fitted moments alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace clustress {

struct CalibrationParameter {
  std::string name;
  std::function<double(double)> value_at;  // from its place in [0, 1] to its value in its unit
};

struct FittedMoment {
  std::string name;
  double value = 0.0, observed_variance = 0.0, discrepancy_variance = 0.0;
  // Of a value that was simulated itself: the usual variance of its luck, which varies together as
  // luck of the model does, and the replicates behind it. 0 of what was observed.
  double luck_variance = 0.0;
  std::uint32_t simulated_by = 0;
  // Of what a small world is corrected by, the same at all points; 0 at the declared size.
  double size_variance = 0.0;

  [[nodiscard]] double error_variance() const {
    return observed_variance + discrepancy_variance + luck_variance + size_variance;
  }
};

struct CalibrationProblem {
  std::vector<CalibrationParameter> parameters;
  std::vector<FittedMoment> moments;
  std::uint32_t replicates = 1;  // of each point
  std::uint64_t seed = 1;
  std::size_t most_evaluations = 0;
  int waves = 1;
  std::size_t posterior_points = 0;  // how many points to give out
  bool wants_profiles = false;       // takes as long as all else together, and longer
  // Called often between evaluations; whoever asks may throw from it to stop. Empty: nobody does.
  std::function<void()> poll{};
};

struct PointRequest {
  std::vector<double> cube;  // a place in [0, 1] for each parameter
  std::uint64_t luck = 0;    // 0: luck that all share; else the number of its own luck
};

struct PointEvaluation {
  bool usable = false;
  std::string cause;               // why a point was refused or failed
  std::uint32_t replicates = 0;    // behind the mean
  std::vector<double> mean;        // by moment
  std::vector<double> covariance;  // of one replicate, [moment][moment]
};

// Answers in the order of the requests; finished ones come from a store.
using EvaluatePoints = std::function<std::vector<PointEvaluation>(std::span<PointRequest const>)>;
// UsageError where nothing is in doubt or nothing observed.
void require_something_to_fit(CalibrationProblem const& problem);

using TellProgress = std::function<void(std::string const&)>;  // one line, for people

// In the parameter's unit, but for the shrinkage: SD of the posterior / SD of the prior in the
// cube. `low` and `high` hold 90 %.
struct ParameterFit {
  double prior_sd = 0.0, median = 0.0, low = 0.0, high = 0.0, posterior_sd = 0.0, shrinkage = 0.0;
  bool identified = false;  // shrinkage ≤ largest_identified_shrinkage
};

struct MomentFit {
  double simulated = 0.0, standard_error = 0.0, distance = 0.0;  // |I| at the best point
  std::optional<double> emulator_r2;                             // leave-one-out
  std::string refusal;  // why its emulator was not used; empty: it was, or there is none
};

struct CalibrationResult {
  std::vector<double> best;                 // in the cube
  std::vector<std::vector<double>> points;  // of the posterior, in the cube
  std::vector<double> weights;              // sum to 1
  std::vector<ParameterFit> parameters;
  std::vector<MomentFit> moments;
  bool is_empty = false;  // no point is plausible: no points, and parameters keep their prior
  std::string why_empty;
  std::optional<double> j, j_p;  // of simulated moments: J and its p-value
  int j_degrees = 0;
  // NaN where moments do not identify the parameter.
  std::vector<double> covariance;  // [parameter][parameter] in units; simulated moments only
  std::vector<double> influence;   // [parameter][moment], Λ in units; simulated moments only
  // [parameter][k]: how much −2 ln L rises with the parameter held at the place k/20 and the others
  // at their best; infinite where emulators do not hold. Empty if nobody wants them, or the method
  // has none.
  std::vector<std::vector<double>> profiles;
  std::vector<std::string> notes;  // sentences for people
  std::size_t evaluations = 0, failed = 0;
};

inline constexpr double largest_identified_shrinkage = 0.8;

}  // namespace clustress
