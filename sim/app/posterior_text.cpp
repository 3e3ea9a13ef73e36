#include "sim/app/posterior_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/app/check_contents.hpp"
#include "sim/core/text.hpp"

namespace clustress {
namespace {

// Right in its column.
std::string aligned(std::string const& text, std::size_t width) {
  return std::string(width - std::min(width, columns_of(text)), ' ') + text;
}

std::string number(double value) {
  return std::isnan(value) ? "–" : fmt::format("{:.4g}", value);
}

std::string range(double low, double high) {
  return std::isnan(low) || std::isnan(high) ? "–"
                                             : fmt::format("{} to {}", number(low), number(high));
}

std::string names_of(Posterior const& posterior, bool is_identified) {
  std::string names;
  for (PosteriorParameter const& one : posterior.parameters) {
    if (one.is_identified == is_identified)
      names += (names.empty() ? "" : ", ") + printable(one.path, 200);
  }
  return names;
}

std::string parameter_table(Posterior const& posterior) {
  std::size_t width = columns_of("parameter");
  for (PosteriorParameter const& one : posterior.parameters)
    width = std::max(width, columns_of(printable(one.path, 200)));
  std::string text = fmt::format("\n{} {:>9} {:>20} {:>9}  prior\n", padded("parameter", width),
                                 "median", "90 %", "shrinkage");
  for (PosteriorParameter const& one : posterior.parameters) {
    text += fmt::format("{} {} {} {}  {}{}{}\n", padded(printable(one.path, 200), width),
                        aligned(number(one.median), 9), aligned(range(one.low, one.high), 20),
                        aligned(number(one.shrinkage), 9), printable(one.prior, 200),
                        one.unit.empty() ? "" : " " + printable(one.unit),
                        one.is_identified ? "" : "; not identified");
  }
  return text;
}

std::string moment_table(Posterior const& posterior) {
  std::size_t width = columns_of("moment");
  for (PosteriorMoment const& one : posterior.moments)
    width = std::max(width, columns_of(printable(one.name, 200)));
  std::string text = fmt::format("\n{} {:>9} {:>9} {:>20} {:>9}\n", padded("moment", width),
                                 "observed", "simulated", "90 %", "distance");
  for (PosteriorMoment const& one : posterior.moments) {
    text += fmt::format("{} {} {} {} {}{}{}\n", padded(printable(one.name, 200), width),
                        aligned(number(one.observed), 9), aligned(number(one.simulated), 9),
                        aligned(range(one.low, one.high), 20), aligned(number(one.distance), 9),
                        one.is_fitted ? "" : "  held out",
                        one.refusal.empty() ? "" : "  no emulator: " + printable(one.refusal, 200));
  }
  return text +
         "Simulated and distance: at the best point, the distance in standard deviations of what "
         "is "
         "not known.\n90 %: of the means at points of the posterior.\n";
}

}  // namespace

std::string posterior_text(Posterior const& p, std::string const& name) {
  std::string text = fmt::format("{}: posterior of {} parameters by \"{}\", {} points\n", name,
                                 p.parameters.size(), printable(p.method), p.points());
  if (!p.title.empty()) text += fmt::format("  study        {}\n", printable(p.title, 200));
  text += fmt::format("  evaluations  {}, {} of them failed or refused\n", p.evaluations, p.failed);
  if (p.points() == 0)
    text += fmt::format("  empty        {}\n", p.why_empty.empty() ? "no point is plausible"
                                                                   : printable(p.why_empty, 400));
  std::string const known = names_of(p, true), unknown = names_of(p, false);
  text += fmt::format("  identified   {}\n", known.empty() ? "none" : known);
  if (!unknown.empty())
    text += fmt::format("  not          {}: nearly as wide as before\n", unknown);
  if (p.j) {
    text += fmt::format("  J            {:.4g} with {} degrees of freedom{}\n", *p.j, p.j_degrees,
                        p.j_p ? fmt::format(", p = {:.3g}", *p.j_p) : "");
  }
  text += fmt::format("  study digest {} (seed {}, model {})\n", printable(p.scenario_digest),
                      p.seed, printable(p.model_version));
  text += fmt::format("  program      clustress {}\n", printable(p.program_version));
  for (std::string const& note : p.notes)
    text += fmt::format("  note         {}\n", printable(note, 400));
  if (!p.parameters.empty()) text += parameter_table(p);
  if (!p.moments.empty()) text += moment_table(p);
  return text;
}

}  // namespace clustress
