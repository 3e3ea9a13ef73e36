// sim/app/progress.hpp — what runs now, how fast, and how long it will take: one live line on a
// terminal, plain lines in a log.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "sim/engine/experiment.hpp"

namespace clustress {

// Standard error for news of work under way. Used by one thread at a time.
class LiveLine {
 public:
  LiveLine();
  ~LiveLine();  // the line goes away
  LiveLine(LiveLine const&) = delete;
  LiveLine& operator=(LiveLine const&) = delete;

  void show(std::string const& text);  // in place of the line before; in a log one more
  [[nodiscard]] bool is_terminal() const { return terminal_; }
  [[nodiscard]] std::chrono::milliseconds interval() const;  // between two shows

 private:
  bool terminal_, open_ = false;
};

class ProgressDisplay {
 public:
  // `quarters_total`: world-quarters still to be simulated; `replicates_total`: replicates of this
  // session.
  ProgressDisplay(Progress const& progress, std::uint64_t quarters_total,
                  std::size_t replicates_total, bool quiet);
  ~ProgressDisplay();
  ProgressDisplay(ProgressDisplay const&) = delete;
  ProgressDisplay& operator=(ProgressDisplay const&) = delete;

  void set_activity(std::string text);  // "making populations", "simulating"

 private:
  void loop();
  void show();

  Progress const& progress_;
  std::uint64_t quarters_total_;
  std::size_t replicates_total_;
  bool quiet_;
  LiveLine line_;
  std::chrono::steady_clock::time_point started_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool done_ = false;
  std::string activity_;
  std::thread thread_;
};

std::string duration_text(double seconds);  // "42 s", "3 min 05 s", "2 h 10 min"

}  // namespace clustress
