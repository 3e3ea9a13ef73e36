// sim/app/text_file.hpp — files of text that a command writes for people. OutputError if that
// fails.
#pragma once

#include <filesystem>
#include <string>

namespace clustress {

// In place of a file of this name. What a failed write has begun is removed.
void write_text(std::filesystem::path const& path, std::string const& text);

}  // namespace clustress
