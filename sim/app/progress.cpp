#include "sim/app/progress.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include "sim/app/notes.hpp"

namespace clustress {

LiveLine::LiveLine() : terminal_(isatty(STDERR_FILENO) == 1) {}

LiveLine::~LiveLine() {
  if (open_) note("\r\033[K");
}

void LiveLine::show(std::string const& text) {
  terminal_ ? note("\r\033[K{}", text) : note("{}\n", text);
  open_ = terminal_;
}

std::chrono::milliseconds LiveLine::interval() const {
  return terminal_ ? std::chrono::milliseconds(500) : std::chrono::seconds(30);
}

std::string duration_text(double seconds) {
  auto const s = static_cast<long>(seconds + 0.5);
  if (s < 60) return fmt::format("{} s", s);
  if (s < 3600) return fmt::format("{} min {:02} s", s / 60, s % 60);
  return fmt::format("{} h {:02} min", s / 3600, s % 3600 / 60);
}

ProgressDisplay::ProgressDisplay(Progress const& progress, std::uint64_t quarters_total,
                                 std::size_t replicates_total, bool quiet)
    : progress_(progress),
      quarters_total_(quarters_total),
      replicates_total_(replicates_total),
      quiet_(quiet),
      started_(std::chrono::steady_clock::now()) {
  if (!quiet_) thread_ = std::thread([this] { loop(); });
}

ProgressDisplay::~ProgressDisplay() {
  if (quiet_) return;
  {
    std::lock_guard const lock(mutex_);
    done_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void ProgressDisplay::set_activity(std::string text) {
  std::lock_guard const lock(mutex_);
  activity_ = std::move(text);
  if (!quiet_ && !line_.is_terminal()) line_.show(activity_);
}

void ProgressDisplay::loop() {
  std::unique_lock lock(mutex_);
  while (!done_) {
    wake_.wait_for(lock, line_.interval(), [this] { return done_; });
    if (!done_) show();
  }
}

void ProgressDisplay::show() {
  double const seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
  auto const quarters = static_cast<double>(progress_.quarters);
  if (quarters == 0) {
    if (line_.is_terminal()) line_.show(fmt::format("{} ({})", activity_, duration_text(seconds)));
    return;
  }
  double const share = quarters / static_cast<double>(quarters_total_);
  double const left = share > 0 ? seconds * (1.0 - share) / share : 0.0;
  line_.show(fmt::format(
      "{}: {:.0f} %, {} of {} replicates, {:.1f} million firm-quarters a second, {} left",
      activity_, 100.0 * share, progress_.units.load(), replicates_total_,
      static_cast<double>(progress_.firm_quarters) / seconds * 1e-6, duration_text(left)));
}

}  // namespace clustress
