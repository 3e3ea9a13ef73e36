// analysis/sensitivity/methods/regression.cpp — which share of the doubt each parameter makes
// alone, from any points: the curve of each parameter in an additive fit (additive_fit.hpp).
//
// Share = variance of the curve over the points / (variance of all curves + what is left about them
// − luck): an estimate of the first-order index S from given data (Plischke 2010, Reliab. Eng.
// Syst. Saf. 95; as a polynomial chaos of order one: Sudret 2008, 93(7)). It takes points in which
// parameters are drawn apart from each other. Its standard error counts the errors of coefficients
// and of what is left; a bend sharper than a polynomial of low degree, and interactions, stay in
// the rest. Below noise: an F test of the curve at level α.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "analysis/sensitivity/additive_fit.hpp"
#include "analysis/sensitivity/index_method_entry.hpp"
#include "sim/statistics/distributions.hpp"

namespace clustress {

namespace {

IndexEstimate around(double value, double standard_error, double quantile) {
  return {value, {value - quantile * standard_error, value + quantile * standard_error}};
}

double weighted_variance(SampleMeans const& sample) {
  double mean = 0.0, squares = 0.0, sum = 0.0;
  for (std::size_t k = 0; k < sample.means.size(); ++k) mean += sample.weights[k] * sample.means[k];
  for (std::size_t k = 0; k < sample.means.size(); ++k) {
    double const d = sample.means[k] - mean;
    sum += sample.weights[k] * d * d;
    squares += sample.weights[k] * sample.weights[k];
  }
  return sum / (1.0 - squares);
}

}  // namespace

class Regression final : public NamedIndexMethod {
 public:
  Regression() : NamedIndexMethod("regression", "Regression", "Sudret 2008; Plischke 2010") {}

  [[nodiscard]] std::string unfit(SensitivityStudy const& study) const override {
    std::size_t const needed = fewest_points_for_fit(study.inputs), there = study.sample.size();
    if (there >= needed) return "";
    return fmt::format(
        "a regression on {} parameters takes {} points, here are {}: add points, or "
        "let fewer parameters vary",
        study.inputs.parameters.size(), needed, there);
  }

  [[nodiscard]] IndexTable indices(SensitivityStudy const& study, StudyOutput const& output,
                                   IndexOptions const& options) const override {
    SampleMeans const sample = means_of(study, output);
    if (sample.points.size() < fewest_points_for_fit(study.inputs)) {
      return no_indices(fmt::format("a regression takes {} points with worlds, here are {}",
                                    fewest_points_for_fit(study.inputs), sample.points.size()));
    }
    std::optional<VarianceSplit> const split = split_of(study, output);
    if (split && !(split->between > 0.0))
      return no_indices("points differ no more than luck makes them");
    AdditiveFit const fit = additive_fit(study.inputs, sample);
    // What luck leaves in the means of points is no part of the doubt; nor is what curves share by
    // the chance of a sample, so that the variance is the sum of its parts.
    double const luck =
        split ? std::max(0.0, weighted_variance(sample) - split->between_as_estimated) : 0.0;
    double variance = std::max(0.0, fit.residual_variance - luck);
    for (Curve const& curve : fit.curves) {
      if (!curve.is_confounded) variance += std::max(0.0, curve.variance);
    }
    if (!(variance > 0.0)) return no_indices("points differ no more than luck makes them");
    IndexTable table;
    table.columns = {
        {"share", "share", "share of the variance over points, without luck, that it makes alone"},
        {"at_low", "at low", "output where the parameter is in its lowest tenth", true},
        {"at_high", "at high", "output where the parameter is in its highest tenth", true},
        {"change", "change", "from low to high", true},
        {"p_value", "p", "p-value of no effect"}};
    double told = 0.0;
    for (Curve const& curve : fit.curves) {
      table.rows.push_back(row(study, fit, curve, variance, options.alpha));
      if (!curve.is_confounded) told += std::max(0.0, curve.variance) / variance;
    }
    say(table, study, fit, told, split.has_value());
    return table;
  }

 private:
  static IndexRow row(SensitivityStudy const& study, AdditiveFit const& fit, Curve const& curve,
                      double variance, double alpha) {
    IndexRow row{study.inputs.parameters[curve.parameter], std::vector<IndexEstimate>(5), false};
    if (curve.is_confounded) return row;
    double of_others = 2.0 * fit.residual_variance * fit.residual_variance / fit.degrees;
    for (Curve const& other : fit.curves)
      of_others += &other == &curve ? 0.0 : other.variance_of_variance;
    double const share = std::clamp(curve.variance / variance, 0.0, 1.0);
    double const error = std::sqrt((1.0 - share) * (1.0 - share) * curve.variance_of_variance +
                                   share * share * of_others) /
                         variance;
    double const t = student_t_quantile(1.0 - alpha / 2.0, fit.degrees);
    row.indices[0] = around(share, error, t);
    row.indices[0].interval.low = std::clamp(row.indices[0].interval.low, 0.0, 1.0);
    row.indices[0].interval.high = std::clamp(row.indices[0].interval.high, 0.0, 1.0);
    row.indices[1].value = fit.mean + curve.low;
    row.indices[2].value = fit.mean + curve.high;
    row.indices[3] = around(curve.high - curve.low, curve.swing_standard_error, t);
    row.indices[4].value = curve.p_value;
    row.is_below_noise = curve.p_value > alpha;
    return row;
  }

  static void say(IndexTable& table, SensitivityStudy const& study, AdditiveFit const& fit,
                  double told, bool is_without_luck) {
    static constexpr char const* curves[] = {"straight lines", "parabolas", "cubic curves"};
    table.notes.push_back(fmt::format(
        "{} tell {:.0f} % of the {} over {} points; the rest is interactions, sharper bends and "
        "the "
        "errors of the fit.",
        fit.degree >= 1 ? curves[fit.degree - 1] : "Levels", 100.0 * std::min(1.0, told),
        is_without_luck ? "doubt" : "variance", study.sample.size()));
    table.notes.back().front() = static_cast<char>(std::toupper(table.notes.back().front()));
    std::vector<std::string> confounded;
    for (Curve const& curve : fit.curves) {
      if (curve.is_confounded) confounded.push_back(study.inputs.parameters[curve.parameter]);
    }
    if (!confounded.empty()) {
      table.notes.push_back(fmt::format("Not told apart, because they move together: {}.",
                                        fmt::join(confounded, ", ")));
    }
    if (!is_without_luck) {
      table.notes.emplace_back(
          "With one world a point luck is part of that variance: shares are too small.");
    }
  }
};

template IndexMethod const& index_method<Regression>();

}  // namespace clustress
