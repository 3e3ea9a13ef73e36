#include "sim/study/money_plan.hpp"

#include <algorithm>

namespace clustress {

double budget_keur(Variant const& variant) {
  double keur = 0.0;
  for (auto const& instrument : variant.instruments) keur += instrument->terms().budget_keur;
  return keur;
}

QuarterSpan release_span(Variant const& variant, Quarter horizon) {
  QuarterSpan span;
  for (Quarter quarter = 1; quarter <= horizon; ++quarter) {
    bool const releases = std::ranges::any_of(variant.instruments, [&](auto const& instrument) {
      return release_in_quarter(instrument->terms(), quarter) > 0;
    });
    if (!releases) continue;
    if (span.is_empty()) span.first = quarter;
    span.last = quarter;
  }
  return span;
}

}  // namespace clustress
