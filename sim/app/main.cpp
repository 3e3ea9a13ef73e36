// sim/app/main.cpp — the program `clustress`: finds the command, turns errors into messages and
// exit codes.
#include <fmt/core.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

#include "sim/app/command_line.hpp"
#include "sim/app/exit_codes.hpp"
#include "sim/app/notes.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/core/version.hpp"

namespace clustress {
namespace {

void print_help() {
  fmt::print(
      "clustress — stress tests of cluster programmes\n\nUsage: clustress COMMAND …\n\nCommands\n");
  for (Command const& command : commands) fmt::print("  {:<12}{}\n", command.name, command.summary);
  fmt::print(
      "\nEvery command has --help with an example. Start with\n  clustress init study\n"
      "clustress --version says which program this is.\n");
}

Command const& find_command(std::string const& name) {
  std::vector<std::string> names;
  for (Command const& command : commands) {
    if (command.name == name) return command;
    names.emplace_back(command.name);
  }
  throw UsageError(
      fmt::format("unknown command \"{}\".{}", printable(name), suggestion(name, names)));
}

int dispatch(Arguments const& arguments) {
  if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "-h" ||
      arguments[0] == "help") {
    print_help();
    return arguments.empty() ? exit_usage : exit_complete;
  }
  if (arguments[0] == "--version" || arguments[0] == "version") {
    fmt::print("clustress {} ({}), model {}, {}\n", program_version(), program_revision(),
               model_version, program_compiler());
    return exit_complete;
  }
  Command const& command = find_command(arguments[0]);
  CommandLine line = command.describe();
  return line.parse({arguments.begin() + 1, arguments.end()}) ? command.run(line) : exit_complete;
}

// One line a fault, each with the program's name in front.
void report(std::string const& text) {
  std::size_t begin = 0;
  while (begin <= text.size()) {
    std::size_t const end = std::min(text.find('\n', begin), text.size());
    note("clustress: error: {}\n",
         printable(std::string_view(text).substr(begin, end - begin), text.max_size()));
    begin = end + 1;
  }
}

std::atomic<bool> leaving{false};  // main is about to return

// HDF5 calls exit() in a worker if it gets no memory for a node of its tables; tearing down TBB
// there would crash.
void exit_of_a_library() {
  if (leaving) return;
  for (char const* const text : {"clustress: error: ", out_of_memory, "\n"})
    std::fputs(text, stderr);  // needs no memory
  std::_Exit(exit_failed_worlds);
}

int run(Arguments const& arguments) {
  try {
    int const code = dispatch(arguments);
    bool const written = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
    if (!written && errno != EPIPE) throw OutputError("standard output could not be written");
    return code;
  } catch (...) {
    CommandFailure const failure = failure_of(std::current_exception());
    if (!failure.message.empty()) report(failure.message);
    return failure.exit_code;
  }
}

}  // namespace
}  // namespace clustress

int main(int argc, char** argv) {
  using namespace clustress;
  hold_standard_streams();
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  std::atexit(exit_of_a_library);
  int const code = run({argv + 1, argv + argc});
  leaving = true;
  return code;
}
