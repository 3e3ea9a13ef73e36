// sim/app/schema.cpp — clustress schema: what scenario and world files may say, for editors.
#include <fmt/core.h>

#include "scenarios/loader/loader.hpp"
#include "sim/app/command_line.hpp"

namespace clustress {

CommandLine describe_schema() {
  CommandLine line("schema KIND",
                   "Prints the JSON Schema of scenario or world files. Editors with Taplo (such as "
                   "VS Code with Even Better TOML)\n"
                   "then complete keys, show their meaning and mark mistakes. Name it in the first "
                   "line of a file:\n"
                   "#:schema scenario.schema.json",
                   "clustress schema scenario > scenario.schema.json", "KIND");
  line.choose("KIND", {"scenario", "world"});
  return line;
}

int schema_command(CommandLine const& line) {
  fmt::print("{}",
             json_schema(line.positional() == "world" ? FileKind::world : FileKind::scenario));
  return exit_complete;
}

}  // namespace clustress
