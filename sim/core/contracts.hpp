// sim/core/contracts.hpp — checks that stay in the release build. They guard set-up and step
// boundaries, never inner loops.
#pragma once

#include <string>

#include "sim/core/errors.hpp"

namespace clustress {

[[noreturn]] void report_contract_violation(char const* condition, char const* file, int line,
                                            std::string const& message);

}  // namespace clustress

#define CLUSTRESS_REQUIRE(condition, message)                                            \
  do {                                                                                   \
    if (!(condition))                                                                    \
      ::clustress::report_contract_violation(#condition, __FILE__, __LINE__, (message)); \
  } while (false)
