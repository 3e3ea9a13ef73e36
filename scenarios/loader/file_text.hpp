// scenarios/loader/file_text.hpp — the bytes of a file, or why they cannot be had, and how much one
// scenario may read.
#pragma once

#include <filesystem>
#include <string>

#include "scenarios/loader/text_survey.hpp"

namespace clustress::loader {

struct FileText {
  std::string text;
  std::string fault;  // empty if the file was read; else says why not and what to do
};

FileText read_file_text(std::filesystem::path const& path);

// What the files of one scenario may still be together. Each `take_` says what is wrong if there is
// not so much left.
struct Allowance {
  static constexpr std::size_t most_files = 32, most_bytes_together = 2 * most_bytes;

  [[nodiscard]] std::string take_file();
  [[nodiscard]] std::string take_bytes(std::size_t number);

  std::size_t files = most_files;
  std::size_t bytes = most_bytes_together;
  std::size_t values = most_values;
};

}  // namespace clustress::loader
