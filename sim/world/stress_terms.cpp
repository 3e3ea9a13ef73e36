#include "sim/world/stress_terms.hpp"

#include <algorithm>

namespace clustress {

double StressTiming::in_force(Quarter quarter) const {
  int const t = quarter - start_quarter + 1;  // 1 in the first quarter of the onset
  if (t <= 0) return 0.0;
  if (t <= onset_quarters) return static_cast<double>(t) / onset_quarters;
  int const after = t - onset_quarters - trough_quarters;
  double const recovered = std::clamp(static_cast<double>(after) / recovery_quarters, 0.0, 1.0);
  return 1.0 - (1.0 - permanent_share) * recovered;
}

bool in_scope(std::vector<std::string> const& names, std::string const& name) {
  return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

void StressTiming::describe(ParameterTable<StressTiming>& t) {
  using T = StressTiming;
  constexpr Source design{"choice of the stress test's designer", Provenance::definition};
  t.add("start_quarter", &T::start_quarter, Unit::quarters, {1, 1000},
        "first quarter of the stress", design);
  t.add("onset_quarters", &T::onset_quarters, Unit::quarters, {1, 100}, "until it is in full force",
        design);
  t.add("trough_quarters", &T::trough_quarters, Unit::quarters, {0, 400}, "in full force", design);
  t.add("recovery_quarters", &T::recovery_quarters, Unit::quarters, {1, 400},
        "from full force back", design);
  t.add("permanent_share", &T::permanent_share, Unit::share, {0.0, 1.0},
        "of the severity that never goes", design);
}

}  // namespace clustress
