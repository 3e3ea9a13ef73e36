// sim/app/output_target.hpp — a file that a command writes for people: only what is of its kind
// already, empty, or not there, is written over, and it is written whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace clustress {

struct OutputKind {
  std::string_view option;               // "-o"
  std::vector<std::string_view> starts;  // of a file that may be written over
  std::string_view kind;                 // "page of HTML"
  std::string_view ending;               // ".html"
};

// UsageError if `path` is the result itself or a file of another kind.
void refuse_other_files(OutputKind const& kind, std::filesystem::path const& path,
                        std::string const& result);

// OutputError if it cannot be written; an older file then stays as it was.
void write_output(std::filesystem::path const& path, std::string const& text);

}  // namespace clustress
