// sim/app/reference.cpp — clustress reference: the page of all parameters, from their declarations.
#include <fmt/core.h>

#include "scenarios/loader/loader.hpp"
#include "sim/app/command_line.hpp"

namespace clustress {

CommandLine describe_reference() {
  return {"reference", "Prints every parameter of scenarios and worlds as Markdown tables.",
          "clustress reference > docs/reference/parameters.md", ""};
}

int reference_command(CommandLine const&) {
  fmt::print("{}", describe_catalogue_markdown());
  return exit_complete;
}

}  // namespace clustress
