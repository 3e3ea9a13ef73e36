#include "sim/world/parameters/demand.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {

void DemandParameters::describe(ParameterTable<DemandParameters>& t) {
  using P = DemandParameters;
  t.add("income_share", &P::income_share, Unit::share, {0.0, 1.0},
        "c: local demand that moves with residents' income",
        {"gives a local multiplier inside 0.3–1.0 (docs/model/validation.md; Sweden 0.5: Moretti & "
         "Thulin "
         "2013)",
         Provenance::tuned})
      .prior(uniform(0.5, 0.9), screened);
  t.add("replacement_rate", &P::replacement_rate, Unit::share, {0.0, 1.0},
        "b_U: transfer to an unemployed per average wage", unidentified)
      .prior(uniform(0.3, 0.6));
  t.add("smoothing", &P::smoothing, Unit::per_quarter, {0.01, 1.0},
        "s: share of the gap to current income closed", unidentified)
      .prior(log_uniform(0.15, 0.6));
  t.add("labour_share", &P::labour_share, Unit::share, {0.2, 0.95}, "wages in value added",
        unidentified)
      .prior(uniform(0.6, 0.75));
  t.add("owners_local_share", &P::owners_local_share, Unit::share, {0.0, 1.0},
        "o_∞: owners of large firms who live in the firm's region: their part of profits",
        {"no regional figure found; large firms belong to others; vary over 0.1–0.5",
         Provenance::assumed})
      .prior(uniform(0.1, 0.5));
  t.add("owners_size_exponent", &P::owners_size_exponent, Unit::none, {0.0, 4.0},
        "x: owners here fall with size as max(o_∞, L^−x); a founder who is alone lives here",
        {"no estimate; vary over 0.1–0.5", Provenance::assumed})
      .prior(uniform(0.1, 0.5));
  t.add("providers_local_share", &P::providers_local_share, Unit::share, {0.0, 1.0},
        "ν: project spending earned in the region",
        {"vouchers are mostly spent with regional research organisations; share assumed",
         Provenance::assumed})
      .prior(uniform(0.6, 1.0));
  t.add("macro_persistence", &P::macro_persistence, Unit::per_quarter, {0.0, 0.999},
        "AR(1) of the macro cycle", unidentified)
      .prior(uniform(0.8, 0.95));
  t.add("macro_noise", &P::macro_noise, Unit::log_points, {0.0, 0.1}, "SD of its innovations",
        {"tuned below the common SD of regional GVA growth, 1.8 points (Eurostat nama_10r_2gvagr)",
         Provenance::tuned})
      .prior(log_uniform(0.0025, 0.01));
}

}  // namespace clustress
