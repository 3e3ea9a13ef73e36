// analysis/answer/verdict.hpp — the ladder of verdicts: what can be said of a programme under one
// stress, from the intervals of the result alone.
//
// The first rung that fits, from the top:
//   target_met      `targets` is met
//   beats_spending  net jobs at the end above 0, and more job-years per euro than every reference
//                   programme, both beyond luck
//   brings_jobs     net jobs at the end above 0 beyond luck
//   no_jobs         the interval of net jobs holds 0
//   loses_jobs      it lies below 0
// and not_known where there is no interval: one world, or all agree. Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "analysis/effects.hpp"

namespace clustress {

enum class Rung { not_known, loses_jobs, no_jobs, brings_jobs, beats_spending, target_met };

// `beyond`: how much more job-years per euro than the reference programmes that it can be held
// against; `references`: how many the result has. Without any, nothing beats plain spending.
Rung rung_of(Verdict target, Measure const& net_jobs, std::span<Measure const> beyond,
             std::size_t references);

// Whether an interval with two ends is given.
bool has_interval(Measure const& m);

// Of a rung: a name for files and classes ("beats-spending"), its sign, and its words in a table.
std::string_view key_of(Rung rung);
std::string_view sign_of(Rung rung);                              // "●●○"
std::string_view words_of(Rung rung, bool has_references);        // "Beats plain spending"
std::string_view short_words_of(Rung rung, bool has_references);  // "Beats spending"
std::string_view explanation_of(Rung rung, bool has_references);  // for the legend

}  // namespace clustress
