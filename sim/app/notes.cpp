#include "sim/app/notes.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <string_view>

#include "sim/core/text.hpp"

namespace clustress {

ExitCode report_failed_worlds(std::size_t failed_worlds, std::string const& result) {
  if (failed_worlds == 0) return exit_complete;
  note("clustress: {} worlds failed; `clustress info {}` says why, and what to do\n", failed_worlds,
       result);
  return exit_failed_worlds;
}

void print_lines(std::string const& lines) {
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = lines.find('\n', begin)) != std::string::npos; begin = end + 1) {
    fmt::print("{}\n",
               printable(std::string_view(lines).substr(begin, end - begin), lines.max_size()));
  }
  fmt::print("{}", printable(std::string_view(lines).substr(begin), lines.max_size()));
}

void hold_standard_streams() {
  for (int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) >= 0) continue;
    // The lowest free number is taken, which is this one.
    static_cast<void>(::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY));
  }
}

}  // namespace clustress
