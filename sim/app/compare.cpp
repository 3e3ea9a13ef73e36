// sim/app/compare.cpp — clustress compare: what each programme did, against the same world without
// it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdint>
#include <string>

#include "analysis/over_points.hpp"
#include "analysis/render/report_text.hpp"
#include "analysis/render/table_sections.hpp"
#include "sim/app/command_line.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/results/result_file.hpp"

namespace clustress {
namespace po = boost::program_options;

CommandLine describe_compare() {
  CommandLine line(
      "compare RESULT.h5",
      "Prints what every programme does under every stress: first the answer on one screen, then,\n"
      "section by section, effects with intervals, stress, money, job account, projects.",
      "clustress compare leipzig-small.h5 --section stress", "RESULT.h5");
  line.add()("section,s", po::value<std::string>()->default_value("answer"),
             fmt::format("part of the table: {}", fmt::join(section_names(), ", ")).c_str())  //
      ("details", "job accounts and money under every stress, not only undisturbed")          //
      ("point", po::value<std::string>()->value_name("NUMBER"),
       "one point of a result with several, by number or label; without it, how the headline moves "
       "over all")                                                                          //
      ("format,f", po::value<std::string>()->default_value("table"), "table, csv or json")  //
      ("decimal-comma",
       "with --format csv: for spreadsheets with a decimal comma (semicolons, byte order mark)")  //
      ("allow-failed", "go on although more than 1 % of the worlds failed");
  line.choose("format", effect_format_names());
  line.choose("section", section_names());
  return line;
}

namespace {

std::uint32_t chosen_point(PointsView const& points, std::string const& path,
                           std::string const& word) {
  for (std::size_t p = 0; p < points.numbers.size(); ++p) {
    if (word == points.labels[p] || word == std::to_string(points.numbers[p]))
      return points.numbers[p];
  }
  throw UsageError(fmt::format(
      "--point {}: {} has no point of that number or label; it has {}, and `clustress info {}` "
      "lists them",
      printable(word), path,
      points.numbers.size() == 1 ? "point 0 alone"
                                 : fmt::format("points 0 to {}", points.numbers.back()),
      path));
}

Effects effects_of(ResultFile const& file, CommandLine const& line, EffectOptions const& options) {
  std::string const path = line.positional();
  PointsView const points = points_of(file);
  if (!line.has("point") && points.numbers.size() > 1) {
    return build_effects_over_points(
        points, [&](std::uint32_t number) { return view_of(file, path, number); }, options);
  }
  std::uint32_t const number =
      line.has("point") ? chosen_point(points, path, line.get<std::string>("point")) : 0;
  Effects effects = build_effects(view_of(file, path, number), options);
  if (points.numbers.size() > 1) effects.points = {shown_point(points, number)};
  return effects;
}

}  // namespace

int compare_command(CommandLine const& line) {
  std::string const path = line.positional();
  ResultFile const file(path);
  EffectOptions options;
  options.allow_failed = line.has("allow-failed");
  PrintOptions print;
  print.format = *effect_format(line.get<std::string>("format"));
  print.accounts = line.has("details") ? Accounts::every_stress : Accounts::first_stress;
  print.section = line.get<std::string>("section");
  if (line.has("decimal-comma")) {
    if (print.format != EffectFormat::csv)
      throw UsageError("--decimal-comma is of csv: add --format csv");
    print.csv = CsvForm::decimal_comma;
  }
  print_effects(effects_of(file, line, options), print, stdout);
  return exit_complete;
}

}  // namespace clustress
