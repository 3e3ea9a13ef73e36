// calibration/page/failures.cpp — what fails, and by how much: bands, targets, populations,
// emulators, and what the fit notes of itself.
#include <fmt/format.h>

#include <cmath>

#include "calibration/page/markdown.hpp"
#include "calibration/page/sections.hpp"

namespace clustress::page {
namespace {

std::string missed_by(Judgement const& judgement) {
  Range const& band = judgement.observed.band;
  double const mean = judgement.simulated->value;
  bool const is_below = mean < band.low;
  std::string const distance =
      judgement.distance
          ? fmt::format(", {}{} errors from what is observed", *judgement.distance > 0.0 ? "+" : "",
                        number(std::round(*judgement.distance * 10.0) / 10.0))
          : "";
  return fmt::format("- {}, {}: {} by {}. {} is {} the band {}{}.\n", code(judgement.target->name),
                     escaped(judgement.target->population), escaped(judgement.verdict),
                     number(is_below ? band.low - mean : mean - band.high), number(mean),
                     is_below ? "below" : "above", range(band.low, band.high), distance);
}

std::string of_economy(ValidationPage const& page) {
  std::string text;
  for (TargetRole const role : {TargetRole::band, TargetRole::target}) {
    for (Judgement const* judgement : outside(page.judgements, role)) text += missed_by(*judgement);
  }
  for (Judgement const& judgement : page.judgements) {
    if (judgement.simulated) continue;
    text += fmt::format("- {}: {}, {}.\n", code(judgement.target->name), escaped(judgement.verdict),
                        escaped(judgement.target->population));
  }
  if (!page.has_experiments) text += "- Experiments were left out, and their targets with them.\n";
  return text;
}

std::string of_fit(Posterior const& posterior) {
  std::string text;
  if (posterior.points() == 0) {
    text += fmt::format("- No point fits: {}.\n", posterior.why_empty.empty()
                                                      ? "the posterior is empty"
                                                      : escaped(posterior.why_empty));
  }
  for (PosteriorMoment const& moment : posterior.moments) {
    if (!moment.refusal.empty())
      text += fmt::format("- No emulator of {}: {}.\n", code(moment.name), escaped(moment.refusal));
  }
  for (std::string const& note : posterior.notes) text += fmt::format("- {}\n", escaped(note));
  return text;
}

}  // namespace

std::string failures_section(ValidationPage const& page) {
  std::string text = of_economy(page);
  if (page.posterior != nullptr) text += of_fit(*page.posterior);
  return "## What fails\n\n" +
         (text.empty() ? "Every band is met and every target is near.\n" : text);
}

}  // namespace clustress::page
