// analysis/render/headline_text.cpp — one pair of lines a programme and stress: values above,
// intervals below.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "analysis/data/numbers.hpp"
#include "analysis/render/report_text.hpp"
#include "analysis/render/text_parts.hpp"
#include "sim/core/text.hpp"

namespace clustress {

namespace {

constexpr std::size_t name_width = 25;
constexpr std::array<std::size_t, 5> widths{15, 15, 15, 15, 15};

struct Cell {
  std::string value;
  std::string below;
};

Cell cell(Estimate const& e, std::size_t width) {
  return {number_text(e.value, width - 1, CountedUnit::plain), bounds_text(e, width - 1)};
}

Cell cell(Cost const& c, std::size_t width) {
  std::string const at_least = "at least ";
  std::string const value = number_text(c.ratio.value, width - 1, CountedUnit::keur);
  switch (c.reading) {
    case CostReading::interval:
      return {value, bounds_text(c.ratio.bounds, width - 1, CountedUnit::keur)};
    case CostReading::at_least:
      return {c.at_least > 0.0 ? at_least + number_text(c.at_least, width - 1 - at_least.size(),
                                                        CountedUnit::keur)
                               : std::string("not known"),
              "jobs may be 0"};
    case CostReading::jobs_lost:
      return {"jobs are lost", "–"};
    case CostReading::no_jobs:
      return {"no jobs", "–"};
    case CostReading::nothing_spent:
      return {"none spent", "–"};
    case CostReading::not_yet_paid:
      return {"not yet paid", "–"};
    case CostReading::not_enough_worlds:
    case CostReading::same_jobs:
      return {value, ""};
  }
  return {};
}

// "!" of outliers, "~" of an interval that holds 0.
std::string mark(ProgrammeEffects const& e) {
  if (e.outlying_worlds > 0) return "! ";
  bool const is_open =
      e.net_jobs.count > 1 && e.net_jobs.standard_error > 0.0 && !e.net_jobs.told_from_zero();
  return is_open ? "~ " : "";
}

// "5 925 of 6 000 kEUR" paid, not discounted.
std::string money_text(ProgrammeEffects const& e) {
  constexpr std::size_t room = name_width - 5;
  double const paid = e.cash_outlay_keur.value;
  if (!e.released_keur || !(e.released_keur->value > 0.0)) return number_text(paid) + " kEUR";
  double const budget = e.released_keur->value;
  std::string const text = fmt::format("{} of {} kEUR", number_text(paid), number_text(budget));
  if (width_of(text) <= room) return text;
  return fmt::format("{} of {}", number_text(paid, 8, CountedUnit::keur),
                     number_text(budget, 8, CountedUnit::keur));
}

std::string row(ProgrammeEffects const& e, Style const& style) {
  Cell jobs = cell(e.net_jobs, widths[0]);
  jobs.value = mark(e) + jobs.value;
  std::array<Cell, 5> const cells{
      jobs,
      Cell{number_text(e.median_net_jobs, widths[1] - 1, CountedUnit::plain),
           fmt::format("{} of {} gain", e.gaining_worlds, e.net_jobs.count)},
      cell(e.discounted_job_years, widths[2]), cell(e.cost_per_job_year, widths[3]),
      Cell{percent_text(e.passing.value) + ", " + std::string(to_string(e.verdict)),
           percent_interval_text(e.passing.interval)}};
  std::string const name = "  " + printable(e.variant);
  // A name that has no room has a line of its own: cut, two could look the same.
  bool const is_long = width_of(name) + 1 > name_width;
  std::string above = is_long ? std::string(name_width, ' ') : left(name, name_width);
  std::string below = left("    " + money_text(e), name_width);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::string value = right(cells[i].value, widths[i]);
    if (i + 1 == cells.size() && e.verdict == Verdict::met) value = style.good(value);
    if (i + 1 == cells.size() && e.verdict == Verdict::missed) value = style.bad(value);
    above += value;
    below += right(cells[i].below, widths[i]);
  }
  return (is_long ? shortened(name, table_width) + "\n" : "") + above + "\n" + below + "\n";
}

// References spend what the largest budget may; outlays within a few percent are the same money.
std::string references_title(Effects const& effects, std::string const& stress) {
  constexpr double few_percent = 0.05;
  auto [least, most] = std::pair{std::numeric_limits<double>::infinity(), 0.0};
  for (ProgrammeEffects const& e : effects.programmes) {
    if (e.stress != stress) continue;
    least = std::min(least, e.outlay_keur.value);
    most = std::max(most, e.outlay_keur.value);
  }
  return most - least <= few_percent * most ? "for comparison, the same money simply spent:"
                                            : "for comparison, the largest budget simply spent:";
}

}  // namespace

bool is_marked(ProgrammeEffects const& e) {
  return !mark(e).empty();
}

std::string headline_block(Effects const& effects, Style const& style) {
  auto const line = [](std::array<char const*, 6> const& texts) {
    std::string text = left(texts[0], name_width);
    for (std::size_t i = 0; i < widths.size(); ++i) text += right(texts[i + 1], widths[i]);
    return text;
  };
  std::string text = style.bold(line(
      {"EFFECTS", "net jobs", "their median,", "net job-years", "kEUR per net", "worlds that"}));
  text += "\n" + line({"programme, paid of budget", "at the end", "worlds", "discounted",
                       "job-year", "meet target"});
  text += "\n" + std::string(table_width, '-') + "\n";
  std::string stress;
  bool references = false;
  for (ProgrammeEffects const& e : effects.programmes) {
    if (e.stress != stress)
      text += (stress.empty() ? "" : "\n") +
              style.bold(shortened(printable(e.stress), table_width)) + "\n";
    if (e.stress != stress) references = false;
    if (e.reference && !references) text += "  " + references_title(effects, e.stress) + "\n";
    references = references || e.reference;
    stress = e.stress;
    text += row(e, style);
  }
  return text;
}

}  // namespace clustress
