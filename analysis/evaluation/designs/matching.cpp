// analysis/evaluation/designs/matching.cpp — supported firms beside others as likely to be so.
//
// Propensity score: a logit on what firms were in the year before the first award (covariates.hpp,
// logit.hpp; Rosenbaum & Rubin 1983, Biometrika 70). Each treated firm is held against its nearest
// never treated neighbours on the linear predictor, with replacement, within a caliper of 0.2 of
// its standard deviation (Austin 2011, Pharm. Stat. 10), ties kept (neighbours.hpp), in what the
// outcome changed from that year to the last (Heckman, Ichimura & Todd 1997, Rev. Econ. Stud. 64).
// Variance: Abadie, Drukker, Herr & Imbens 2004 (Stata J. 4), of the effect on the treated,
//   V = [sum over treated (d_i − tau)² w_i² + sum over controls (K_i² − K'_i) s²_i] / (sum w)²,
// K_i = sum of w/(number of ties) over the matches in which control i stands, K'_i of its squares,
// s²_i = m/(m + 1) (y_i − mean of its m nearest controls)²; the score is taken as known.
#include <cmath>

#include "analysis/evaluation/covariates.hpp"
#include "analysis/evaluation/design_entry.hpp"
#include "analysis/evaluation/logit.hpp"
#include "analysis/evaluation/neighbours.hpp"
#include "analysis/evaluation/weighted_mean.hpp"

namespace clustress {
namespace {

struct Side {
  std::vector<double> place, change, weight, effect;
};

double deviation_of(Eigen::VectorXd const& x) {
  return std::sqrt((x.array() - x.mean()).square().sum() / static_cast<double>(x.size() - 1));
}

double mean_at(std::vector<double> const& values, std::vector<std::size_t> const& places) {
  double sum = 0.0;
  for (std::size_t const i : places) sum += values[i];
  return sum / static_cast<double>(places.size());
}

// The last year before any award that the panel has, or years().
std::size_t base_of(FirmYears const& table) {
  int first = 0;
  for (std::size_t f = 0; f < table.firms(); ++f) {
    if (table.is_treated(f) && (first == 0 || table.treated_year(f) < first))
      first = table.treated_year(f);
  }
  return table.place_of(first - 1);
}

double residual_variance(Side const& controls, Neighbours const& near, std::size_t i,
                         std::size_t m) {
  auto const others = near.of(controls.place[i], m, not_bounded, i);
  if (others.empty()) return 0.0;
  double const off = controls.change[i] - mean_at(controls.change, others);
  auto const count = static_cast<double>(others.size());
  return count / (count + 1.0) * off * off;
}

DesignResult matched(Side const& treated, Side const& controls, double caliper,
                     DesignOptions const& options) {
  Neighbours const near(controls.place);
  auto const m = static_cast<std::size_t>(options.neighbours);
  WeightedMean difference;
  KnownMean truth;
  std::vector<double> used(controls.place.size(), 0.0), squares(used.size(), 0.0);
  std::size_t unmatched = 0;
  for (std::size_t i = 0; i < treated.place.size(); ++i) {
    auto const matches = near.of(treated.place[i], m, caliper);
    if (matches.empty()) {
      ++unmatched;
      continue;
    }
    difference.add(treated.change[i] - mean_at(controls.change, matches), treated.weight[i]);
    truth.add(treated.effect[i], treated.weight[i]);
    double const part = treated.weight[i] / static_cast<double>(matches.size());
    for (std::size_t const j : matches) {
      used[j] += part;
      squares[j] += part * part;
    }
  }
  if (difference.count() < 2)
    return no_estimate("fewer than two treated firms have a neighbour within the caliper");
  double of_controls = 0.0;
  DesignResult result;
  for (std::size_t j = 0; j < used.size(); ++j) {
    if (used[j] == 0.0) continue;
    ++result.controls;
    of_controls += (used[j] * used[j] - squares[j]) * residual_variance(controls, near, j, m);
  }
  double const total = difference.weight();
  result.treated = difference.count();
  result.truth = truth.mean();
  result.details = {{"caliper", caliper}, {"unmatched", static_cast<double>(unmatched)}};
  set_estimate(result, difference.mean(),
               std::sqrt(difference.variance() + of_controls / (total * total)), options.alpha);
  return result;
}

}  // namespace

class Matching final : public NamedDesign {
 public:
  Matching()
      : NamedDesign("matching", "Matching", "Rosenbaum & Rubin 1983; Abadie & Imbens 2006",
                    {Need::treated, Need::years_before, Need::never_treated}) {}

  [[nodiscard]] DesignResult estimate(FirmPanel const& panel,
                                      DesignOptions const& options) const override {
    FirmYears const table(panel, options);
    std::size_t const base = base_of(table), last = table.years() - 1;
    if (base >= last) return no_estimate("the panel does not reach back to before the first award");
    std::vector<std::size_t> firms;
    for (std::size_t f = 0; f < table.firms(); ++f) {
      if (table.has(f, base) && table.has(f, last)) firms.push_back(f);
    }
    firms = with_counterparts(table, firms, base);
    if (firms.size() < 3)
      return no_estimate("no sector, region or kind of firm has both treated firms and others");
    auto const count = static_cast<Eigen::Index>(firms.size());
    Eigen::VectorXd y(count), weight(count);
    for (Eigen::Index k = 0; k < count; ++k) {
      y(k) = table.is_treated(firms[static_cast<std::size_t>(k)]) ? 1.0 : 0.0;
      weight(k) = table.weight(firms[static_cast<std::size_t>(k)]);
    }
    auto const score = fit_logit(covariates_of(table, firms, base).x, y, weight);
    if (!score)
      return no_estimate("some mix of the firms' characteristics tells every treated firm");
    Side treated, controls;
    for (std::size_t k = 0; k < firms.size(); ++k) {
      std::size_t const f = firms[k];
      Side& side = table.is_treated(f) ? treated : controls;
      side.place.push_back(score->linear(static_cast<Eigen::Index>(k)));
      side.change.push_back(table.outcome(f, last) - table.outcome(f, base));
      side.weight.push_back(table.weight(f));
      side.effect.push_back(table.effect(f, last));
    }
    return matched(treated, controls, options.caliper * deviation_of(score->linear), options);
  }
};

template Design const& design<Matching>();

}  // namespace clustress
