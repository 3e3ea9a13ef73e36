// tests/fuzz/scratch.hpp — a file for one input, in memory where the system has such a place.
#pragma once

#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>

namespace clustress::fuzz {

class ScratchFile {
 public:
  ScratchFile(std::string_view name, std::span<std::uint8_t const> bytes) {
    std::filesystem::path const memory = "/dev/shm";
    std::filesystem::path const directory =
        std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
    path_ = directory / ("clustress-fuzz-" + std::to_string(::getpid()) + "-" + std::string(name));
    std::ofstream(path_, std::ios::binary)
        .write(reinterpret_cast<char const*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
  }
  ~ScratchFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  ScratchFile(ScratchFile const&) = delete;
  ScratchFile& operator=(ScratchFile const&) = delete;
  [[nodiscard]] std::filesystem::path const& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace clustress::fuzz
