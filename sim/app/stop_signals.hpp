// sim/app/stop_signals.hpp — SIGINT and SIGTERM ask the run to stop at the next quarter.
#pragma once

#include "sim/engine/preparation.hpp"

namespace clustress {

// While it lives, both signals set the flag; a second signal of the same kind ends the program at
// once.
class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(StopSignals const&) = delete;
  StopSignals& operator=(StopSignals const&) = delete;

  [[nodiscard]] static StopFlag& flag();
  [[nodiscard]] static int received();  // signal number, 0 if none
};

}  // namespace clustress
