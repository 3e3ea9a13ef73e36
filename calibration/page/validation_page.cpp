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
  return fmt::format(
             "{} of {} acceptance bands are met and {} of {} further targets are near; of the {} "
             "observed figures that {}, {} are in their bands.{}\n\n",
             tally.bands_met, tally.bands, tally.targets_near, tally.targets, fit.held_out, seen,
             fit.held_out_met, missing) +
         table({"", "in its band", "of"},
               {row("acceptance bands", tally.bands_met, tally.bands),
                row("further targets", tally.targets_near, tally.targets),
                row("of both, observed and held out", fit.held_out_met, fit.held_out)});
}

std::string replays(ValidationPage const& page) {
  return fmt::format(
      "## Replays\n\nWhat evaluators of real programmes would have found in simulated worlds: "
      "{}.\n",
      page.is_beside_documents ? "[published evaluations, replayed](replays.md)"
                               : "`docs/model/replays.md`");
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
       {page::targets_section(page), page::parameters_section(page), page::failures_section(page),
        page::replays(page), page::repeat(page)}) {
    if (!section.empty()) text += "\n" + section;
  }
  return text;
}

}  // namespace clustress
