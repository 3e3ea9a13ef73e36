#include "sim/app/output_target.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <span>

#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/storage/file_system.hpp"

namespace clustress {

namespace fs = std::filesystem;

void refuse_other_files(OutputKind const& kind, fs::path const& path, std::string const& result) {
  std::string const name = printable(path.string());
  std::error_code ignored;
  if (fs::equivalent(path, result, ignored)) {
    throw UsageError(
        fmt::format("{} {}: is the result itself. Give a name of its own, for instance one that "
                    "ends in {}",
                    kind.option, name, kind.ending));
  }
  if (!fs::is_regular_file(path, ignored)) return;
  std::ifstream file(path, std::ios::binary);
  std::string start(64, ' ');
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  bool const is_of_kind = std::ranges::any_of(
      kind.starts, [&](std::string_view const s) { return start.starts_with(s); });
  if (file.gcount() == 0 || is_of_kind) return;
  throw UsageError(
      fmt::format("{} {}: is there and is no {}. Give another name, or remove it first",
                  kind.option, name, kind.kind));
}

void write_output(fs::path const& path, std::string const& text) {
  std::span<unsigned char const> const bytes(reinterpret_cast<unsigned char const*>(text.data()),
                                             text.size());
  write_durably(path, std::array{bytes});
}

}  // namespace clustress
