#include "sim/core/contracts.hpp"

#include <fmt/format.h>

namespace clustress {

void report_contract_violation(char const* condition, char const* file, int line,
                               std::string const& message) {
  throw ContractViolation(
      fmt::format("{}:{}: {} ({} does not hold). This is a fault of the program: please report it.",
                  file, line, message, condition));
}

}  // namespace clustress
