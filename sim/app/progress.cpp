#include "sim/app/progress.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include "sim/app/notes.hpp"

namespace clustress {
namespace {

constexpr auto terminal_interval = std::chrono::milliseconds(500);
constexpr auto log_interval = std::chrono::seconds(30);

}  // namespace

std::string duration_text(double seconds) {
  auto const s = static_cast<long>(seconds + 0.5);
  if (s < 60) return fmt::format("{} s", s);
  if (s < 3600) return fmt::format("{} min {:02} s", s / 60, s % 60);
  return fmt::format("{} h {:02} min", s / 3600, s % 3600 / 60);
}

ProgressDisplay::ProgressDisplay(Progress const& progress, std::uint64_t quarters_total, std::size_t replicates_total,
                                 bool quiet)
    : progress_(progress),
      quarters_total_(quarters_total),
      replicates_total_(replicates_total),
      quiet_(quiet),
      terminal_(isatty(STDERR_FILENO) == 1),
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
  if (!quiet_ && !terminal_) note("{}\n", activity_);
}

void ProgressDisplay::loop() {
  std::unique_lock lock(mutex_);
  while (!done_) {
    wake_.wait_for(lock,
                   terminal_ ? std::chrono::duration_cast<std::chrono::milliseconds>(terminal_interval)
                             : std::chrono::duration_cast<std::chrono::milliseconds>(log_interval),
                   [this] { return done_; });
    show(done_);
  }
}

void ProgressDisplay::show(bool last) {
  double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
  auto const quarters = static_cast<double>(progress_.quarters);
  if (terminal_ && last) {
    note("\r\033[K");
    return;
  }
  if (quarters == 0) {
    if (terminal_) note("\r\033[K{} ({})", activity_, duration_text(seconds));
    return;
  }
  if (last) return;
  double const share = quarters / static_cast<double>(quarters_total_);
  double const left = share > 0 ? seconds * (1.0 - share) / share : 0.0;
  note("{}{}: {:.0f} %, {} of {} replicates, {:.1f} million firm-quarters a second, {} left{}", terminal_ ? "\r\033[K" : "",
       activity_, 100.0 * share, progress_.replicates.load(), replicates_total_,
       static_cast<double>(progress_.firm_quarters) / seconds * 1e-6, duration_text(left), terminal_ ? "" : "\n");
}

}  // namespace clustress
