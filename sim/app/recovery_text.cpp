#include <fmt/format.h>

#include "analysis/render/section_text.hpp"
#include "sim/app/calibration_text.hpp"
#include "sim/app/check_contents.hpp"

namespace clustress {

std::string recovery_in_words(Recoveries const& recoveries) {
  std::string text;
  if (recoveries.count > 0) {
    text = fmt::format(
        "{} of the prior taken for the truth in turn: intervals of 50, 80 and 90 % held it "
        "in {:.0f}, "
        "{:.0f} and {:.0f} % of {} cases.",
        counted(recoveries.count, "point"), 100.0 * recoveries.held(0), 100.0 * recoveries.held(1),
        100.0 * recoveries.held(2), recoveries.count * recoveries.parameters.size());
  }
  if (recoveries.empty > 0) {
    text += fmt::format("{}In {} more no point fitted, though one does.", text.empty() ? "" : " ",
                        recoveries.empty);
  }
  if (recoveries.failed > 0)
    text += fmt::format(" {} could not be simulated.", counted(recoveries.failed, "point"));
  return text.empty() ? "No point could be taken for the truth." : text;
}

std::string recovery_text(CalibrationProblem const& problem, Recoveries const& recoveries) {
  Table table{{{"", false}, {"in 50 %"}, {"in 80 %"}, {"in 90 %"}, {"bias, SD"}, {"shrinkage"}},
              {}};
  for (std::size_t k = 0; k < recoveries.parameters.size() && recoveries.count > 0; ++k) {
    RecoveredParameter const& one = recoveries.parameters[k];
    TableRow row{{{problem.parameters[k].name}}, 1};
    for (std::size_t const held : one.held)
      row.cells.push_back({fmt::format("{} of {}", held, recoveries.count)});
    row.cells.push_back({fmt::format("{:+.2f}", one.bias)});
    row.cells.push_back({fmt::format("{:.2f}", one.shrinkage)});
    table.rows.push_back(std::move(row));
  }
  Section section{"", "RECOVERIES"};
  section.tables.push_back(std::move(table));
  section.notes.push_back({"", {recovery_in_words(recoveries)}});
  section.notes.push_back(
      {"",
       {"Of honest intervals about as many hold the truth as they say. bias: how far medians lie "
        "from the truth on average, in SDs of the posterior."}});
  return section_title(section, "", Style{false}) + section_body(section);
}

}  // namespace clustress
