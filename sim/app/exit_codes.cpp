#include "sim/app/exit_codes.hpp"

#include <fmt/format.h>

#include <csignal>
#include <new>
#include <system_error>

#include "sim/core/errors.hpp"

namespace clustress {

std::string meaning_of(int exit_code) {
  switch (exit_code) {
    case exit_complete:
      return "complete";
    case exit_failed_worlds:
      return "some worlds failed; or an internal error";
    case exit_usage:
      return "usage or input";
    case exit_output:
      return "output";
    case exit_locked:
      return "another run writes this result";
    case exit_stopped:
      return "stopped by `--time-limit`";
    case exit_signal + SIGINT:
      return "stopped by Ctrl-C (SIGINT)";
    case exit_signal + SIGTERM:
      return "stopped by SIGTERM";
    default:
      return fmt::format("exit code {}", exit_code);
  }
}

CommandFailure failure_of(std::exception_ptr const& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (UsageError const& error) {
    return {exit_usage, error.what()};
  } catch (LockedError const& error) {
    return {exit_locked, error.what()};
  } catch (OutputError const& error) {
    return {exit_output, error.what()};
  } catch (std::system_error const& error) {
    // Of printing: a reader that has seen enough, as `| head` has, is no error. Of starting a
    // thread: no memory for it.
    if (error.code() == std::errc::broken_pipe) return {exit_complete, ""};
    if (error.code() == std::errc::resource_unavailable_try_again)
      return {exit_failed_worlds, out_of_memory};
    return {exit_output, error.what()};
  } catch (std::bad_alloc const&) {
    return {exit_failed_worlds, out_of_memory};
  } catch (std::exception const& error) {
    return {exit_failed_worlds, error.what()};
  }
}

}  // namespace clustress
