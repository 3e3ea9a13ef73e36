// sim/app/panel.cpp — clustress panel: what a panel of firms holds, and its rows as csv.
#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>
#include <optional>

#include "sim/app/command_line.hpp"
#include "sim/app/panel_csv.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

// Place of a label, if the option is given.
std::optional<std::size_t> chosen(CommandLine const& line, PanelFile const& file,
                                  std::string const& option) {
  auto const name = line.maybe<std::string>(option.c_str());
  if (!name) return std::nullopt;
  std::vector<std::string> const& labels = file.labels(option);
  auto const found = std::ranges::find(labels, *name);
  if (found != labels.end()) return static_cast<std::size_t>(found - labels.begin());
  throw UsageError(fmt::format("--{} = \"{}\" is not in the panel.{}", option, printable(*name),
                               suggestion(*name, labels)));
}

std::vector<PanelFile::World> chosen_worlds(CommandLine const& line, PanelFile const& file) {
  auto const variant = chosen(line, file, "variant"), stress = chosen(line, file, "stress");
  auto const point = line.maybe<int>("point"), replicate = line.maybe<int>("replicate");
  std::vector<PanelFile::World> worlds = file.worlds();
  std::erase_if(worlds, [&](PanelFile::World const& world) {
    return (variant && world.variant != *variant) || (stress && world.stress != *stress) ||
           (point && static_cast<int>(world.unit.point) != *point) ||
           (replicate && static_cast<int>(world.unit.replicate) != *replicate);
  });
  if (worlds.empty())
    throw UsageError(fmt::format("{} holds no such world; `clustress panel {}` lists what it holds",
                                 line.positional(), line.positional()));
  return worlds;
}

void print_summary(PanelFile const& file, std::vector<PanelFile::World> const& worlds) {
  PanelLayout const& layout = file.layout();
  std::vector<std::string> choices;
  for (auto const& [name, value] : layout.choices) choices.push_back(name + " = " + value);
  fmt::print(
      "Panel of firms in {} worlds with a programme, {} firms in all; years {} to {}, {} of "
      "them before\nthe programme\n[panel] {}\n\n",
      worlds.size(), file.cases(), layout.years.empty() ? 0 : layout.years.front(),
      layout.years.empty() ? 0 : layout.years.back(), layout.years_before,
      fmt::join(choices, ", "));
  fmt::print("{:>6} {:>9}  {:<30} {:<20} {:>8} {:>10} {:>12}\n", "point", "replicate", "variant",
             "stress", "firms", "applicants", "applications");
  for (PanelFile::World const& world : worlds) {
    PanelTable const table = file.read(world);
    fmt::print("{:>6} {:>9}  {:<30} {:<20} {:>8} {:>10} {:>12}{}\n", world.unit.point,
               world.unit.replicate, printable(file.labels("variant")[world.variant]),
               printable(file.labels("stress")[world.stress]), world.cases,
               table.values<std::int32_t>(panel_column("world_applicants"))[0], world.applications,
               world.is_done ? "" : "  failed");
  }
  fmt::print(
      "\nAs csv, one row a firm and year: --format csv; one an application: --applications "
      "--format csv\n");
}

}  // namespace

CommandLine describe_panel() {
  CommandLine line(
      "panel RESULT.panel.h5",
      "Shows what the panel of a run with [panel] holds: histories of all applicants and a sample\n"
      "of other firms, with the programme and without it. With --format csv, its rows.",
      "clustress panel leipzig.panel.h5 --variant vouchers --replicate 0 --format csv",
      "RESULT.panel.h5");
  line.add()("format,f", po::value<std::string>()->default_value("table"), "table or csv")   //
      ("applications", "with --format csv: one row an application, with score and cut-off")  //
      ("variant", po::value<std::string>()->value_name("NAME"), "this programme only")       //
      ("stress", po::value<std::string>()->value_name("NAME"), "this stress only")           //
      ("replicate,r", po::value<int>()->value_name("NUMBER"), "this replicate only")         //
      ("point", po::value<int>()->value_name("NUMBER"), "this point only")                   //
      ("decimal-comma",
       "with --format csv: for spreadsheets with a decimal comma (semicolons, byte order mark)");
  line.choose("format", {"table", "csv"});
  return line;
}

int panel_command(CommandLine const& line) {
  bool const is_csv = line.get<std::string>("format") == "csv";
  for (char const* const option : {"applications", "decimal-comma"}) {
    if (line.has(option) && !is_csv)
      throw UsageError(fmt::format("--{} is of csv: add --format csv", option));
  }
  PanelFile const file(line.positional());
  std::vector<PanelFile::World> const worlds = chosen_worlds(line, file);
  CsvForm const form = line.has("decimal-comma") ? CsvForm::decimal_comma : CsvForm::plain;
  if (!is_csv) {
    print_summary(file, worlds);
  } else if (line.has("applications")) {
    print_applications_csv(file, worlds, form, stdout);
  } else {
    print_panel_csv(file, worlds, form, stdout);
  }
  return exit_complete;
}

}  // namespace clustress
