// analysis/render/csv.cpp — one row per variant, stress and measure.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "analysis/answer/scale_words.hpp"
#include "analysis/render/report_text.hpp"
#include "sim/core/text.hpp"

namespace clustress {

std::string harmless(std::string const& text) {
  bool const is_formula =
      !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  return is_formula ? "'" + text : text;
}

std::string quoted(std::string const& field, char separator) {
  std::string const text = harmless(field);
  if (text.find_first_of(std::string("\"\n\r") + separator) == std::string::npos) return text;
  std::string result = "\"";
  for (char const c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

namespace {

constexpr char byte_order_mark[] = "\xEF\xBB\xBF";

// Shortest text that reads back as the same double.
std::string number(double x, CsvForm form) {
  std::string text = std::isnan(x) ? "" : fmt::format("{}", x == 0.0 ? 0.0 : x);
  if (form == CsvForm::decimal_comma) std::ranges::replace(text, '.', ',');
  return text;
}

}  // namespace

std::string effects_csv(Effects const& effects, CsvForm form) {
  bool const is_comma = form == CsvForm::decimal_comma;
  char const separator = is_comma ? ';' : ',';
  auto const line_of = [&](std::vector<std::string> const& fields) {
    return fmt::format("{}\n", fmt::join(fields, std::string(1, separator)));
  };
  auto const field = [&](std::string const& text) { return quoted(text, separator); };
  std::string text = is_comma ? byte_order_mark : "";
  text += line_of({"variant", "stress", "measure", "value", "low", "high", "unit", "note"});
  // Of the whole result, before what is measured: spreadsheets and readers take the first line for
  // the head of the columns, so nothing stands above it.
  auto const tell = [&](char const* name, double value, char const* unit, std::string const& note) {
    text += line_of({"", "", name, number(value, form), "", "", unit, field(note)});
  };
  if (std::string const line = incomplete_line(effects); !line.empty())
    tell("result/incomplete", static_cast<double>(effects.replicates_used), "replicates", line);
  if (std::string const line = scale_sentence(effects.world_scale); !line.empty())
    tell("result/scale", effects.world_scale, "of the declared size", line);
  if (std::string const line = stopping_line(effects); !line.empty())
    tell("result/stopping", static_cast<double>(effects.stopping->maximum), "replicates", line);
  if (!effects.is_over_points) {
    for (ShownPoint const& p : effects.points)
      tell("result/point", static_cast<double>(p.number), "point", printable(p.label, 400));
  }
  auto const add = [&](std::string const& variant, std::string const& stress,
                       std::vector<Measure> const& measures) {
    for (Measure const& m : measures) {
      text += line_of({field(variant), field(stress), field(m.name), number(m.value, form),
                       number(m.low, form), number(m.high, form), field(m.unit), field(m.note)});
    }
  };
  for (ProgrammeEffects const& e : effects.programmes) add(e.variant, e.stress, measures_of(e));
  for (WiderEffects const& e : effects.wider) add(e.variant, e.stress, measures_of(e));
  return text;
}

}  // namespace clustress
