// sim/app/manual.cpp — clustress manual: the program's man pages, from the descriptions of its
// commands.
#include <fmt/core.h>

#include "sim/app/command_line.hpp"
#include "sim/app/text_file.hpp"
#include "sim/core/version.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

// Text that roff prints as it stands.
std::string roff(std::string_view text) {
  std::string escaped;
  for (char const c : text) {
    if ((c == '.' || c == '\'') && (escaped.empty() || escaped.back() == '\n')) escaped += "\\&";
    if (c == '\\') {
      escaped += "\\e";
    } else if (c == '-') {
      escaped += "\\-";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

std::string title(std::string const& page) {
  return fmt::format(".TH {} 1 \"\" \"clustress {}\" \"clustress manual\"\n", page,
                     program_version());
}

std::string example(std::string const& command) {
  return fmt::format(".SH EXAMPLE\n.nf\n{}\n.fi\n", roff(command));
}

std::string exit_status() {
  std::string text = ".SH EXIT STATUS\n";
  for (auto const& [code, meaning] :
       {std::pair{exit_complete, "complete"},
        {exit_failed_worlds,
         "finished, but worlds failed, or two results differ; or an internal error"},
        {exit_usage, "the command line or a scenario is wrong"},
        {exit_output, "a result could not be written or read"},
        {exit_locked, "another run writes this result"},
        {exit_stopped, "stopped by a limit; the same command goes on"}}) {
    text += fmt::format(".TP\n{}\n{}\n", static_cast<int>(code), meaning);
  }
  return text + ".TP\n130, 143\nstopped by a signal; the same command goes on\n";
}

std::string page_of(Command const& command) {
  CommandLine const line = command.describe();
  std::string const usage = line.usage();
  std::string const rest =
      usage.size() > command.name.size() ? roff(usage.substr(command.name.size() + 1)) + "\n" : "";
  std::string text = title(fmt::format("CLUSTRESS-{}", command.name));
  text += fmt::format(
      ".SH NAME\nclustress\\-{} \\- {}\n.SH SYNOPSIS\n.B clustress {}\n{}.SH DESCRIPTION\n{}\n.SH "
      "OPTIONS\n",
      command.name, roff(command.summary), command.name, rest, roff(line.purpose()));
  for (CommandLine::Option const& option : line.options()) {
    std::string const letter =
        option.letter.empty() ? "" : fmt::format("\\fB\\-{}\\fR, ", option.letter);
    std::string const value =
        option.value.empty() ? "" : fmt::format(" \\fI{}\\fR", roff(option.value));
    text += fmt::format(".TP\n{}\\fB\\-\\-{}\\fR{}\n{}\n", letter, roff(option.name), value,
                        roff(option.meaning));
  }
  return text + exit_status() + example(line.example()) + ".SH SEE ALSO\n.BR clustress (1)\n";
}

std::string overview() {
  std::string text = title("CLUSTRESS");
  text +=
      ".SH NAME\nclustress \\- stress tests of cluster programmes\n.SH SYNOPSIS\n.B "
      "clustress\nCOMMAND ...\n.SH "
      "DESCRIPTION\n"
      "Simulates a regional economy with and without a programme that supports firms, in many "
      "possible futures and under\n"
      "stresses, and says what the programme brought and what it cost.\n.SH COMMANDS\n";
  for (Command const& command : commands) {
    text += fmt::format(".TP\n.BR clustress\\-{} (1)\n{}\n", command.name, roff(command.summary));
  }
  return text + exit_status() +
         ".SH ENVIRONMENT\n.TP\nNO_COLOR\nif set, tables "
         "have no "
         "colour\n.TP\nCLUSTRESS_CACHE\n\"off\": keep no spun\\-up populations between runs\n.SH "
         "FILES\n"
         ".TP\n$XDG_CACHE_HOME/clustress, ~/.cache/clustress\nspun\\-up populations; may be "
         "removed\n" +
         example(
             "clustress init study\nclustress run study/scenario.toml -o "
             "study/result.h5\nclustress compare "
             "study/result.h5");
}

std::vector<std::string> page_names() {
  std::vector<std::string> names = {"clustress"};
  for (Command const& command : commands) names.emplace_back(command.name);
  return names;
}

}  // namespace

CommandLine describe_manual() {
  CommandLine line("manual [COMMAND]",
                   "Prints the manual page of a command, or of the program, in the form of man(7).",
                   "clustress manual run | man -l -", "COMMAND");
  line.choose("COMMAND", page_names());
  line.add()("all", po::value<std::string>()->value_name("DIR"),
             "write all pages into this directory, which exists");
  return line;
}

int manual_command(CommandLine const& line) {
  if (auto const folder = line.maybe<std::string>("all")) {
    write_text(*folder + "/clustress.1", overview());
    for (Command const& command : commands) {
      write_text(fmt::format("{}/clustress-{}.1", *folder, command.name), page_of(command));
    }
    return exit_complete;
  }
  std::string const wanted = line.has("COMMAND") ? line.positional() : "clustress";
  if (wanted == "clustress") fmt::print("{}", overview());
  for (Command const& command : commands) {
    if (command.name == wanted) fmt::print("{}", page_of(command));
  }
  return exit_complete;
}

}  // namespace clustress
