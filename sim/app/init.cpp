// sim/app/init.cpp — clustress init: a first study to change, with every line explained.
#include <fmt/core.h>

#include <filesystem>

#include "clustress_starter.hpp"
#include "scenarios/loader/loader.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/text_file.hpp"
#include "sim/core/errors.hpp"

namespace clustress {
namespace fs = std::filesystem;

CommandLine describe_init() {
  return {"init DIR",
          "Writes a first study into the directory DIR: scenario.toml and world.toml with every "
          "line explained, and schemas\n"
          "by which editors check them. It runs within seconds as it is. Nothing is overwritten.",
          "clustress init study", "DIR"};
}

int init_command(CommandLine const& line) {
  fs::path const folder = line.positional();
  std::pair<char const*, std::string> const files[] = {
      {"scenario.toml", std::string("#:schema scenario.schema.json\n") + starter_scenario},
      {"world.toml", std::string("#:schema world.schema.json\n") + starter_world},
      {"scenario.schema.json", json_schema(FileKind::scenario)},
      {"world.schema.json", json_schema(FileKind::world)}};
  for (auto const& [name, text] : files) {
    if (!fs::exists(fs::symlink_status(folder / name))) continue;
    throw UsageError(fmt::format(
        "{} exists already; nothing was written. Choose another directory, or move it away",
        (folder / name).string()));
  }
  std::error_code trouble;
  if (fs::exists(folder, trouble) && !fs::is_directory(folder, trouble)) {
    throw UsageError(fmt::format(
        "{} is a file, and DIR is a directory to write into; nothing was written. Give another "
        "name, such as {}-study",
        folder.string(), folder.stem().string()));
  }
  fs::create_directories(folder, trouble);
  if (trouble)
    throw OutputError(fmt::format("{} could not be made: {}", folder.string(), trouble.message()));
  std::vector<fs::path> written;
  try {
    for (auto const& [name, text] : files) {
      write_text(folder / name, text);
      written.push_back(folder / name);
    }
  } catch (OutputError const&) {  // so that the same command may be given again
    for (fs::path const& path : written) fs::remove(path, trouble);
    throw;
  }
  std::string const scenario = (folder / "scenario.toml").string(),
                    result = (folder / "result.h5").string();
  fmt::print(
      "{0} and its world are ready. Next\n  clustress check {0}\n  clustress run {0} -o {1}\n  "
      "clustress compare {1}\n  clustress report {1}\n"
      "Then change {0}: programmes, budgets, stresses; and {2}: your region.\n",
      scenario, result, (folder / "world.toml").string());
  return exit_complete;
}

}  // namespace clustress
