// sim/core/errors.hpp — the four kinds of failure, each with its own type and exit code.
//
//   UsageError     the user asked for something that cannot be done (bad scenario, bad option)
//           exit 2
//   OutputError    a result could not be written or read (full disk, damaged file, locked by
//     another run)   exit 3 or 5
//   WorldFailure   one simulated world broke an invariant; it is recorded and the run goes on
//           exit 1
//   ContractViolation  a programming error (contracts.hpp)
//           exit 1
//
// Messages name the problem, why it is one where that is not plain, and what to do. Thread-safe:
// plain exception objects.
#pragma once

#include <stdexcept>
#include <string>

namespace clustress {

class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class OutputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Another live process holds the lock on the output.
class LockedError : public OutputError {
 public:
  using OutputError::OutputError;
};

class WorldFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class ContractViolation : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

}  // namespace clustress
