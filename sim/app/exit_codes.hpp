// sim/app/exit_codes.hpp — what exit codes mean, and which one an error has. Pure, thread-safe.
#pragma once

#include <exception>
#include <string>

#include "sim/app/command.hpp"

namespace clustress {

// In a few words, those of docs/howto/exit_codes.md: "stopped by SIGTERM".
std::string meaning_of(int exit_code);

// What ends a command: its exit code, and what is said of it.
struct CommandFailure {
  int exit_code = exit_failed_worlds;
  std::string message;  // a line a fault
};
// Of what was thrown; a reader of standard output that went away is no error.
CommandFailure failure_of(std::exception_ptr const& thrown);

inline constexpr char const* out_of_memory =
    "out of memory. Use fewer --threads, fewer replicates in flight, or a smaller world; finished "
    "replicates are kept";

}  // namespace clustress
