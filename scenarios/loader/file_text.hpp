// scenarios/loader/file_text.hpp — the bytes of a file, or why they cannot be had.
#pragma once

#include <filesystem>
#include <string>

namespace clustress::loader {

struct FileText {
  std::string text;
  std::string fault;  // empty if the file was read; else says why not and what to do
};

FileText read_file_text(std::filesystem::path const& path);

}  // namespace clustress::loader
