#include "sim/app/text_file.hpp"

#include <fmt/core.h>

#include <fstream>

#include "sim/core/errors.hpp"

namespace clustress {

void write_text(std::filesystem::path const& path, std::string const& text) {
  std::ofstream file(path, std::ios::binary);
  bool const is_open = file.is_open();
  if ((file << text).flush()) return;
  std::error_code ignored;
  if (is_open) std::filesystem::remove(path, ignored);
  throw OutputError(fmt::format("{} could not be written", path.string()));
}

}  // namespace clustress
