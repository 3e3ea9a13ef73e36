#include "calibration/target.hpp"

#include <algorithm>

namespace clustress {
namespace {

constexpr std::string_view as_given = "as the study gives them";

Observed observed_of(ObservedFigure const& figure) {
  Observed observed;
  observed.value = figure.value;
  observed.known = {figure.standard_error, figure.spread, Grounds::source, as_given};
  observed.band =
      figure.band.size() == 2 ? Range{figure.band[0], figure.band[1]} : widest_band(observed);
  return observed;
}

}  // namespace

ObservedFigure const* own_figure_of(Target const& target, std::span<ObservedFigure const> own) {
  auto const found = std::ranges::find(own, target.name, &ObservedFigure::moment);
  return found == own.end() ? nullptr : &*found;
}

Observed Target::observed_in(WorldFacts const& facts, std::span<ObservedFigure const> own) const {
  if (ObservedFigure const* const figure = own_figure_of(*this, own)) return observed_of(*figure);
  return of_world == nullptr ? observed : of_world(facts);
}

}  // namespace clustress
