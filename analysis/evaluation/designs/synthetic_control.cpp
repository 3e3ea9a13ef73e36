// analysis/evaluation/designs/synthetic_control.cpp — supported firms beside a mix of groups of
// others that moved as they did before.
//
// Abadie, Diamond & Hainmueller 2010 (JASA 105), outcomes of all years before as predictors. The
// treated unit is the mean of the firms with an award in one year, that with most of them among
// those with two years before; donors are means of never treated firms by region and sector, of
// five firms or more; all over firms seen in every year. Weights: least squares over the simplex
// with a ridge (simplex.hpp; Doudchenko & Imbens 2016), that times the donors' mean square.
// Estimate: mean gap from the award on. Placebos: each donor in the treated unit's place. Standard
// error: root mean square of their gaps (Arkhangelsky et al. 2021, Am. Econ. Rev. 111, algorithm
// 4); p-value: share of units whose ratio of root mean squared gaps after to before is as large.
// With fewer than 20 units nothing is ever significant at 5 %.
#include <cmath>
#include <map>

#include "analysis/evaluation/design_entry.hpp"
#include "analysis/evaluation/firm_years.hpp"
#include "analysis/evaluation/simplex.hpp"
#include "analysis/evaluation/weighted_mean.hpp"

namespace clustress {
namespace {

constexpr std::size_t least_firms = 5;
constexpr Eigen::Index least_years_before = 2;

struct Unit {
  std::vector<WeightedMean> outcome;  // by year
  std::vector<KnownMean> effect;
  explicit Unit(std::size_t years) : outcome(years), effect(years) {}
  void add(FirmYears const& table, std::size_t firm) {
    for (std::size_t t = 0; t < table.years(); ++t) {
      outcome[t].add(table.outcome(firm, t), table.weight(firm));
      effect[t].add(table.effect(firm, t), table.weight(firm));
    }
  }
  [[nodiscard]] std::size_t firms() const { return outcome.front().count(); }
  [[nodiscard]] Eigen::VectorXd path() const {
    Eigen::VectorXd y(static_cast<Eigen::Index>(outcome.size()));
    for (Eigen::Index t = 0; t < y.size(); ++t) y(t) = outcome[static_cast<std::size_t>(t)].mean();
    return y;
  }
};

struct Units {
  std::map<int, Unit> cohorts;
  std::map<std::pair<int, int>, Unit> donors;
};

Units units_of(FirmYears const& table) {
  Units units;
  for (std::size_t f = 0; f < table.firms(); ++f) {
    bool whole = true;
    for (std::size_t t = 0; t < table.years(); ++t) whole = whole && table.has(f, t);
    if (!whole) continue;
    std::size_t const row = table.row(f, 0);
    FirmPanel const& p = table.panel();
    Unit const empty(table.years());
    Unit& unit =
        table.is_treated(f)
            ? units.cohorts.try_emplace(table.treated_year(f), empty).first->second
            : units.donors.try_emplace({p.region[row], p.sector[row]}, empty).first->second;
    unit.add(table, f);
  }
  return units;
}

struct Gaps {
  double mean_after, ratio, before, gap;
};

Gaps gaps_of(Eigen::MatrixXd const& donors, Eigen::VectorXd const& path, Eigen::Index before,
             double ridge) {
  double const scale = donors.topRows(before).squaredNorm() / static_cast<double>(donors.cols());
  SimplexFit const fit = fit_simplex(donors.topRows(before), path.head(before), ridge * scale);
  Eigen::VectorXd const gap = path - donors * fit.weights;
  auto const root_mean_square = [](auto const& x) {
    return std::sqrt(x.squaredNorm() / static_cast<double>(x.size()));
  };
  double const pre = root_mean_square(gap.head(before));
  double const post = root_mean_square(gap.tail(gap.size() - before));
  return {gap.tail(gap.size() - before).mean(), pre > 0.0 ? post / pre : not_known, pre, fit.gap};
}

Eigen::MatrixXd without_column(Eigen::MatrixXd const& x, Eigen::Index column) {
  Eigen::MatrixXd rest(x.rows(), x.cols() - 1);
  rest << x.leftCols(column), x.rightCols(x.cols() - column - 1);
  return rest;
}

DesignResult estimate_of(FirmYears const& table, Unit const& treated, Eigen::MatrixXd const& donors,
                         Eigen::Index before, DesignOptions const& options) {
  Gaps const own = gaps_of(donors, treated.path(), before, options.ridge);
  double squares = 0.0, as_large = 1.0;
  for (Eigen::Index j = 0; j < donors.cols(); ++j) {
    Gaps const placebo = gaps_of(without_column(donors, j), donors.col(j), before, options.ridge);
    squares += placebo.mean_after * placebo.mean_after;
    if (!(placebo.ratio < own.ratio)) as_large += 1.0;
  }
  auto const count = static_cast<double>(donors.cols());
  DesignResult result;
  result.treated = treated.firms();
  WeightedMean truth;
  for (std::size_t t = static_cast<std::size_t>(before); t < table.years(); ++t)
    truth.add(treated.effect[t].mean(), 1.0);
  result.truth = truth.mean();
  set_estimate(result, own.mean_after, std::sqrt(squares / count), options.alpha);
  result.p_value = as_large / (count + 1.0);
  result.details = {{"donors", count},
                    {"years_before", static_cast<double>(before)},
                    {"misfit_before", own.before},
                    {"duality_gap", own.gap}};
  return result;
}

}  // namespace

class SyntheticControl final : public NamedDesign {
 public:
  SyntheticControl()
      : NamedDesign("synthetic_control", "Synthetic control", "Abadie, Diamond & Hainmueller 2010",
                    {Need::treated, Need::years_before, Need::never_treated}) {}

  [[nodiscard]] DesignResult estimate(FirmPanel const& panel,
                                      DesignOptions const& options) const override {
    FirmYears const table(panel, options);
    Units const units = units_of(table);
    Unit const* treated = nullptr;
    Eigen::Index before = 0;
    for (auto const& [year, unit] : units.cohorts) {
      auto const start = static_cast<Eigen::Index>(table.place_of(year));
      if (start < least_years_before || start >= static_cast<Eigen::Index>(table.years())) continue;
      if (treated != nullptr && unit.firms() <= treated->firms()) continue;
      treated = &unit;
      before = start;
    }
    if (treated == nullptr) return no_estimate("no year of award has two years before it");
    std::vector<Eigen::VectorXd> paths;
    std::size_t controls = 0;
    for (auto const& [cell, unit] : units.donors) {
      if (unit.firms() < least_firms) continue;
      paths.push_back(unit.path());
      controls += unit.firms();
    }
    if (paths.size() < 3)
      return no_estimate("fewer than three groups of five firms without support can be donors");
    Eigen::MatrixXd donors(static_cast<Eigen::Index>(table.years()),
                           static_cast<Eigen::Index>(paths.size()));
    for (std::size_t j = 0; j < paths.size(); ++j)
      donors.col(static_cast<Eigen::Index>(j)) = paths[j];
    DesignResult result = estimate_of(table, *treated, donors, before, options);
    result.controls = controls;
    return result;
  }
};

template Design const& design<SyntheticControl>();

}  // namespace clustress
