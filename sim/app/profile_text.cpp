#include <fmt/format.h>

#include <algorithm>

#include "analysis/render/section_text.hpp"
#include "sim/app/calibration_text.hpp"

namespace clustress {
namespace {

constexpr double not_rejected = 3.841459;  // of χ² with one degree at 5 %

}  // namespace

std::string profile_text(CalibrationProblem const& problem, CalibrationResult const& result) {
  Table table{{{"", false}, {"from"}, {"to"}, {"ends", false}}, {}};
  for (std::size_t k = 0; k < result.profiles.size(); ++k) {
    std::vector<double> const& profile = result.profiles[k];
    auto const is_in = [](double rise) { return rise < not_rejected; };
    auto const first = std::ranges::find_if(profile, is_in);
    if (first == profile.end()) continue;
    auto const last = std::find_if(profile.rbegin(), profile.rend(), is_in).base() - 1;
    auto const value_at = [&](auto at) {
      auto const place = static_cast<double>(at - profile.begin());
      return problem.parameters[k].value_at(place / static_cast<double>(profile.size() - 1));
    };
    bool const is_open_below = first == profile.begin(), is_open_above = last + 1 == profile.end();
    table.rows.push_back({{{problem.parameters[k].name},
                           {fmt::format("{:.3g}", value_at(first))},
                           {fmt::format("{:.3g}", value_at(last))},
                           {is_open_below && is_open_above ? "both of the prior"
                            : is_open_below                ? "lower of the prior"
                            : is_open_above                ? "upper of the prior"
                                                           : "inside the prior"}},
                          1});
  }
  Section section{"", "PROFILES"};
  section.tables.push_back(std::move(table));
  section.notes.push_back(
      {"",
       {"Values that a test at 5 % does not reject, with all others at their best: −2 ln L rises "
        "by "
        "less than 3.84. Where that holds up to an end of the prior, the targets set no end."}});
  return section_title(section, "", Style{false}) + section_body(section);
}

}  // namespace clustress
