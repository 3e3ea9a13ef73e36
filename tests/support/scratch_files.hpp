// tests/support/scratch_files.hpp — directories that go away by themselves, whole files as text, a
// limit of open files, and what an action that must fail says.
#pragma once

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace clustress::test {

class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "clustress-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary directory");
    path_ = pattern;
  }
  TemporaryDirectory(TemporaryDirectory const&) = delete;
  TemporaryDirectory& operator=(TemporaryDirectory const&) = delete;
  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] std::filesystem::path operator/(std::string const& name) const {
    return path_ / name;
  }
  [[nodiscard]] std::filesystem::path const& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// So few open files while it lives.
class OpenFileLimit {
 public:
  explicit OpenFileLimit(rlim_t files) {
    if (::getrlimit(RLIMIT_NOFILE, &before_) != 0)
      throw std::runtime_error("no limit of open files");
    rlimit const now{files, before_.rlim_max};
    if (::setrlimit(RLIMIT_NOFILE, &now) != 0)
      throw std::runtime_error("the limit of open files stays");
  }
  OpenFileLimit(OpenFileLimit const&) = delete;
  OpenFileLimit& operator=(OpenFileLimit const&) = delete;
  ~OpenFileLimit() { ::setrlimit(RLIMIT_NOFILE, &before_); }

 private:
  rlimit before_{};
};

// No file grows beyond so many bytes while it lives; a write that would is an error.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    if (::getrlimit(RLIMIT_FSIZE, &before_) != 0) throw std::runtime_error("no limit of files");
    rlimit const now{bytes, before_.rlim_max};
    if (::setrlimit(RLIMIT_FSIZE, &now) != 0) throw std::runtime_error("the limit of files stays");
  }
  FileSizeLimit(FileSizeLimit const&) = delete;
  FileSizeLimit& operator=(FileSizeLimit const&) = delete;
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int) = SIG_DFL;
};

// What an action that must fail says.
template <class Action>
std::string message_of(Action action) {
  try {
    action();
  } catch (std::exception const& error) {
    return error.what();
  }
  return "nothing was thrown";
}

// Empty if the text holds all parts, else what it lacks.
inline std::string lacking(std::string const& text, std::vector<std::string> const& parts) {
  for (std::string const& part : parts) {
    if (text.find(part) == std::string::npos) return "lacks \"" + part + "\": " + text;
  }
  return "";
}

inline std::string slurp(std::filesystem::path const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void spill(std::filesystem::path const& path, std::string const& bytes) {
  std::ofstream(path, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// Files of a directory with this ending, by name.
inline std::vector<std::filesystem::path> files_with(std::filesystem::path const& directory,
                                                     std::string const& extension) {
  std::vector<std::filesystem::path> found;
  std::error_code ignored;
  for (auto const& entry : std::filesystem::directory_iterator(directory, ignored)) {
    if (entry.path().extension() == extension) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace clustress::test
