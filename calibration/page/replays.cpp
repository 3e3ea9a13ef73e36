// calibration/page/replays.cpp — published evaluations beside their replays.
#include <fmt/format.h>

#include <algorithm>

#include "calibration/page/markdown.hpp"
#include "calibration/page/sections.hpp"

namespace clustress {

ReplayTally tally_of(std::span<ReplayedFigure const> replays) {
  ReplayTally tally;
  for (ReplayedFigure const& one : replays) {
    std::size_t const agrees = one.verdict == "agrees" ? 1 : 0;
    ++tally.figures, tally.agree += agrees;
    if (!one.is_fitted) ++tally.held_out, tally.held_out_agree += agrees;
  }
  return tally;
}

namespace page {
namespace {

// "guaranteed_loans" → "guaranteed loans"
std::string name_of(ReplayedFigure const& one) {
  std::string name = one.replay;
  std::ranges::replace(name, '_', ' ');
  return escaped(name + ": " + one.figure);
}

std::string unit_of(ReplayedFigure const& one) {
  return " " + escaped(one.unit);
}

std::string published_of(ReplayedFigure const& one) {
  if (one.form == "null" || !one.published) return "no significant effect";
  if (one.form == "sign") return *one.published > 0.0 ? "positive" : "negative";
  std::string const least = one.form == "at_least" ? "at least " : "";
  std::string const agreeing =
      one.agreeing ? fmt::format(" ({})", range(one.agreeing->low, one.agreeing->high)) : "";
  return fmt::format("{}{}{}{}", least, number(*one.published), unit_of(one), agreeing);
}

Cells cells_of(ReplayedFigure const& one) {
  return {name_of(one),
          escaped(one.population),
          published_of(one),
          escaped(one.source),
          one.is_fitted ? "fitted" : "held out",
          fmt::format("{}{} ({})", number(one.simulated), unit_of(one),
                      range(one.interval.low, one.interval.high)),
          one.true_effect ? number(*one.true_effect) + unit_of(one) : "–",
          one.verdict == "agrees" ? "agrees" : fmt::format("**{}**", escaped(one.verdict))};
}

std::string counts_of(std::span<ReplayedFigure const> replays) {
  std::string text;
  for (std::string_view const verdict : replay_verdicts) {
    auto const count = std::ranges::count(replays, verdict, &ReplayedFigure::verdict);
    if (count > 0) text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", verdict, count);
  }
  return text;
}

}  // namespace

std::string replays_section(ValidationPage const& page) {
  std::string const link = page.is_beside_documents
                               ? "[published evaluations, replayed](replays.md)"
                               : "`docs/model/replays.md`";
  std::string text = fmt::format(
      "## Replays\n\nWhat evaluators of real programmes would have found in simulated worlds, with "
      "the estimator of their study: {}.\n",
      link);
  if (page.replays.empty()) return text;
  std::vector<Cells> rows;
  for (ReplayedFigure const& one : page.replays) rows.push_back(cells_of(one));
  return text +
         fmt::format(
             "{}. Published: in brackets what agrees with it, two of the study's own errors about "
             "it "
             "or, where none is told, half of it to twice it. Simulated: mean over worlds and its "
             "95 %. True effect: the same firms with and without the programme.\n\n",
             counts_of(page.replays)) +
         table({"figure", "whom it counts", "published", "source", "use", "simulated (95 %)",
                "true effect", "verdict"},
               rows);
}

}  // namespace page
}  // namespace clustress
