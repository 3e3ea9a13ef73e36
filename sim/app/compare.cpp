// sim/app/compare.cpp — clustress compare: what each programme did, against the same world without
// it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "analysis/over_points.hpp"
#include "analysis/panel/evaluations_of_run.hpp"
#include "analysis/render/report_text.hpp"
#include "analysis/render/table_sections.hpp"
#include "analysis/render/workbook.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/output_target.hpp"
#include "sim/app/provenance.hpp"
#include "sim/app/read_doubt.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/results/result_file.hpp"
#include "sim/storage/file_system.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

constexpr char workbook_format[] = "xlsx";

}  // namespace

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
       "over all")  //
      ("format,f", po::value<std::string>(),
       "table, csv, json or xlsx; without it what the ending of -o says, else a table")  //
      ("output,o", po::value<std::string>()->value_name("FILE"),
       "writes csv, json or xlsx to this file, whole or not at all")  //
      ("decimal-comma",
       "with --format csv: for spreadsheets with a decimal comma (semicolons, byte order mark)")  //
      ("allow-failed", "go on although more than 1 % of the worlds failed");
  std::vector<std::string> formats = effect_format_names();
  formats.emplace_back(workbook_format);
  line.choose("format", formats);
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

// The format asked for, or the one that the name of the output ends in.
std::string chosen_format(CommandLine const& line) {
  if (line.has("format")) return line.get<std::string>("format");
  if (!line.has("output")) return "table";
  std::string const output = line.get<std::string>("output");
  std::string const ending = fs::path(output).extension().string();
  for (char const* const format : {"csv", "json", workbook_format}) {
    if (ending == "." + std::string(format)) return format;
  }
  throw UsageError(fmt::format(
      "-o {}: its ending names no format. Add --format csv, json or xlsx, or end it in .csv, .json "
      "or .xlsx",
      printable(output)));
}

OutputKind kind_of(std::string const& format) {
  if (format == "csv") {
    return {"-o", {"variant", "# ", "\xEF\xBB\xBF"}, "csv of effects", ".csv"};
  }
  if (format == "json") return {"-o", {"{"}, "JSON", ".json"};
  return {"-o", {"PK"}, "workbook", ".xlsx"};
}

Effects effects_of(ResultFile const& file, CommandLine const& line, EffectOptions const& options) {
  std::string const path = line.positional();
  PointsView const points = points_of(file);
  if (!line.has("point") && points.numbers.size() > 1) return doubt_of(file, path, options);
  std::uint32_t const number =
      line.has("point") ? chosen_point(points, path, line.get<std::string>("point")) : 0;
  Effects effects = build_effects(view_of(file, path, number), options);
  if (points.numbers.size() > 1) {
    effects.points = {shown_point(points, number)};
  } else {
    static_cast<void>(add_doubt_beside(effects, file.header(), path, options));
  }
  return effects;
}

// The point whose programmes are shown in full.
std::uint32_t shown_point_of(Effects const& effects) {
  return effects.is_over_points || effects.points.empty() ? 0 : effects.points.front().number;
}

void write_workbook(fs::path const& target, Effects const& effects, Provenance const& provenance) {
  fs::path scratch = target;
  scratch += ".making";
  require_space(scratch, workbook_bytes_at_most(effects, provenance));
  write_output(target, effects_workbook(effects, provenance, scratch));
}

}  // namespace

int compare_command(CommandLine const& line) {
  std::string const path = line.positional();
  std::string const format = chosen_format(line);
  bool const is_to_file = line.has("output");
  fs::path const target = is_to_file ? line.get<std::string>("output") : std::string();
  if (is_to_file && format == "table")
    throw UsageError("-o is of csv, json and xlsx; write a table with > FILE");
  if (!is_to_file && format == workbook_format)
    throw UsageError("--format xlsx is for a file: add -o FILE.xlsx");
  if (is_to_file) refuse_other_files(kind_of(format), target, path);
  ResultFile const file(path);
  EffectOptions options;
  options.allow_failed = line.has("allow-failed");
  PrintOptions print;
  print.format = effect_format(format).value_or(EffectFormat::table);
  print.accounts = line.has("details") ? Accounts::every_stress : Accounts::first_stress;
  print.section = line.get<std::string>("section");
  if (line.has("decimal-comma")) {
    if (format != "csv") throw UsageError("--decimal-comma is of csv: add --format csv");
    print.csv = CsvForm::decimal_comma;
  }
  Effects effects = effects_of(file, line, options);
  bool const shows_evaluations = format != "table" || print.section == every_section ||
                                 print.section == evaluation_section_name;
  if (shows_evaluations) {
    add_evaluations_beside(effects, path, shown_point_of(effects));
  } else {
    look_for_panel(effects, path);
  }
  if (!is_to_file) {
    print_effects(effects, print, stdout);
    return exit_complete;
  }
  if (format == workbook_format) {
    write_workbook(target, effects, provenance_of(file.header()));
  } else {
    write_output(target, format == "csv" ? effects_csv(effects, print.csv) : effects_json(effects));
  }
  fmt::print("{}\n", target.string());
  return exit_complete;
}

}  // namespace clustress
