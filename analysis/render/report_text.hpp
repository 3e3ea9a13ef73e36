// analysis/render/report_text.hpp — effects as text: a table for people, csv (a row per variant,
// stress, measure) and json.
//
// The first line says so if the result is incomplete (csv: a line that starts with #). Colour only
// on request. Pure functions, thread-safe; print_effects writes to a stream and reports a failed
// write as OutputError, a closed pipe not.
#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/effects.hpp"

namespace clustress {

enum class EffectFormat { table, csv, json };

std::optional<EffectFormat> effect_format(std::string_view name);  // nothing if unknown
std::vector<std::string> effect_format_names();

inline constexpr std::size_t table_width = 100;

// Which job accounts the table holds: those of the first stress (undisturbed) only, or all.
enum class Accounts { first_stress, every_stress };

// At most table_width columns. `section`: one of section_names(), or all of them but the answer.
std::string effects_table(Effects const& effects, bool colour = false,
                          Accounts accounts = Accounts::every_stress,
                          std::string_view section = "all");

// RFC 4180, or as spreadsheets read it where the decimal mark is a comma: semicolons between
// fields, a byte order mark in front.
enum class CsvForm { plain, decimal_comma };
// Empty field = not given, "-inf"/"inf" = no bound on that side.
std::string effects_csv(Effects const& effects, CsvForm form = CsvForm::plain);
// Text that a spreadsheet would run as a formula (it begins with = + - @ tab or carriage return)
// with an apostrophe in front, which makes it text; any other as it is.
std::string harmless(std::string const& text);
// Text as a field of csv: harmless, in quotes if it needs them.
std::string quoted(std::string const& field, char separator = ',');
std::string effects_json(Effects const& effects);  // null = not given or no bound

// Empty for a complete result, else "INCOMPLETE: …".
std::string incomplete_line(Effects const& effects);

// When the run stopped and what that does to the intervals; empty if the number of replicates was
// fixed.
std::string stopping_line(Effects const& effects);

// Whether to colour what is written there: a terminal, TERM not "dumb", NO_COLOR not set
// (no-color.org).
bool wants_colour(std::FILE* stream);
struct PrintOptions {
  EffectFormat format = EffectFormat::table;
  Accounts accounts = Accounts::every_stress;
  std::string section = "answer";  // of the table: one of section_names()
  CsvForm csv = CsvForm::plain;
};

void print_effects(Effects const& effects, PrintOptions const& options, std::FILE* stream);

}  // namespace clustress
