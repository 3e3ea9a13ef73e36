// sim/app/notes.hpp — notes, progress and errors for people, on standard error.
//
// They never stop a run: a log on a full disk, a closed terminal, a reader that went away lose the
// note and nothing else (fmt::print would throw). Thread-safe; each note is one write.
#pragma once

#include <fmt/core.h>

#include <cstdio>
#include <string>
#include <utility>

#include "sim/app/command.hpp"

namespace clustress {

template <class... T>
void note(fmt::format_string<T...> format, T&&... values) {
  std::string const text = fmt::format(format, std::forward<T>(values)...);
  static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
}

// Lines of text on standard output with control characters escaped: results and scenarios come from
// others, who must not move the cursor.
void print_lines(std::string const& lines);
template <class... T>
void say(fmt::format_string<T...> format, T&&... values) {
  print_lines(fmt::format(format, std::forward<T>(values)...));
}

// Of a result in which so many worlds failed; says how to find out why.
ExitCode report_failed_worlds(std::size_t failed_worlds, std::string const& result);

// Call first: takes the places of closed standard streams, so that no result file is opened in one
// of them and gets the notes into its middle. Using them fails as if they were closed.
void hold_standard_streams();

}  // namespace clustress
