#include "analysis/answer/verdict.hpp"

#include <algorithm>
#include <cmath>

namespace clustress {

bool has_interval(Measure const& m) {
  return m.is_given() && std::isfinite(m.low) && std::isfinite(m.high);
}

Rung rung_of(Verdict target, Measure const& net_jobs, std::span<Measure const> beyond,
             std::size_t references) {
  if (!has_interval(net_jobs)) return Rung::not_known;
  if (target == Verdict::met) return Rung::target_met;
  if (net_jobs.high < 0.0) return Rung::loses_jobs;
  if (net_jobs.low <= 0.0) return Rung::no_jobs;
  bool const beats = references > 0 && beyond.size() == references &&
                     std::ranges::all_of(beyond, [](Measure const& m) { return m.low > 0.0; });
  return beats ? Rung::beats_spending : Rung::brings_jobs;
}

std::string_view key_of(Rung rung) {
  switch (rung) {
    case Rung::target_met:
      return "target-met";
    case Rung::beats_spending:
      return "beats-spending";
    case Rung::brings_jobs:
      return "brings-jobs";
    case Rung::no_jobs:
      return "no-jobs";
    case Rung::loses_jobs:
      return "loses-jobs";
    case Rung::not_known:
      return "not-known";
  }
  return "";
}

std::string_view sign_of(Rung rung) {
  switch (rung) {
    case Rung::target_met:
      return "●●●";
    case Rung::beats_spending:
      return "●●○";
    case Rung::brings_jobs:
      return "●○○";
    case Rung::no_jobs:
      return "○○○";
    case Rung::loses_jobs:
      return "▼";
    case Rung::not_known:
      return "?";
  }
  return "";
}

std::string_view words_of(Rung rung, bool has_references) {
  switch (rung) {
    case Rung::target_met:
      return "Target met";
    case Rung::beats_spending:
      return "Beats plain spending";
    case Rung::brings_jobs:
      return has_references ? "No better than plain spending" : "Brings jobs";
    case Rung::no_jobs:
      return "No jobs beyond luck";
    case Rung::loses_jobs:
      return "Jobs are lost";
    case Rung::not_known:
      return "Luck not known";
  }
  return "";
}

std::string_view short_words_of(Rung rung, bool has_references) {
  switch (rung) {
    case Rung::beats_spending:
      return "Beats spending";
    case Rung::brings_jobs:
      return has_references ? "No better" : "Brings jobs";
    case Rung::no_jobs:
      return "None beyond luck";
    case Rung::loses_jobs:
      return "Jobs lost";
    default:
      return words_of(rung, has_references);
  }
}

std::string_view explanation_of(Rung rung, bool has_references) {
  switch (rung) {
    case Rung::target_met:
      return "enough simulated futures reach the target";
    case Rung::beats_spending:
      return "jobs beyond luck, and more of them for each euro than plain spending";
    case Rung::brings_jobs:
      return has_references ? "jobs beyond luck, but not clearly more for each euro"
                            : "jobs beyond luck; plain spending was not simulated";
    case Rung::no_jobs:
      return "cannot be told from none";
    case Rung::loses_jobs:
      return "fewer jobs than without the programme, beyond luck";
    case Rung::not_known:
      return "too few simulated futures, or all are the same";
  }
  return "";
}

}  // namespace clustress
