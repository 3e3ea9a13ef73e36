#include "sim/storage/file_system.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>

#include "sim/core/errors.hpp"

namespace clustress {
namespace {

char const* what_to_do(int error_number) {
  switch (error_number) {
    case ENOSPC:
    case EDQUOT:
      return "free space there and run the same command again";
    case EFBIG:
      return "raise the limit on file sizes (ulimit -f) and run the same command again";
    case EACCES:
    case EPERM:
    case EROFS:
      return "make it writable or choose another output with -o";
    case ENOENT:
    case ENOTDIR:
      return "make the directory first or choose another output with -o";
    case EMFILE:
    case ENFILE:
      return "raise the limit on open files (ulimit -n) and run the same command again";
    default:
      return "check the disk and run the same command again";
  }
}

void write_all(int fd, std::span<unsigned char const> bytes, std::filesystem::path const& path) {
  while (!bytes.empty()) {
    ssize_t const written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw_output_error(path, "write", errno);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

// Removes an unfinished file unless told that it is finished.
class Unfinished {
 public:
  explicit Unfinished(std::filesystem::path path) : path_(std::move(path)) {}
  Unfinished(Unfinished const&) = delete;
  Unfinished& operator=(Unfinished const&) = delete;
  ~Unfinished() {
    if (!finished_) remove_quietly(path_);
  }
  void finished() { finished_ = true; }

 private:
  std::filesystem::path path_;
  bool finished_ = false;
};

std::filesystem::path parent_of(std::filesystem::path const& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

}  // namespace

void throw_output_error(std::filesystem::path const& path, std::string const& action,
                        int error_number) {
  // unlike strerror: thread-safe, not translated
  char const* const cause = ::strerrordesc_np(error_number);
  throw OutputError(fmt::format("{}: cannot {}: {}; {}", path.string(), action,
                                cause == nullptr ? "unknown error" : cause,
                                what_to_do(error_number)));
}

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

Descriptor::Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

Descriptor open_to_read(std::filesystem::path const& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.valid()) throw_output_error(path, "open", errno);
  return file;
}

std::uint64_t size_of(Descriptor const& file, std::filesystem::path const& path) {
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) throw_output_error(path, "read", errno);
  return static_cast<std::uint64_t>(status.st_size);
}

std::size_t read_at(Descriptor const& file, std::uint64_t offset, std::span<unsigned char> bytes,
                    std::filesystem::path const& path) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    ssize_t const got = ::pread(file.get(), bytes.data() + done, bytes.size() - done,
                                static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw_output_error(path, "read", errno);
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

void write_durably(std::filesystem::path const& target,
                   std::span<std::span<unsigned char const> const> pieces) {
  std::filesystem::path const aside = target.string() + ".tmp";
  Descriptor const file(::open(aside.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0666));
  if (!file.valid()) throw_output_error(aside, "create", errno);
  Unfinished half(aside);
  for (auto const piece : pieces) write_all(file.get(), piece, aside);
  if (::fsync(file.get()) != 0) throw_output_error(aside, "write", errno);
  rename_durably(aside, target);
  half.finished();
}

void sync_file(std::filesystem::path const& path) {
  Descriptor const file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.valid()) throw_output_error(path, "open", errno);
  if (::fsync(file.get()) != 0) throw_output_error(path, "write", errno);
}

void sync_directory(std::filesystem::path const& directory) {
  Descriptor const file(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!file.valid()) throw_output_error(directory, "open the directory", errno);
  if (::fsync(file.get()) != 0 && errno != EINVAL)
    throw_output_error(directory, "write the directory", errno);
}

void rename_durably(std::filesystem::path const& from, std::filesystem::path const& to) {
  if (::rename(from.c_str(), to.c_str()) != 0)
    throw_output_error(from, fmt::format("rename to {}", to.string()), errno);
  sync_directory(parent_of(to));
}

void remove_quietly(std::filesystem::path const& path) noexcept {
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
}

void make_directory(std::filesystem::path const& directory) {
  if (::mkdir(directory.c_str(), 0777) == 0) {
    sync_directory(parent_of(directory));
  } else if (errno != EEXIST) {
    throw_output_error(directory, "make the directory", errno);
  } else if (!std::filesystem::is_directory(directory)) {
    throw_output_error(directory, "make the directory", ENOTDIR);
  }
}

void require_space(std::filesystem::path const& path, std::uintmax_t bytes) {
  Descriptor const file(::open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0666));
  if (!file.valid()) throw_output_error(path, "create", errno);
  Unfinished const trial(path);
  int result = 0;
  do {
    result = ::fallocate(file.get(), 0, 0, static_cast<off_t>(bytes));
  } while (result != 0 && errno == EINTR);
  if (result != 0 && errno != EOPNOTSUPP && errno != ENOSYS)
    throw_output_error(path, fmt::format("write {} bytes", bytes), errno);
}

}  // namespace clustress
