#include "sim/world/observed_figure.hpp"

namespace clustress {
namespace {

constexpr Source given{"figure that the study gives", Provenance::definition};
constexpr Range any{-1e15, 1e15}, not_negative{0.0, 1e15};

}  // namespace

void ObservedFigure::describe(ParameterTable<ObservedFigure>& t) {
  using F = ObservedFigure;
  t.add("moment", &F::moment, {1, 100}, "that is observed, a name as `validate` prints it", given,
        Presence::required);
  t.add("unit", &F::unit, {1, 60}, "in which the figure is given: that of the moment", given,
        Presence::required);
  t.add("value", &F::value, Unit::none, any, "what is observed", given, Presence::required);
  t.add("standard_error", &F::standard_error, Unit::none, not_negative,
        "of the published figure; one of the two errors is needed", given);
  t.add("spread", &F::spread, Unit::none, not_negative,
        "standard deviation of years or places around it", given);
  t.add("band", &F::band, Unit::none, any,
        "where the simulated mean may lie; without it, two errors on either side", given);
  t.add("source", &F::source, {1, 1000}, "where it is published", given, Presence::required);
}

}  // namespace clustress
