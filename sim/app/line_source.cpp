#include "sim/app/line_source.hpp"

#include <fmt/format.h>
#include <sys/poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "sim/core/errors.hpp"
#include "sim/storage/file_system.hpp"

namespace clustress {

std::optional<std::string> LineSource::next() {
  std::size_t looked_at = begin_;
  for (;;) {
    std::size_t const end = pending_.find('\n', looked_at);
    bool const is_last = end == std::string::npos && is_over_ && begin_ < pending_.size();
    if (end != std::string::npos || is_last) {
      std::string line = pending_.substr(begin_, is_last ? std::string::npos : end - begin_);
      begin_ = is_last ? pending_.size() : end + 1;
      if (line.ends_with('\r')) line.pop_back();
      ++number_;
      return line;
    }
    looked_at = pending_.size() - begin_;
    pending_.erase(0, begin_);
    begin_ = 0;
    if (pending_.size() > longest) {
      throw UsageError(fmt::format("{}:{}: a line of more than {} bytes. Give one point a line.",
                                   name_, number_ + 1, longest));
    }
    if (is_over_ || !fill()) return std::nullopt;
  }
}

// Waits for more bytes, or the end; false when asked to stop.
bool LineSource::fill() {
  constexpr int look_up_ms = 200;  // a signal may have come between the look and the wait
  for (;;) {
    if (stop_) return false;
    pollfd ready{descriptor_, POLLIN, 0};
    int const found = ::poll(&ready, 1, look_up_ms);
    if (found == 0 || (found < 0 && errno == EINTR)) continue;
    std::array<char, 65536> bytes;
    ssize_t const got = ::read(descriptor_, bytes.data(), bytes.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got < 0) throw_output_error(name_, "read", errno);
    is_over_ = got == 0;
    pending_.append(bytes.data(), static_cast<std::size_t>(got));
    return true;
  }
}

}  // namespace clustress
