#include "sim/storage/lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <string_view>

#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"

namespace clustress {
namespace {

struct Holder {
  int pid = 0;  // 0 = nobody named
  std::string host;
};

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data())
                                                          : std::string("unknown");
}

Holder read_holder(int fd) {
  std::array<char, 512> text{};
  ssize_t const size = ::pread(fd, text.data(), text.size() - 1, 0);
  Holder holder;
  std::array<char, 300> host{};
  if (size > 0 && std::sscanf(text.data(), "pid %d\nhost %299s", &holder.pid, host.data()) == 2 &&
      holder.pid > 0) {
    holder.host = printable(host.data());
    return holder;
  }
  return {};
}

std::string describe(Holder const& holder) {
  return holder.pid == 0 ? "another process"
                         : fmt::format("process {} on host {}", holder.pid, holder.host);
}

[[noreturn]] void refuse(std::filesystem::path const& path, Holder const& holder) {
  throw LockedError(
      fmt::format("{}: {} is writing to this output; wait for it or choose another output with -o",
                  path.string(), describe(holder)));
}

// Without flock, a holder lives if its process exists here; one on another host cannot be asked and
// counts as alive.
void require_dead(std::filesystem::path const& path, Holder const& holder) {
  if (holder.pid == 0) return;
  if (holder.host == host_name() && ::kill(holder.pid, 0) != 0 && errno == ESRCH) return;
  throw LockedError(
      fmt::format("{}: {} holds the lock, and this file system cannot tell whether it still runs; "
                  "if it does not, "
                  "remove this file and run again",
                  path.string(), describe(holder)));
}

bool is_the_file(int fd, std::filesystem::path const& path) {
  struct stat open_file {
  }, named_file{};
  return ::fstat(fd, &open_file) == 0 && ::stat(path.c_str(), &named_file) == 0 &&
         open_file.st_ino == named_file.st_ino && open_file.st_dev == named_file.st_dev;
}

void write_holder(int fd, std::filesystem::path const& path) {
  std::string const text = fmt::format("pid {}\nhost {}\n", ::getpid(), host_name());
  if (::ftruncate(fd, 0) != 0 ||
      ::pwrite(fd, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()) ||
      ::fsync(fd) != 0) {
    int const cause = errno;
    ::unlink(path.c_str());
    throw_output_error(path, "write the lock", cause);
  }
}

}  // namespace

OutputLock::OutputLock(std::filesystem::path path) : path_(std::move(path)) {
  while (true) {
    Descriptor file(::open(path_.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0666));
    if (!file.valid()) throw_output_error(path_, "make the lock", errno);
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
      if (errno == EINTR) continue;
      if (errno == EWOULDBLOCK) refuse(path_, read_holder(file.get()));
      if (errno != ENOLCK && errno != EOPNOTSUPP && errno != ENOSYS && errno != EINVAL)
        throw_output_error(path_, "lock", errno);
      require_dead(path_, read_holder(file.get()));
    }
    if (!is_the_file(file.get(), path_)) continue;  // its last holder removed it in between
    Holder const before = read_holder(file.get());
    if (before.pid != 0) taken_over_from_ = describe(before);
    write_holder(file.get(), path_);
    file_ = std::move(file);
    return;
  }
}

OutputLock::~OutputLock() {
  if (file_.valid() && is_the_file(file_.get(), path_)) ::unlink(path_.c_str());
}

}  // namespace clustress
