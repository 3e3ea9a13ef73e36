#include "sim/world/parameters/put_off.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {

void PutOffParameters::describe(ParameterTable<PutOffParameters>& t) {
  using P = PutOffParameters;
  t.add("forget", &P::forget, Unit::per_quarter, {0.0, 1.0},
        "φ: ideas put off that are forgotten, where the firm has no other idea or project",
        {"no estimate", Provenance::assumed})
      .prior(log_uniform(0.02, 0.15));
  t.add("retry", &P::retry, Unit::per_quarter, {0.0, 1.0},
        "ψ: ideas put off that are decided again; 0 = what is not done at once is lost",
        {"a plan is looked at again about once a year; no estimate", Provenance::assumed})
      .prior(uniform(0.0, 0.5));
}

}  // namespace clustress
