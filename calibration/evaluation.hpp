// calibration/evaluation.hpp — an evaluation: one point of a study to the moments of its worlds.
//
//   EvaluatedStudy study(AskedPoints("study.toml"), {.replicates = 8});
//   study.name_parameters({"model.market.shock_scale", "model.demography.exit_young"});
//   Evaluation const at = study.evaluate("17", std::array{0.31, 0.14}, stop);
//   MomentSummary const moments = summary_of(at.measured);
//
// A pure function of study, values, plan and, where luck is own, of the id: neither threads nor the
// order of work nor other evaluations change a bit. Cold evaluations of a point are those of
// `validate` of the same scenario. A point that cannot be had is an answer with its cause and
// stops no other.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calibration/measure.hpp"
#include "scenarios/loader/asked_points.hpp"

namespace clustress {

// Where the populations of a point come from. cold: from their founding, as in a run. warm: those
// of the declared point, held on under the values of the point; only values of the model may
// differ, else the point starts cold.
enum class PopulationStart { cold, warm };
std::string_view name_of(PopulationStart start);
// Quarters for which a warm start holds (docs/decisions/0048).
inline constexpr int usual_warm_quarters = 120;

struct EvaluationPlan {
  std::uint32_t replicates = 8;
  Experiments experiments = Experiments::left_out;
  // own: the seed of a point is made of that of the study and of its id, or what its luck is named.
  Luck luck = Luck::shared;
  PopulationStart start = PopulationStart::cold;
  int warm_quarters = usual_warm_quarters;
};

// done: all replicates. failed: worlds of some broke an invariant. refused: nothing was simulated.
enum class EvaluationStatus { done, failed, refused };
std::string_view name_of(EvaluationStatus status);

struct Evaluation {
  EvaluationStatus status = EvaluationStatus::refused;
  std::string cause;       // of the first failure, or of the refusal; else empty
  std::uint64_t seed = 0;  // simulation.seed under which `validate` finds the same numbers (cold)
  PopulationStart start = PopulationStart::cold;
  std::vector<std::string> causes;        // by replicate, why its world failed; empty if it did not
  std::vector<std::uint32_t> replicates;  // that are done, ascending
  std::vector<std::vector<double>> measured;  // of each, one number a moment; NaN: no population
  // By moment, of what a scaled world is corrected by (size_bias.hpp); empty: nothing is.
  std::vector<double> size_error{};
};

// What is measured beside the moments, in the populations of the point.
using AlsoMeasured = std::function<void(Scenario const& scenario, Preparation const& preparation)>;

class EvaluatedStudy {
 public:
  // The cache may be null; it lives longer, and takes the populations of the declared point alone.
  explicit EvaluatedStudy(AskedPoints points, EvaluationPlan const& plan = {},
                          PopulationCache const* cache = nullptr);
  ~EvaluatedStudy();

  // Paths as after --set, that values are of. ScenarioError for what cannot be set. Call once.
  void name_parameters(std::vector<std::string> const& paths);
  [[nodiscard]] AskedPoints& points();
  [[nodiscard]] AskedPoints const& points() const;
  [[nodiscard]] EvaluationPlan const& plan() const;
  [[nodiscard]] std::vector<Target const*> const& moments() const;  // that are measured

  // Thread-safe; replicates and populations run in parallel in the current TBB arena. Throws
  // Stopped. `also` is called if worlds could be made, before it returns.
  [[nodiscard]] Evaluation evaluate(AskedPoint const& point, StopFlag const& stop,
                                    AlsoMeasured const& also = {}) const;
  [[nodiscard]] Evaluation evaluate(std::string const& id, std::span<double const> values,
                                    StopFlag const& stop) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The seed of a point where luck is own, 0 to 2^53: of the study's and the id alone.
std::uint64_t own_seed(std::uint64_t study_seed, std::string_view id);

// Over replicates, by moment; of those in which it is finite: the population is there, and large
// enough for its formula.
struct MomentSummary {
  std::vector<std::size_t> count;
  std::vector<double> mean;            // NaN if none has
  std::vector<double> variance;        // of one replicate (n − 1); NaN with fewer than two
  std::vector<double> standard_error;  // of the mean
  // Of one replicate, row by row, over the replicates that have both; NaN with fewer than two.
  std::vector<double> covariance;
};
// `measured`: rows of one length.
MomentSummary summary_of(std::span<std::vector<double> const> measured);

}  // namespace clustress
