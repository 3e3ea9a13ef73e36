#include "calibration/page/validation_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "calibration/page/markdown.hpp"
#include "calibration/page/sections.hpp"

namespace clustress {
namespace page {

PosteriorMoment const* moment_of(ValidationPage const& page, Target const& target) {
  if (page.posterior == nullptr) return nullptr;
  auto const found =
      std::ranges::find(page.posterior->moments, target.name, &PosteriorMoment::name);
  return found == page.posterior->moments.end() ? nullptr : &*found;
}

bool is_fitted(ValidationPage const& page, Target const& target) {
  if (page.posterior == nullptr) return target.is_fitted;
  PosteriorMoment const* const moment = moment_of(page, target);
  return moment != nullptr && moment->is_fitted;
}

namespace {

// Ends the first sentence.
std::string agreeing_replays(ReplayTally const& tally) {
  if (tally.figures == 0) return "";
  return fmt::format(
      "; {} of {} published evaluations of programmes agree with their replays, {} of "
      "the {} among them that nothing was fitted to",
      tally.agree, tally.figures, tally.held_out_agree, tally.held_out);
}

// A sentence for each world that knows less.
std::string naive_worlds(ValidationPage const& page) {
  std::string text;
  for (Benchmark const& one : page.benchmarks) {
    Tally const tally = tally_of(one.judgements);
    text += fmt::format(" “{}” meets {} of the bands and {} of the further targets.",
                        escaped(one.title), tally.bands_met, tally.targets_near);
  }
  return text;
}

std::string answer(ValidationPage const& page) {
  Tally const tally = tally_of(page.judgements);
  FitTally fit;
  for (Judgement const& judgement : page.judgements)
    add_to(fit, judgement, is_fitted(page, *judgement.target));
  char const* const seen =
      page.posterior == nullptr ? "no calibration ever sees" : "the fit did not see";
  auto const row = [](char const* what, std::size_t met, std::size_t of) {
    return Cells{what, fmt::format("{}", met), fmt::format("{}", of)};
  };
  auto const empty = std::ranges::count_if(
      page.judgements, [](Judgement const& judgement) { return !judgement.simulated; });
  std::string const missing =
      empty == 0 ? ""
                 : fmt::format(
                       " {} of all moments have no population in this world and are in no "
                       "band.",
                       empty);
  ReplayTally const replays = tally_of(page.replays);
  std::vector<Cells> rows{row("acceptance bands", tally.bands_met, tally.bands),
                          row("further targets", tally.targets_near, tally.targets),
                          row("of both, observed and held out", fit.held_out_met, fit.held_out)};
  if (replays.figures > 0) {
    rows.push_back(
        row("published evaluations that replays agree with", replays.agree, replays.figures));
    rows.push_back(row("of these, held out", replays.held_out_agree, replays.held_out));
  }
  return fmt::format(
             "{} of {} acceptance bands are met and {} of {} further targets are near; of the {} "
             "observed figures that {}, {} are in their bands{}.{}{}\n\n",
             tally.bands_met, tally.bands, tally.targets_near, tally.targets, fit.held_out, seen,
             fit.held_out_met, agreeing_replays(replays), naive_worlds(page), missing) +
         table({"", "in its band", "of"}, rows);
}

// Moments of which the posterior was told another figure than the page: those that a study gives
// are no part of its digest.
std::string otherwise_observed(ValidationPage const& page) {
  std::string names;
  for (Judgement const& judgement : page.judgements) {
    PosteriorMoment const* const moment = moment_of(page, *judgement.target);
    if (moment == nullptr || moment->observed == judgement.observed.value) continue;
    names += (names.empty() ? "" : ", ") + code(judgement.target->name);
  }
  return names;
}

std::string repeat(ValidationPage const& page) {
  std::vector<Cells> facts{{"scenario, digest", code(page.digest)},
                           {"model version", code(page.model_version)},
                           {"seed", fmt::format("{}", page.seed)},
                           {"replicates", fmt::format("{}", page.replicates)},
                           {"program", "clustress " + escaped(page.program_version)}};
  if (page.posterior != nullptr) {
    Posterior const& p = *page.posterior;
    facts.push_back({"posterior", fmt::format("{}, {} points, seed {}, model version {}",
                                              code(page.posterior_name), p.points(), p.seed,
                                              code(p.model_version))});
    facts.push_back({"its study, digest", code(p.scenario_digest)});
    if (p.scenario_digest != page.digest)
      facts.push_back({"", "another scenario than the one on this page, or other settings of it"});
    if (std::string const other = otherwise_observed(page); !other.empty())
      facts.push_back({"", "found with other observed figures than on this page: " + other});
  }
  return fmt::format("## How to repeat it\n\n```sh\n{}\n```\n\n", page.command) +
         table({"what", "value"}, facts);
}

}  // namespace
}  // namespace page

std::string validation_page(ValidationPage const& page) {
  std::string text = fmt::format(
      "{}: {}\n\nWritten by `clustress validate --page`; changes are lost when it writes the page "
      "again. How moments are counted and what a band is: {}.\n\n",
      validation_page_start, page::escaped(page.title),
      page.is_beside_documents ? "[validation](validation.md)" : "`docs/model/validation.md`");
  text += page::answer(page);
  for (std::string const& section :
       {page::targets_section(page), page::benchmarks_section(page), page::parameters_section(page),
        page::failures_section(page), page::replays_section(page), page::repeat(page)}) {
    if (!section.empty()) text += "\n" + section;
  }
  return text;
}

}  // namespace clustress
