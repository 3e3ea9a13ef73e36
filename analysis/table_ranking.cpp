// analysis/table_ranking.cpp — the order of programmes by net jobs at the end, and how far each is
// ahead of the next.
#include <string>

#include "analysis/numbers.hpp"
#include "analysis/table_parts.hpp"
#include "sim/core/text.hpp"

namespace clustress {

namespace {

constexpr std::size_t name_width = 40, value_width = 12, interval_width = 20;

std::string row(ProgrammeEffects const& e) {
  std::string text = left("  " + shortened(printable(e.variant), name_width - 3), name_width) +
                     right(number_text(e.net_jobs.value), value_width);
  if (e.lead) {
    text += right(number_text(e.lead->net_jobs.value), value_width) +
            right(bounds_text(e.lead->net_jobs, interval_width - 1), interval_width);
    if (!e.lead->net_jobs.told_from_zero()) text += "  open";
  }
  return row_text(text);
}

}  // namespace

std::string ranking_block(Effects const& effects, Style const& style) {
  if (effects.ranking.empty()) return "";
  std::string text = style.bold(left("RANKING", name_width) + right("net jobs", value_width) +
                                right("ahead of", value_width) +
                                right(confidence_text(effects.alpha), interval_width)) +
                     "\n" +
                     row_text(left("by net jobs at the end", name_width) + right("", value_width) +
                              right("the next", value_width) + right("interval", interval_width));
  std::string const* stress = nullptr;
  for (std::size_t const place : effects.ranking) {
    ProgrammeEffects const& e = effects.programmes[place];
    if (stress == nullptr || *stress != e.stress)
      text += style.bold(shortened(printable(e.stress), 100)) + "\n";
    stress = &e.stress;
    text += row(e);
  }
  return text + "\n";
}

}  // namespace clustress
