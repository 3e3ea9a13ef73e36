// sim/app/progress.hpp — what runs now, how fast, and how long it will take: one live line on a terminal, plain lines in a log.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "sim/engine/experiment.hpp"

namespace clustress {

class ProgressDisplay {
 public:
  // `quarters_total`: world-quarters still to be simulated; `replicates_total`: replicates of this session.
  ProgressDisplay(Progress const& progress, std::uint64_t quarters_total, std::size_t replicates_total, bool quiet);
  ~ProgressDisplay();
  ProgressDisplay(ProgressDisplay const&) = delete;
  ProgressDisplay& operator=(ProgressDisplay const&) = delete;

  void set_activity(std::string text);  // "making populations", "simulating"

 private:
  void loop();
  void show(bool last);

  Progress const& progress_;
  std::uint64_t quarters_total_;
  std::size_t replicates_total_;
  bool quiet_, terminal_;
  std::chrono::steady_clock::time_point started_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool done_ = false;
  std::string activity_;
  std::thread thread_;
};

std::string duration_text(double seconds);  // "42 s", "3 min 05 s", "2 h 10 min"

}  // namespace clustress
