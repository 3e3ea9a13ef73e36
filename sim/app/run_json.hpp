// sim/app/run_json.hpp — tells a run to another program: one JSON object a line on standard error.
//
// Lines have an `event`: `progress` about once a second, `note`, and one `end` with the exit code
// and its meaning, whatever ends the run but a kill. Their keys: docs/howto/batch_and_resume.md. A
// reader that goes away stops nothing. Used by one thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

#include "sim/app/exit_codes.hpp"
#include "sim/study/study_run.hpp"

namespace clustress {

class RunJson final : public StudyObserver {
 public:
  RunJson() = default;
  ~RunJson() override;
  RunJson(RunJson const&) = delete;
  RunJson& operator=(RunJson const&) = delete;

  void note(StudyNote const& note) override;
  void work_begins(WorkAhead const& ahead, Progress const& live) override;
  void activity(Activity now) override;
  void work_ends() override;

  // The last line; the exit code. `signal`: that stopped the run.
  [[nodiscard]] int end(StudyOutcome const& outcome, int signal);
  [[nodiscard]] int end(CommandFailure const& failure);

 private:
  void loop();
  void show();  // the mutex is held

  // Of the stretch of work under way.
  WorkAhead ahead_;
  Progress const* live_ = nullptr;
  Activity activity_ = Activity::making_populations;
  std::chrono::steady_clock::time_point begun_;
  std::uint32_t failed_before_ = 0;  // replicates of earlier stretches
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ends_ = false;
  std::thread thread_;
};

}  // namespace clustress
