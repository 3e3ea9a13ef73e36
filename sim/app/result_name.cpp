#include "sim/app/result_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"

namespace clustress {
namespace {

constexpr std::string_view foreign_endings[] = {
    ".csv",  ".tsv", ".txt",  ".json", ".xlsx", ".xls", ".ods",     ".toml", ".md",
    ".html", ".pdf", ".docx", ".odt",  ".png",  ".svg", ".parquet", ".zip"};

}  // namespace

std::string result_name(CommandLine const& line) {
  if (!line.has("output")) throw UsageError("where to write? Give -o RESULT.h5");
  std::string const name = line.get<std::string>("output");
  std::filesystem::path const path = name;
  std::string ending = path.extension().string();
  std::ranges::transform(ending, ending.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (std::ranges::find(foreign_endings, ending) == std::end(foreign_endings)) return name;
  std::string const better = std::filesystem::path(path).replace_extension(".h5").string();
  throw UsageError(fmt::format(
      "--output = {}: a result is an HDF5 file, not {}. Give -o {}; tables come from it by "
      "`clustress compare {} --format csv`",
      printable(name), ending, printable(better), printable(better)));
}

}  // namespace clustress
