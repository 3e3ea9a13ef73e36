#include "scenarios/loader/file_text.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <system_error>

namespace clustress::loader {
namespace {

FileText refused(std::string why) {
  return {"", std::move(why)};
}

FileText too_large() {
  return refused(fmt::format(
      "larger than {} MiB. Scenarios and tables are small text files: is this the right one?",
      most_bytes / (1024 * 1024)));
}

}  // namespace

FileText read_file_text(std::filesystem::path const& path) {
  std::error_code error;
  auto const status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found)
    return refused("there is no such file. Check the path.");
  if (error)
    return refused(fmt::format("cannot be read: {}. Check path and permissions.", error.message()));
  if (std::filesystem::is_directory(status))
    return refused("is a directory. Give the path of a scenario file.");
  if (!std::filesystem::is_regular_file(status))
    return refused("is not a regular file. Give the path of a text file.");
  auto const size = std::filesystem::file_size(path, error);
  if (!error && size > most_bytes) return too_large();
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return refused("cannot be opened for reading. Check its permissions.");
  FileText file;
  std::array<char, 64 * 1024> block;
  while (stream.read(block.data(), block.size()) || stream.gcount() > 0) {
    file.text.append(block.data(), static_cast<std::size_t>(stream.gcount()));
    if (file.text.size() > most_bytes) return too_large();  // it may have grown since
  }
  if (stream.bad()) return refused("could not be read to the end. Check the disk.");
  return file;
}

std::string Allowance::take_file() {
  if (files == 0)
    return fmt::format("more than {} files in one scenario. Merge some of them.", most_files);
  --files;
  return "";
}

std::string Allowance::take_bytes(std::size_t number) {
  if (number > bytes) {
    return fmt::format(
        "the files of one scenario are larger than {} MiB together. Make it smaller.",
        most_bytes_together / (1024 * 1024));
  }
  bytes -= number;
  return "";
}

}  // namespace clustress::loader
