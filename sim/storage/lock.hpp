// sim/storage/lock.hpp — one writer at a time for an output path.
//
// The lock is flock() on RESULT.h5.lock, which the system releases when its holder dies; the file
// names process and host for people. Where the file system has no flock, process and host in the
// file decide. Released on destruction.
#pragma once

#include <filesystem>
#include <string>

#include "sim/storage/file_system.hpp"

namespace clustress {

class OutputLock {
 public:
  // Throws LockedError naming the live holder, OutputError if the file cannot be made.
  explicit OutputLock(std::filesystem::path path);
  ~OutputLock();
  OutputLock(OutputLock&&) noexcept = default;
  OutputLock& operator=(OutputLock&&) = delete;
  OutputLock(OutputLock const&) = delete;

  // The holder that died without releasing it ("process 12 on host a"), empty if there was none.
  [[nodiscard]] std::string const& taken_over_from() const { return taken_over_from_; }

 private:
  std::filesystem::path path_;
  Descriptor file_;
  std::string taken_over_from_;
};

}  // namespace clustress
