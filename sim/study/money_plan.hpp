// sim/study/money_plan.hpp — what a programme is planned to spend, and when. Pure, thread-safe.
#pragma once

#include "sim/core/quarter_span.hpp"
#include "sim/engine/scenario.hpp"

namespace clustress {

// Of all instruments, in total.
double budget_keur(Variant const& variant);

// First and last quarter up to the horizon in which money is released.
QuarterSpan release_span(Variant const& variant, Quarter horizon);

}  // namespace clustress
