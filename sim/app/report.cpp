// sim/app/report.cpp — clustress report: what each programme did, as one page for people.
#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "analysis/panel/evaluations_of_run.hpp"
#include "analysis/render/report_text.hpp"
#include "analysis/report/page.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/output_target.hpp"
#include "sim/app/provenance.hpp"
#include "sim/app/read_doubt.hpp"
#include "sim/app/read_validation.hpp"
#include "sim/core/errors.hpp"
#include "sim/results/result_file.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace fs = std::filesystem;

CommandLine describe_report() {
  CommandLine line(
      "report RESULT.h5 [-o REPORT.html]",
      "Writes a page that answers which programme does best and when it fails: verdicts, charts,\n"
      "tables, limits. One file for a browser, to pass on, print or read without a network.\n"
      "RESULT.doubt.h5 beside it, the same study with --ensemble, adds what is in doubt.",
      "clustress report leipzig-small.h5 -o leipzig-small.html", "RESULT.h5");
  line.add()("output,o", po::value<std::string>()->value_name("FILE"),
             "the page; without it, RESULT.html beside the result")  //
      ("data", po::value<std::string>()->value_name("FILE"),
       "the numbers of the page as JSON, the form of `compare`")  //
      ("point", po::value<int>()->default_value(0),
       "one point of a result with several, by number")  //
      ("allow-failed", "go on although more than 1 % of the worlds failed");
  line.limit("point", 0, 1'000'000'000);
  return line;
}

namespace {

OutputKind const page{"-o", {"<!doctype html>"}, "page of HTML", ".html"};
OutputKind const data{"--data", {"{"}, "JSON", ".json"};

}  // namespace

int report_command(CommandLine const& line) {
  std::string const source = line.positional();
  fs::path const target = line.has("output") ? fs::path(line.get<std::string>("output"))
                                             : fs::path(source).replace_extension(".html");
  refuse_other_files(page, target, source);
  if (line.has("data")) refuse_other_files(data, line.get<std::string>("data"), source);
  ResultFile const file(source);
  EffectOptions options;
  options.allow_failed = line.has("allow-failed");
  ResultView const view = view_of(file, source, static_cast<std::uint32_t>(line.get<int>("point")));
  Effects effects = build_effects(view, options);
  add_evaluations_beside(effects, source, view.point);
  std::optional<Effects> const over_points =
      view.points_total > 1 ? doubt_of(file, source, options)
                            : add_doubt_beside(effects, file.header(), source, options);
  Provenance provenance = provenance_of(file.header());
  if (view.points_total > 1) {
    provenance.rows.insert(
        provenance.rows.begin(),
        {"Point", fmt::format("{} of {} {}", view.point, view.points_total, view.point_label)});
  }
  if (over_points && view.points_total == 1) {
    provenance.rows.push_back({"Luck and doubt", doubt_path(source).filename().string()});
  }
  Report report = report_of(view, effects, std::move(provenance));
  add_validation_beside(report, source, view.point);
  if (over_points) report.over_points = &*over_points;
  write_output(target, report_page(report));
  if (line.has("data")) write_output(line.get<std::string>("data"), effects_json(effects));
  fmt::print("{}\n", target.string());
  return exit_complete;
}

}  // namespace clustress
