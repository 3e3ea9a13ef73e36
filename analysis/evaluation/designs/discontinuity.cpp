// analysis/evaluation/designs/discontinuity.cpp — applicants just above the cutoff less those just
// below it.
//
// All calls together, score − cutoff as running variable (Cattaneo et al. 2016, J. Politics 78);
// outcome: its change from the year before the application to the last year. The jump at 0 of two
// local linear fits, triangular kernel, with the bandwidth of least mean squared error unless one
// is given (local_polynomial.hpp). Estimate and interval are the robust bias-corrected ones
// (Calonico, Cattaneo & Titiunik 2014, Econometrica 82): less the bias that a local quadratic of
// bandwidth b tells, whose doubt is in the standard error; details hold the plain jump. A given h
// serves as b too. Truth: over the applicants above within h, by kernel weight.
#include <cmath>

#include "analysis/evaluation/design_entry.hpp"
#include "analysis/evaluation/firm_years.hpp"
#include "analysis/evaluation/local_polynomial.hpp"
#include "analysis/evaluation/weighted_mean.hpp"

namespace clustress {
namespace {

struct Applicants {
  std::vector<ScoredUnit> below, above;
  std::vector<double> effect;  // of those above
  std::size_t as_ranked = 0;   // won where above, not where below
};

Applicants applicants_of(FirmYears const& table) {
  Applicants found;
  std::size_t const last = table.years() - 1;
  for (std::size_t f = 0; f < table.firms(); ++f) {
    double const x = table.score(f) - table.cutoff(f);
    std::size_t const base = table.place_of(table.applied_year(f) - 1);
    if (!std::isfinite(x) || !table.has(f, base) || !table.has(f, last)) continue;
    ScoredUnit const unit{x, table.outcome(f, last) - table.outcome(f, base), table.weight(f)};
    (x >= 0.0 ? found.above : found.below).push_back(unit);
    if (x >= 0.0) found.effect.push_back(table.effect(f, last));
    if (table.is_treated(f) == (x >= 0.0)) ++found.as_ranked;
  }
  return found;
}

struct Fit {
  double plain, plain_variance, corrected, variance;
};
std::optional<Fit> fit_of(CutoffSide const& side, Bandwidths h) {
  auto const line = side.row_of(1, 0, h.linear);
  auto const curve = side.row_of(2, 2, h.quadratic);
  if (!line || !curve) return std::nullopt;
  Eigen::VectorXd const row = *line - side.bias_of(*line, 2) * *curve;
  double const window = std::max(h.linear, h.quadratic);
  return Fit{side.value_of(*line), side.variance_of(*line, window), side.value_of(row),
             side.variance_of(row, window)};
}

double inside(Eigen::VectorXd const& kernel) {
  return static_cast<double>((kernel.array() > 0.0).count());
}

}  // namespace

class Discontinuity final : public NamedDesign {
 public:
  Discontinuity()
      : NamedDesign("discontinuity", "Regression discontinuity",
                    "Calonico, Cattaneo & Titiunik 2014", {Need::scores}) {}

  [[nodiscard]] DesignResult estimate(FirmPanel const& panel,
                                      DesignOptions const& options) const override {
    FirmYears const table(panel, options);
    Applicants const found = applicants_of(table);
    if (found.below.size() < 3 || found.above.size() < 3)
      return no_estimate("fewer than three applicants lie above, or below, the cutoff");
    CutoffSide const below(found.below), above(found.above);
    std::optional<Bandwidths> h = Bandwidths{options.bandwidth, options.bandwidth};
    if (std::isnan(options.bandwidth)) h = optimal_bandwidths(below, above);
    auto const b = h ? fit_of(below, *h) : std::nullopt, a = h ? fit_of(above, *h) : std::nullopt;
    if (!b || !a) return no_estimate("too few different scores lie near the cutoff");
    DesignResult result;
    Eigen::VectorXd const kernel = above.kernel(h->linear);
    result.treated = static_cast<std::size_t>(inside(kernel));
    result.controls = static_cast<std::size_t>(inside(below.kernel(h->linear)));
    KnownMean truth;
    for (std::size_t i = 0; i < found.effect.size(); ++i) {
      double const weight = kernel(static_cast<Eigen::Index>(i));
      if (weight > 0.0) truth.add(found.effect[i], weight);
    }
    result.truth = truth.mean();
    result.details = {{"bandwidth", h->linear},
                      {"bias_bandwidth", h->quadratic},
                      {"plain_estimate", a->plain - b->plain},
                      {"plain_standard_error", std::sqrt(a->plain_variance + b->plain_variance)},
                      {"as_ranked", static_cast<double>(found.as_ranked) /
                                        static_cast<double>(kernel.size() + below.x().size())}};
    set_estimate(result, a->corrected - b->corrected, std::sqrt(a->variance + b->variance),
                 options.alpha);
    if (result.detail("as_ranked") < 1.0)
      result.notes.emplace_back(
          "some applicants below the cutoff had an award later, or some above had none: the jump "
          "is "
          "that of the first call, not of support as such");
    return result;
  }
};

template Design const& design<Discontinuity>();

}  // namespace clustress
