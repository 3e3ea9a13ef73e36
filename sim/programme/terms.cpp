#include "sim/programme/terms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace clustress {

std::vector<std::string> faults_of(DeliveryTerms const& terms) {
  std::vector<std::string> faults;
  double const sum =
      std::accumulate(terms.budget_path_keur.begin(), terms.budget_path_keur.end(), 0.0);
  if (!terms.budget_path_keur.empty() &&
      std::abs(to_cents(sum) - to_cents(terms.budget_keur)) > 1) {
    faults.push_back(fmt::format(
        "budget_path_keur adds up to {:.2f}, budget_keur is {:.2f}: the budget does not add up. "
        "Make them equal or leave one out",
        sum, terms.budget_keur));
  }
  if (terms.jobs_min > terms.jobs_max)
    faults.push_back("jobs_min is above jobs_max: no firm could be eligible");
  return faults;
}

Cents release_in_quarter(DeliveryTerms const& terms, int quarter) {
  int const k = quarter - terms.start_quarter;  // 0 = first quarter of the release
  Cents const budget = to_cents(terms.budget_keur);
  int const quarters = terms.budget_path_keur.empty()
                           ? terms.duration_quarters
                           : static_cast<int>(terms.budget_path_keur.size());
  if (k < 0 || k >= quarters) return 0;
  auto const until = [&](int n) -> Cents {  // released in the first n quarters
    if (n == quarters) return budget;
    if (terms.budget_path_keur.empty())
      return budget / quarters * n + budget % quarters * n / quarters;
    return std::min(budget, to_cents(std::accumulate(terms.budget_path_keur.begin(),
                                                     terms.budget_path_keur.begin() + n, 0.0)));
  };
  return until(k + 1) - until(k);
}

void DeliveryTerms::describe(ParameterTable<DeliveryTerms>& t) {
  using D = DeliveryTerms;
  constexpr Source design{"choice of the programme's designer", Provenance::definition};
  t.add("name", &D::name, {0, 60}, "label in results; empty = the kind", design);
  t.add("budget_keur", &D::budget_keur, Unit::keur, {0.0, 1e8}, "released in total", design,
        Presence::required)
      .extensive();
  t.add("budget_path_keur", &D::budget_path_keur, Unit::keur, {0.0, 1e8},
        "released in start_quarter, start_quarter + 1, …; adds up to budget_keur; empty = even",
        design)
      .extensive();
  t.add("start_quarter", &D::start_quarter, Unit::quarters, {1, 1000},
        "first quarter of the release, 1 = programme start", design);
  t.add("duration_quarters", &D::duration_quarters, Unit::quarters, {1, 1000},
        "quarters of an even release", design);
  t.add("administration_share", &D::administration_share, Unit::share, {0.0, 1.0},
        "cost of delivery on top of each payment",
        {"programmes report 5–10 %; no source retrieved", Provenance::assumed});
  t.add("own_share", &D::own_share, Unit::share, {0.0, 1.0},
        "of the supported cost, paid by the firm", design);
  t.add("payout_delay_quarters", &D::payout_delay_quarters, Unit::quarters, {1, 40},
        "from award to payment", design);
  t.add("selection", &D::selection,
        {{"merit", Selection::merit},
         {"need", Selection::need},
         {"lottery", Selection::lottery},
         {"first_come", Selection::first_come},
         {"strategic", Selection::strategic}},
        "who is chosen when money is short", design);
  t.add("scoring_noise", &D::scoring_noise, Unit::log_points, {0.0, 10.0},
        "SD of the jury's error, in units of the score",
        {"no source retrieved", Provenance::assumed});
  t.add("awareness_share", &D::awareness_share, Unit::share, {0.0, 1.0},
        "of eligible firms that know of the call", {"no source retrieved", Provenance::assumed});
  t.add("self_selection", &D::self_selection, Unit::none, {-20.0, 20.0},
        "slope of the log odds of applying on merit: better and growing firms apply more",
        {"sign from evaluations of French poles (Fontagné et al. 2013); size assumed",
         Provenance::assumed});
  t.add("jobs_min", &D::jobs_min, Unit::jobs, {1, 1e6}, "smallest eligible firm", design);
  t.add("jobs_max", &D::jobs_max, Unit::jobs, {1, 1e9}, "largest eligible firm", design);
  t.add("age_max_years", &D::age_max_years, Unit::years, {0, 1000}, "oldest eligible firm", design);
  t.add("sectors", &D::sectors, "eligible sectors; empty = all", design);
  t.add("clusters", &D::clusters, "eligible clusters; empty = all firms", design);
  t.add("members_only", &D::members_only, "only members of a cluster organisation may apply",
        design);
  t.add("low_carbon_only", &D::low_carbon_only,
        "only firms that work for the low-carbon transition may apply", design);
  t.add("strategic_sectors", &D::strategic_sectors, "sectors preferred by strategic selection",
        design);
  t.add("repeat_after_quarters", &D::repeat_after_quarters, Unit::quarters, {0, 1000},
        "a firm may be awarded again, by any instrument, after so long", design);
}

}  // namespace clustress
