// analysis/report/sections/time.cpp — net jobs over time, a pane for each stress.
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "analysis/answer/figures.hpp"
#include "analysis/answer/words.hpp"
#include "analysis/report/figure.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

namespace {

int first_year(std::string const& quarter) {
  return std::atoi(quarter.substr(0, 4).c_str());
}

HtmlTable table_of(Report const& r, std::size_t stress) {
  HtmlTable table{fmt::format("Net jobs at the end of each year, {}", r.answer.stresses[stress]),
                  {"Programme", "When", "Net jobs", "from", "to"}};
  int const year = first_year(r.effects.start_quarter);
  for (std::size_t p = 0; p < r.paths.size(); ++p) {
    JobPath const& path = r.paths[p][stress];
    for (std::size_t t = 4; t < path.mean.size(); t += 4) {
      std::vector<HtmlCell> row{{r.answer.programmes[p].name},
                                {fmt::format("end of {}", year + static_cast<int>(t / 4) - 1)}};
      double const low = path.low.empty() ? NAN : path.low[t];
      double const high = path.high.empty() ? NAN : path.high[t];
      add_range(row, jobs_figure(path.mean[t]), path.mean[t], jobs_figure(low), low,
                jobs_figure(high), high);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

std::string pane(Report const& r, std::size_t stress) {
  std::vector<PathPanel> panels;
  std::string says = fmt::format("Net jobs at the end, {}:", r.answer.stresses[stress]);
  for (std::size_t p = 0; p < r.paths.size(); ++p) {
    JobPath const& path = r.paths[p][stress];
    PathPanel panel{r.answer.programmes[p].name,
                    path.mean,
                    path.low,
                    path.high,
                    path.lowest,
                    path.highest,
                    {},
                    r.last_payment[p],
                    signed_jobs_figure(path.mean.back()),
                    p * ((path.mean.size() - 1) / 4),
                    r.answer.facts_of_stress(stress).acts};
    if (!r.spending.empty()) panel.dashed = r.spending[stress].mean;
    says += fmt::format(" {} {};", panel.name, panel.label);
    panels.push_back(std::move(panel));
  }
  says.back() = '.';
  std::string const dates = stress == 0 ? "" : acting_text(r.answer, stress);
  if (!dates.empty()) says += fmt::format(" The crisis acts {}.", dates);
  bool const has_band = !panels.front().lowest.empty();
  std::string reading = key_html("key-mean", "the mean of all futures");
  if (!panels.front().low.empty()) reading += "; " + key_html("key-band-mean", "its range of luck");
  if (has_band) reading += "; " + key_html("key-band-futures", "eight of ten futures lie here");
  if (!r.spending.empty()) reading += "; " + key_html("key-dashed", "plain spending");
  reading += "; " + key_html("key-paid", "money is paid");
  if (!dates.empty() && dates != "never")
    reading += "; " + key_html("key-crisis", "the crisis acts, " + dates);
  reading += ".";
  return figure_html(
      {fmt::format("time-{}", stress),
       fmt::format("How many jobs exist only because of it? · {}", r.answer.stresses[stress]),
       reading, says},
      [&](ChartFrame const& f) {
        return paths_chart(panels, first_year(r.effects.start_quarter), f);
      },
      table_of(r, stress));
}

// What the scenario says of a crisis.
std::string described_html(Report const& r, std::size_t stress) {
  std::string const& text = r.answer.facts_of_stress(stress).description;
  if (stress == 0 || text.empty()) return "";
  return fmt::format("<p><b><bdi>{}</bdi></b>: <bdi>{}</bdi></p>\n",
                     escaped(r.answer.stresses[stress]), escaped(text));
}

}  // namespace

std::string time_section(Report const& r) {
  if (r.paths.empty() || r.paths.front().empty()) return missing_html("a programme.");
  std::size_t const shown = r.paths.front().size();
  std::string out;
  if (shown > 1) {
    out = "<fieldset class=\"choice\"><legend>Under which stress?</legend>\n";
    for (std::size_t s = 0; s < shown; ++s) {
      out += fmt::format(
          "<label><input type=\"radio\" name=\"stress\" id=\"choose-{0}\"{1}> "
          "<bdi>{2}</bdi></label>\n",
          s, s == 0 ? " checked" : "", escaped(r.answer.stresses[s]));
    }
    out += "</fieldset>\n";
  }
  for (std::size_t s = 0; s < shown; ++s)
    out += fmt::format("<div class=\"pane pane-{}\">\n{}{}</div>\n", s, described_html(r, s),
                       pane(r, s));
  if (shown < r.answer.stresses.size())
    out += missing_html("room for every path: of so many programmes, those undisturbed are drawn.");
  return out;
}

}  // namespace clustress
