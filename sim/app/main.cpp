// sim/app/main.cpp — the program `clustress`: finds the command, turns errors into messages and exit codes.
#include <fmt/core.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <system_error>

#include "sim/app/command_line.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/core/version.hpp"

namespace clustress {
namespace {

void print_help() {
  fmt::print("clustress — stress tests of cluster programmes\n\nUsage: clustress COMMAND …\n\nCommands\n");
  for (Command const& command : commands) fmt::print("  {:<12}{}\n", command.name, command.summary);
  fmt::print("\nEvery command has --help with an example. Start with\n  clustress init study\n");
}

Command const& find_command(std::string const& name) {
  std::vector<std::string> names;
  for (Command const& command : commands) {
    if (command.name == name) return command;
    names.emplace_back(command.name);
  }
  throw UsageError(fmt::format("unknown command \"{}\".{}", printable(name), suggestion(name, names)));
}

int dispatch(Arguments const& arguments) {
  if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "-h" || arguments[0] == "help") {
    print_help();
    return arguments.empty() ? exit_usage : exit_complete;
  }
  if (arguments[0] == "--version") {
    fmt::print("clustress {} ({}), model {}, {}\n", program_version(), program_revision(), model_version,
               program_compiler());
    return exit_complete;
  }
  Command const& command = find_command(arguments[0]);
  CommandLine line = command.describe();
  return line.parse({arguments.begin() + 1, arguments.end()}) ? command.run(line) : exit_complete;
}

// One line a fault, each with the program's name in front.
int report(char const* message, int code) {
  std::string text = message;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    std::size_t const end = std::min(text.find('\n', begin), text.size());
    fmt::print(stderr, "clustress: error: {}\n", text.substr(begin, end - begin));
    begin = end + 1;
  }
  return code;
}

}  // namespace
}  // namespace clustress

int main(int argc, char** argv) {
  using namespace clustress;
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    int const code = dispatch({argv + 1, argv + argc});
    bool const written = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
    if (!written && errno != EPIPE) throw OutputError("standard output could not be written");
    return code;
  } catch (UsageError const& error) {
    return report(error.what(), exit_usage);
  } catch (LockedError const& error) {
    return report(error.what(), exit_locked);
  } catch (OutputError const& error) {
    return report(error.what(), exit_output);
  } catch (std::system_error const& error) {  // of printing: a reader that has seen enough, as `| head` has, is no error
    return error.code().value() == EPIPE ? exit_complete : report(error.what(), exit_output);
  } catch (std::bad_alloc const&) {
    return report(
        "out of memory. Use fewer --threads, fewer replicates in flight, or a smaller world; finished replicates are kept",
        exit_failed_worlds);
  } catch (std::exception const& error) {
    return report(error.what(), exit_failed_worlds);
  }
}
