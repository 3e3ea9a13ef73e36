// analysis/evaluation/designs/before_after.cpp — supported firms after their award less before it.
//
// Of each treated firm the mean of its years from the award on less the mean of its years before;
// over firms by weight. Right only if nothing else had changed: it takes growth that would have
// come anyway for an effect (Ashenfelter 1978, Rev. Econ. Stat. 60). Standard error HC1
// (weighted_mean.hpp), Student's t with n − 1 degrees.
#include <cmath>

#include "analysis/evaluation/design_entry.hpp"
#include "analysis/evaluation/firm_years.hpp"
#include "analysis/evaluation/weighted_mean.hpp"

namespace clustress {

class BeforeAfter final : public NamedDesign {
 public:
  BeforeAfter()
      : NamedDesign("before_after", "Before and after", "Ashenfelter 1978",
                    {Need::treated, Need::years_before}) {}

  [[nodiscard]] DesignResult estimate(FirmPanel const& panel,
                                      DesignOptions const& options) const override {
    FirmYears const table(panel, options);
    WeightedMean change;
    KnownMean truth;
    for (std::size_t f = 0; f < table.firms(); ++f) {
      if (!table.is_treated(f)) continue;
      WeightedMean before, after;
      KnownMean effect;
      for (std::size_t t = 0; t < table.years(); ++t) {
        if (!table.has(f, t)) continue;
        bool const is_after = table.year(t) >= table.treated_year(f);
        (is_after ? after : before).add(table.outcome(f, t), 1.0);
        if (is_after) effect.add(table.effect(f, t), 1.0);
      }
      if (before.count() == 0 || after.count() == 0) continue;
      change.add(after.mean() - before.mean(), table.weight(f));
      truth.add(effect.mean(), table.weight(f));
    }
    if (change.count() < 2) return no_estimate("fewer than two firms are seen before and after");
    auto const n = static_cast<double>(change.count());
    DesignResult result;
    result.treated = change.count();
    result.truth = truth.mean();
    set_estimate(result, change.mean(), std::sqrt(change.variance() * n / (n - 1.0)), options.alpha,
                 n - 1.0);
    return result;
  }
};

template Design const& design<BeforeAfter>();

}  // namespace clustress
