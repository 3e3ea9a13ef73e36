// analysis/evaluation/designs/difference_in_differences.cpp — two-way fixed effects.
//
// y_it = a_i + l_t + d D_it + u_it, D = 1 from the award on; errors clustered by firm
// (fixed_effects.hpp), Student's t with firms − 1 degrees. Right if supported firms would have
// moved as the others did. Where awards come in several years it also compares firms with others
// that were supported before them, so that effects that grow can be given a negative weight
// (Goodman-Bacon 2021, J. Econometrics 225). Truth: over all firm-years with support, by weight.
#include <cmath>

#include "analysis/evaluation/design_entry.hpp"
#include "analysis/evaluation/fixed_effects.hpp"
#include "analysis/evaluation/weighted_mean.hpp"

namespace clustress {
namespace {

bool is_supported(FirmYears const& table, std::size_t firm, std::size_t t) {
  return table.is_treated(firm) && table.year(t) >= table.treated_year(firm);
}

double truth_of(FirmYears const& table) {
  KnownMean truth;
  for (std::size_t f = 0; f < table.firms(); ++f) {
    for (std::size_t t = 0; t < table.years(); ++t) {
      if (is_supported(table, f, t) && table.has(f, t))
        truth.add(table.effect(f, t), table.weight(f));
    }
  }
  return truth.mean();
}

}  // namespace

class DifferenceInDifferences final : public NamedDesign {
 public:
  DifferenceInDifferences()
      : NamedDesign("difference_in_differences", "Difference-in-differences",
                    "Bertrand, Duflo & Mullainathan 2004", {Need::treated, Need::years_before}) {}

  [[nodiscard]] DesignResult estimate(FirmPanel const& panel,
                                      DesignOptions const& options) const override {
    FirmYears const table(panel, options);
    auto const fit = two_way_fit(table, 1, [&](std::size_t f, std::size_t t, RegressorRow x) {
      x(0) = is_supported(table, f, t) ? 1.0 : 0.0;
    });
    if (!fit) return no_estimate("support cannot be told from firms and years");
    DesignResult result;
    result.treated = fit->treated;
    result.controls = fit->firms - fit->treated;
    result.truth = truth_of(table);
    result.details = {{"firm_years", static_cast<double>(fit->rows)}};
    set_estimate(result, fit->coefficients(0), std::sqrt(fit->covariance(0, 0)), options.alpha,
                 static_cast<double>(fit->firms) - 1.0);
    return result;
  }
};

template Design const& design<DifferenceInDifferences>();

}  // namespace clustress
