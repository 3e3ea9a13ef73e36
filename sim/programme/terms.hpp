// sim/programme/terms.hpp — how any instrument is delivered: money in time, who may apply, who is
// chosen, what it costs.
//
// One declaration for all instruments; an instrument's own parameters stand beside these in the
// scenario file.
#pragma once

#include <string>
#include <vector>

#include "sim/core/money.hpp"
#include "sim/core/parameters.hpp"

namespace clustress {

enum class Selection { merit, need, lottery, first_come, strategic };

struct DeliveryTerms {
  // label in results; empty = the kind; unique within a variant
  std::string name;
  double budget_keur = 0.0;  // released in total
  // released in quarter start_quarter, start_quarter + 1, …; empty = even
  std::vector<double> budget_path_keur;
  // first quarter of the release, 1 = first programme quarter
  int start_quarter = 1;
  int duration_quarters = 16;          // quarters over which the budget is released evenly
  double administration_share = 0.08;  // of every payment, paid on top of it from the budget
  // of the supported cost, paid by the firm (private co-financing)
  double own_share = 0.2;
  int payout_delay_quarters = 2;  // from award to payment
  Selection selection = Selection::merit;
  double scoring_noise = 0.15;   // SD of the noise on the score, in units of the score
  double awareness_share = 0.3;  // of eligible firms that know of the call
  double self_selection = 2.0;   // slope of ln(odds of applying) on recent growth and productivity
  int jobs_min = 1;              // eligibility: size …
  int jobs_max = 249;
  int age_max_years = 200;                     // … age …
  std::vector<std::string> sectors;            // … sector, empty = all …
  std::vector<std::string> clusters;           // … cluster, empty = all firms
  bool members_only = false;                   // … membership of a cluster organisation
  bool low_carbon_only = false;                // … work for the low-carbon transition
  std::vector<std::string> strategic_sectors;  // preferred by strategic selection
  // a firm may be awarded again, by any instrument, after so long
  int repeat_after_quarters = 8;

  static void describe(ParameterTable<DeliveryTerms>& table);
};

// What is inconsistent across the terms: a path that does not add up to the budget, money after the
// horizon is checked elsewhere.
std::vector<std::string> faults_of(DeliveryTerms const& terms);

// Cents released in programme quarter q = 1, 2, …; the sum over all quarters is exactly the budget
// in cents.
Cents release_in_quarter(DeliveryTerms const& terms, int quarter);

// What is left of a release after a cut, rounded down to the cent; exact for any amount.
constexpr Cents after_cut(Cents planned, std::int64_t kept_per_million) {
  constexpr std::int64_t million = 1'000'000;
  return planned / million * kept_per_million + planned % million * kept_per_million / million;
}

}  // namespace clustress
