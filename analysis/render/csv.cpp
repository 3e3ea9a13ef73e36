// analysis/render/csv.cpp — one row per variant, stress and measure.
#include <fmt/format.h>

#include <cmath>
#include <string_view>

#include "analysis/render/report_text.hpp"
#include "sim/core/text.hpp"

namespace clustress {

std::string quoted(std::string const& field) {
  // A spreadsheet would run such a text as a formula; an apostrophe makes it text.
  bool const is_formula =
      !field.empty() && std::string_view("=+-@\t\r").find(field[0]) != std::string_view::npos;
  std::string const text = is_formula ? "'" + field : field;
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string result = "\"";
  for (char const c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

namespace {

// Shortest text that reads back as the same double.
std::string number(double x) {
  return std::isnan(x) ? "" : fmt::format("{}", x == 0.0 ? 0.0 : x);
}

}  // namespace

std::string effects_csv(Effects const& effects) {
  std::string text;
  if (std::string const line = incomplete_line(effects); !line.empty()) text += "# " + line + "\n";
  if (std::string const line = stopping_line(effects); !line.empty()) text += "# " + line + "\n";
  if (!effects.is_over_points) {
    for (ShownPoint const& p : effects.points)
      text += fmt::format("# point {} {}\n", p.number, printable(p.label, 400));
  }
  text += "variant,stress,measure,value,low,high,unit,note\n";
  auto const add = [&](std::string const& variant, std::string const& stress,
                       std::vector<Measure> const& measures) {
    for (Measure const& m : measures) {
      text += fmt::format("{},{},{},{},{},{},{},{}\n", quoted(variant), quoted(stress),
                          quoted(m.name), number(m.value), number(m.low), number(m.high),
                          quoted(m.unit), quoted(m.note));
    }
  };
  for (ProgrammeEffects const& e : effects.programmes) add(e.variant, e.stress, measures_of(e));
  for (WiderEffects const& e : effects.wider) add(e.variant, e.stress, measures_of(e));
  return text;
}

}  // namespace clustress
