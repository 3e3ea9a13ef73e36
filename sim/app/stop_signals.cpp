#include "sim/app/stop_signals.hpp"

#include <csignal>

namespace clustress {
namespace {

StopFlag stop{false};
std::atomic<int> signal_number{0};
static_assert(StopFlag::is_always_lock_free && std::atomic<int>::is_always_lock_free,
              "handlers need lock-free flags");

extern "C" void ask_to_stop(int number) {
  signal_number = number;
  stop = true;
  std::signal(number, SIG_DFL);
}

}  // namespace

StopSignals::StopSignals() {
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
}

StopSignals::~StopSignals() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

StopFlag& StopSignals::flag() {
  return stop;
}
int StopSignals::received() {
  return signal_number;
}

}  // namespace clustress
