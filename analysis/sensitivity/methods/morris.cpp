// analysis/sensitivity/methods/morris.cpp — elementary effects: how much an output changes where
// one parameter moves.
//
// EE = (y(x + Δ e_i) − y(x)) / Δ at each step of a trajectory (Morris 1991, Technometrics 33(2)); μ
// is its mean, σ its standard deviation, μ* the mean of |EE| (Campolongo, Cariboni & Saltelli 2007,
// Environ. Model. Softw. 22(10)) with standard error sd(|EE|) / √r. Members of a group move at
// once; then only |EE| is meant, Δ is their mean. Noise: where a parameter does nothing, luck alone
// gives E|EE| = √(2/π) s_D / (|Δ| √R), s_D the standard deviation of the difference over R worlds,
// and an SD of |EE| that is √(π/2 − 1) times that. μ* is below noise unless it is above the mean
// that luck gives to r steps by more than the one-sided quantile of level α.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "analysis/sensitivity/index_method_entry.hpp"
#include "sim/statistics/distributions.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {

// The steps of one factor of which both ends have worlds.
struct Effects {
  std::vector<double> signed_ones, sizes;
  // By step: variance of a difference over worlds, and |Δ| √R.
  RunningMoments variance;
  std::vector<double> scales;
};

IndexEstimate mean_of(std::vector<double> const& values, double alpha) {
  Estimate const e = mean_with_interval(values, alpha);
  return {e.value, values.size() > 1 ? e.interval : Interval{no_index, no_index}};
}

}  // namespace

class Morris final : public NamedIndexMethod {
 public:
  Morris()
      : NamedIndexMethod("morris", "Elementary effects (Morris)",
                         "Morris 1991; Campolongo, Cariboni & Saltelli 2007") {}

  [[nodiscard]] std::string unfit(SensitivityStudy const& study) const override {
    return study.steps.empty()
               ? "the points do not follow each other by steps of one parameter, as "
                 "those of a Morris design do"
               : "";
  }

  [[nodiscard]] IndexTable indices(SensitivityStudy const& study, StudyOutput const& output,
                                   IndexOptions const& options) const override {
    StudyInputs const& inputs = study.inputs;
    std::vector<Effects> effects(inputs.factors.size());
    std::size_t lost = 0;
    for (Step const& step : study.steps) {
      WorldMoments const d = difference_of(inputs, output, step.from, step.to);
      if (d.worlds == 0) {
        ++lost;
        continue;
      }
      Effects& own = effects[step.factor];
      own.signed_ones.push_back(d.mean / step.delta);
      own.sizes.push_back(std::abs(own.signed_ones.back()));
      if (d.worlds < 2) continue;
      own.variance.add(d.variance);
      own.scales.push_back(std::abs(step.delta) * std::sqrt(static_cast<double>(d.worlds)));
    }
    IndexTable table = columns();
    for (std::size_t f = 0; f < effects.size(); ++f)
      table.rows.push_back(row(inputs.factors[f], effects[f], options.alpha));
    say(table, study, lost);
    return table;
  }

 private:
  static IndexTable columns() {
    IndexTable table;
    table.columns = {
        {"mu_star", "μ*", "mean size of the change of the output over the whole range", true},
        {"mu", "μ", "mean change of the output over the whole range", true},
        {"sigma", "σ", "how much that change differs from place to place", true},
        {"mu_star_standard_error", "SE of μ*", "standard error of mu_star over steps", true},
        {"noise_floor", "noise", "what luck alone gives to mu_star", true},
        {"steps", "steps", "steps of the parameter of which both ends are there", false}};
    return table;
  }

  static IndexRow row(InputFactor const& factor, Effects const& e, double alpha) {
    IndexRow row{factor.name, std::vector<IndexEstimate>(6), false};
    double const steps = static_cast<double>(e.sizes.size());
    row.indices[5].value = steps;
    if (e.sizes.empty()) return row;
    row.indices[0] = mean_of(e.sizes, alpha);
    row.indices[3].value = moments_of(e.sizes).standard_error();
    if (factor.members.size() == 1) {
      row.indices[1] = mean_of(e.signed_ones, alpha);
      row.indices[2].value = moments_of(e.signed_ones).standard_deviation();
    }
    if (e.scales.empty()) return row;
    RunningMoments floor;
    for (double const scale : e.scales)
      floor.add(std::sqrt(2.0 / std::numbers::pi * e.variance.mean()) / scale);
    row.indices[4].value = floor.mean();
    double const spread = std::sqrt((std::numbers::pi / 2.0 - 1.0) / steps);
    row.is_below_noise =
        row.indices[0].value <= floor.mean() * (1.0 + normal_quantile(1.0 - alpha) * spread);
    return row;
  }

  static void say(IndexTable& table, SensitivityStudy const& study, std::size_t lost) {
    if (lost > 0) {
      table.notes.push_back(fmt::format(
          "{} of {} steps are left out, because a point at one of their ends has no world that was "
          "done; the other steps of their trajectories are kept.",
          lost, study.steps.size()));
    }
    bool const has_noise = std::ranges::any_of(
        table.rows, [](IndexRow const& row) { return !std::isnan(row.indices[4].value); });
    if (!has_noise) {
      table.notes.emplace_back(
          "With one world a point it is not known what luck does to μ*: take two or more.");
    }
    if (!study.inputs.is_cube) {
      table.notes.emplace_back("Ranges of parameters are those of the points.");
    }
  }
};

template IndexMethod const& index_method<Morris>();

}  // namespace clustress
