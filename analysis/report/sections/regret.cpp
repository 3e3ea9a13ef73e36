// analysis/report/sections/regret.cpp — the worst case, and what is given up by a wrong choice.
#include <algorithm>

#include "analysis/answer/figures.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

std::string regret_section(Report const& r) {
  Answer const& a = r.answer;
  if (a.programmes.size() < 2) return missing_html("a second programme to choose instead.");
  if (a.crises() == 0) return missing_html("a stress. A [[stress]] in the scenario runs one.");
  HtmlTable table{"Job-years for a million euro: the worst case, and what a wrong choice gives up",
                  {"Programme", "No crisis", "Worst case", "in", "Largest regret", "in"}};
  auto const value = [&](std::size_t p, std::size_t s) { return a.programmes[p].cells[s].value; };
  for (std::size_t p = 0; p < a.programmes.size(); ++p) {
    std::size_t worst = 0, regretted = 0;
    double most = 0.0;
    for (std::size_t s = 0; s < a.stresses.size(); ++s) {
      if (!value(p, s).is_given()) return missing_html("value for money of every programme.");
      if (value(p, s).value < value(p, worst).value) worst = s;
      double best = value(p, s).value;
      for (std::size_t q = 0; q < a.programmes.size(); ++q) {
        if (value(q, s).is_given()) best = std::max(best, value(q, s).value);
      }
      if (best - value(p, s).value > most) {
        most = best - value(p, s).value;
        regretted = s;
      }
    }
    table.rows.push_back({{a.programmes[p].name},
                          {decimal_figure(value(p, 0).value), value(p, 0).value},
                          {decimal_figure(value(p, worst).value), value(p, worst).value},
                          {a.stresses[worst]},
                          {decimal_figure(most), most},
                          {most > 0.0 ? a.stresses[regretted] : "–"}});
  }
  return "<p>Regret is what the best programme of the same crisis would have brought more. Means "
         "of "
         "all futures; differences below the ranges above are luck.</p>\n" +
         table.html();
}

}  // namespace clustress
