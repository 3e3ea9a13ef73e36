// sim/storage/file_system.hpp — files that are either whole or not there, and messages that say
// what to do.
//
// All errors are OutputError: "<path>: cannot <action>: <cause>; <what to do>". Thread-safe.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace clustress {

// Throws OutputError with the text of `error_number` (errno) and what to do about it.
[[noreturn]] void throw_output_error(std::filesystem::path const& path, std::string const& action,
                                     int error_number);

// Owns a file descriptor.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool valid() const { return fd_ >= 0; }

 private:
  int fd_;
};

Descriptor open_to_read(std::filesystem::path const& path);  // does not wait for a pipe's writer
std::uint64_t size_of(Descriptor const& file, std::filesystem::path const& path);
// Bytes from `offset` on. Returns how many: less than asked for only at the end of the file.
std::size_t read_at(Descriptor const& file, std::uint64_t offset, std::span<unsigned char> bytes,
                    std::filesystem::path const& path);

// Writes all pieces, one after the other, to target.tmp, syncs and renames it to target, and syncs
// the directory. On failure neither file is left (an older target stays as it was).
void write_durably(std::filesystem::path const& target,
                   std::span<std::span<unsigned char const> const> pieces);

void sync_file(std::filesystem::path const& path);
void sync_directory(std::filesystem::path const& directory);
void rename_durably(std::filesystem::path const& from, std::filesystem::path const& to);
void remove_quietly(std::filesystem::path const& path) noexcept;
// its parent must exist; no error if it is there already
void make_directory(std::filesystem::path const& directory);

// Fails if `bytes` more cannot be written beside `path` (file `path` itself is made and removed for
// the trial). File systems that cannot reserve space are taken at their word.
void require_space(std::filesystem::path const& path, std::uintmax_t bytes);

}  // namespace clustress
