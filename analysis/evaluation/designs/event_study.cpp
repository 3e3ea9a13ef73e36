// analysis/evaluation/designs/event_study.cpp — effects by years since the award, before it too.
//
// y_it = a_i + l_t + sum over e ≠ −1 of d_e 1[t − award = e] + u_it (Jacobson, LaLonde & Sullivan
// 1993, Am. Econ. Rev. 83); the first lead holds all earlier years, the last lag all later ones.
// Errors clustered by firm (fixed_effects.hpp). Before the award nothing can have worked: a joint
// Wald test of the leads asks whether supported firms were on another path. Estimate: the mean of
// d_e, e >= 0, by the weight of the firm-years in it, weights taken as given; truth with the same.
#include <algorithm>
#include <cmath>

#include "analysis/evaluation/design_entry.hpp"
#include "analysis/evaluation/fixed_effects.hpp"
#include "analysis/evaluation/weighted_mean.hpp"

namespace clustress {
namespace {

// The event times that occur, without −1, and what is true of each.
struct EventTimes {
  std::vector<int> times;
  std::vector<KnownMean> truth;  // its weight() is that of the firm-years
  DesignOptions const& options;

  EventTimes(FirmYears const& table, DesignOptions const& o) : options(o) {
    for (int e = -o.leads; e <= o.lags; ++e) {
      KnownMean seen;
      for (std::size_t f = 0; f < table.firms(); ++f) {
        for (std::size_t t = 0; t < table.years(); ++t) {
          if (table.is_treated(f) && table.has(f, t) && at(table, f, t) == e)
            seen.add(table.effect(f, t), table.weight(f));
        }
      }
      if (e == -1 || seen.count() == 0) continue;
      times.push_back(e);
      truth.push_back(seen);
    }
  }

  [[nodiscard]] int at(FirmYears const& table, std::size_t f, std::size_t t) const {
    return std::clamp(table.year(t) - table.treated_year(f), -options.leads, options.lags);
  }
};

}  // namespace

class EventStudy final : public NamedDesign {
 public:
  EventStudy()
      : NamedDesign("event_study", "Event study", "Jacobson, LaLonde & Sullivan 1993",
                    {Need::treated, Need::years_before, Need::never_treated}) {}

  [[nodiscard]] DesignResult estimate(FirmPanel const& panel,
                                      DesignOptions const& options) const override {
    FirmYears const table(panel, options);
    EventTimes const events(table, options);
    auto const count = static_cast<Eigen::Index>(events.times.size());
    auto const fit = two_way_fit(table, count, [&](std::size_t f, std::size_t t, RegressorRow x) {
      if (!table.is_treated(f)) return;
      int const e = events.at(table, f, t);
      auto const found = std::lower_bound(events.times.begin(), events.times.end(), e);
      if (e != -1) x(found - events.times.begin()) = 1.0;
    });
    if (!fit) return no_estimate("years since the award cannot be told from firms and years");
    return result_of(events, *fit, options);
  }

 private:
  static DesignResult result_of(EventTimes const& events, ClusteredFit const& fit,
                                DesignOptions const& options) {
    DesignResult result;
    result.treated = fit.treated;
    result.controls = fit.firms - fit.treated;
    std::vector<Eigen::Index> before;
    Eigen::VectorXd share = Eigen::VectorXd::Zero(fit.coefficients.size());
    for (std::size_t k = 0; k < events.times.size(); ++k) {
      auto const place = static_cast<Eigen::Index>(k);
      if (events.times[k] < 0) before.push_back(place);
      if (events.times[k] >= 0) share(place) = events.truth[k].weight();
      result.path.push_back({events.times[k], fit.coefficients(place),
                             std::sqrt(fit.covariance(place, place)), events.truth[k].mean()});
    }
    share /= share.sum();
    result.truth = 0.0;
    for (std::size_t k = 0; k < events.times.size(); ++k) {
      double const weight = share(static_cast<Eigen::Index>(k));
      if (weight > 0.0) result.truth += weight * events.truth[k].mean();
    }
    result.pre_trend = wald_test(fit.coefficients, fit.covariance, before);
    if (!result.pre_trend)
      result.notes.emplace_back("no test before the award: it needs two years before one");
    set_estimate(result, share.dot(fit.coefficients), std::sqrt(share.dot(fit.covariance * share)),
                 options.alpha, static_cast<double>(fit.firms) - 1.0);
    return result;
  }
};

template Design const& design<EventStudy>();

}  // namespace clustress
