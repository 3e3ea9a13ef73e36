// sim/app/compare.cpp — clustress compare: what each programme did, against the same world without
// it.
#include "analysis/effects.hpp"
#include "analysis/render/report_text.hpp"
#include "sim/app/command_line.hpp"
#include "sim/results/result_file.hpp"

namespace clustress {
namespace po = boost::program_options;

CommandLine describe_compare() {
  CommandLine line(
      "compare RESULT.h5",
      "Prints the effects of every programme under every stress: net jobs, cost, job account,\n"
      "share of worlds that meet the targets, with intervals.",
      "clustress compare leipzig-small.h5 --format csv > effects.csv", "RESULT.h5");
  line.add()("details", "job accounts under every stress, not only undisturbed")            //
      ("format,f", po::value<std::string>()->default_value("table"), "table, csv or json")  //
      ("allow-failed", "go on although more than 1 % of the worlds failed");
  line.choose("format", effect_format_names());
  return line;
}

int compare_command(CommandLine const& line) {
  std::string const path = line.positional();
  ResultFile const file(path);
  EffectOptions options;
  options.allow_failed = line.has("allow-failed");
  print_effects(build_effects(view_of(file, path), options),
                *effect_format(line.get<std::string>("format")), stdout,
                line.has("details") ? Accounts::every_stress : Accounts::first_stress);
  return exit_complete;
}

}  // namespace clustress
