// calibration/page/targets.cpp — all targets by phenomenon: observed, simulated, judged.
#include <fmt/format.h>

#include "calibration/page/markdown.hpp"
#include "calibration/page/plot.hpp"
#include "calibration/page/sections.hpp"
#include "sim/core/contracts.hpp"

namespace clustress::page {
namespace {

std::string errors_of(Uncertainty const& known) {
  if (known.grounds == Grounds::definition) return "by definition";
  return fmt::format("{}; {}{}", number(known.standard_error), number(known.spread),
                     known.grounds == Grounds::judgement ? ", judged" : "");
}

std::string simulated_of(Judgement const& judgement) {
  if (!judgement.simulated) return "–";
  Interval const& luck = judgement.simulated->interval;
  return fmt::format("{} ({})", number(judgement.simulated->value), range(luck.low, luck.high));
}

std::string use_of(ValidationPage const& page, Judgement const& judgement) {
  bool const is_observed = judgement.observed.known.grounds != Grounds::definition;
  if (!is_observed || judgement.role == TargetRole::other_count) return "–";
  if (!is_fitted(page, *judgement.target)) return "held out";
  return page.posterior == nullptr ? "may be fitted" : "fitted";
}

Cells cells_of(ValidationPage const& page, Judgement const& judgement) {
  Target const& target = *judgement.target;
  Observed const& observed = judgement.observed;
  std::optional<double> mean;
  if (judgement.simulated) mean = judgement.simulated->value;
  Cells cells{code(target.name) + ", " + escaped(target.unit),
              escaped(target.population),
              number(observed.value),
              errors_of(observed.known),
              escaped(judgement.source),
              use_of(page, judgement),
              simulated_of(judgement)};
  if (page.posterior != nullptr) {
    PosteriorMoment const* const moment = moment_of(page, target);
    cells.push_back(moment == nullptr ? "–" : range(moment->low, moment->high));
  }
  cells.push_back(escaped(judgement.verdict));
  cells.push_back(fmt::format("`{}`", plot(observed.band, observed.value, mean)));
  return cells;
}

}  // namespace

std::string targets_section(ValidationPage const& page) {
  CLUSTRESS_REQUIRE(page.phenomena.size() == page.judgements.size(), "a phenomenon a judgement");
  Cells head{"moment", "whom it counts",          "observed", "error; spread", "source",
             "use",    "simulated (95 % of luck)"};
  if (page.posterior != nullptr) head.push_back("90 % of the posterior");
  head.insert(head.end(), {"verdict", "place"});
  std::vector<Cells> rows;
  for (std::size_t k = 0; k < page.judgements.size(); ++k) {
    if (k == 0 || page.phenomena[k] != page.phenomena[k - 1]) {
      Cells title(head.size());
      title.front() = fmt::format("**{}**", escaped(page.phenomena[k]));
      rows.push_back(std::move(title));
    }
    rows.push_back(cells_of(page, page.judgements[k]));
  }
  std::string text = fmt::format(
      "## Targets\n\n"
      "Error: standard error of the published figure; spread: of countries, regions or years "
      "around "
      "it, one standard deviation. Luck: 95 % interval of the mean over {} replicates, at the "
      "declared values. Place: `[` and `]` are the ends of the band, `o` is what is observed, `x` "
      "the simulated mean, `*` both; `<` or `>`: the mean lies beyond the line.\n",
      page.replicates);
  if (page.posterior != nullptr) {
    text +=
        "\n90 % of the posterior: of the means at its points, luck of their few replicates "
        "included.\n";
  }
  return text + "\n" + table(head, rows);
}

}  // namespace clustress::page
