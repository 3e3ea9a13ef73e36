// analysis/evaluation/designs/with_without.cpp — supported firms less the others in the last year.
//
// The difference of two weighted means. Right only if support had been drawn by lot among all
// firms: otherwise it takes what made firms apply and win for an effect (LaLonde 1986, Am. Econ.
// Rev. 76). Standard error HC1, as of weighted least squares on a constant and the award
// (weighted_mean.hpp); Student's t with n − 2 degrees.
#include <cmath>

#include "analysis/evaluation/design_entry.hpp"
#include "analysis/evaluation/firm_years.hpp"
#include "analysis/evaluation/weighted_mean.hpp"

namespace clustress {

class WithWithout final : public NamedDesign {
 public:
  WithWithout()
      : NamedDesign("with_without", "With and without", "LaLonde 1986",
                    {Need::treated, Need::never_treated}) {}

  [[nodiscard]] DesignResult estimate(FirmPanel const& panel,
                                      DesignOptions const& options) const override {
    FirmYears const table(panel, options);
    std::size_t const last = table.years() - 1;
    WeightedMean with, without;
    KnownMean truth;
    for (std::size_t f = 0; f < table.firms(); ++f) {
      if (!table.has(f, last)) continue;
      (table.is_treated(f) ? with : without).add(table.outcome(f, last), table.weight(f));
      if (table.is_treated(f)) truth.add(table.effect(f, last), table.weight(f));
    }
    auto const n = static_cast<double>(with.count() + without.count());
    if (with.count() == 0 || without.count() == 0 || n < 3.0)
      return no_estimate("in the last year there are no firms with, or none without, an award");
    DesignResult result;
    result.treated = with.count();
    result.controls = without.count();
    result.truth = truth.mean();
    double const variance = (with.variance() + without.variance()) * n / (n - 2.0);
    set_estimate(result, with.mean() - without.mean(), std::sqrt(variance), options.alpha, n - 2.0);
    return result;
  }
};

template Design const& design<WithWithout>();

}  // namespace clustress
