// analysis/report/sections/catalogue.cpp — all sections, in the order of the page; one line each.
#include <fmt/format.h>

#include "analysis/report/html.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

constexpr ReportSection all_sections[] = {
    {"answer", "The answer", answer_section},
    {"stress", "When does it fail?", stress_section},
    {"value", "Is it better than just spending the money?", value_section},
    {"time", "When do the jobs come, and do they last?", time_section},
    {"sources", "Who wins the jobs, and who loses them?", sources_section},
    {"regret", "What if we choose wrong?", regret_section},
    {"discovery", "Under which assumptions does it fail?", discovery_section},
    {"gains", "For whom?", gains_section},
    {"performance", "What changes in firms?", performance_section},
    {"instruments", "What carries a programme?", instruments_section},
    {"evaluation", "Could we prove it later?", evaluation_section},
    {"basis", "What this rests on, and its limits", basis_section},
};

std::span<ReportSection const> section_catalogue() {
  return all_sections;
}

std::string missing_html(std::string_view what) {
  return fmt::format("<p class=\"missing\">Not in this result: {}</p>\n", sentence_html(what));
}

}  // namespace clustress
