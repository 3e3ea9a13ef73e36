// sim/app/run_words.hpp — puts a run into words: notes and progress on standard error, its end as a
// sentence and an exit code. Used by one thread.
#pragma once

#include <optional>
#include <string>

#include "sim/app/progress.hpp"
#include "sim/study/study_run.hpp"

namespace clustress {

// "64 replicates", "80 replicates of 40 points".
std::string replicates_text(std::size_t replicates, std::size_t points);
std::string_view words_of(Activity activity);  // "simulating"
// What a note says, in lines.
std::string text_of(StudyNote const& note);
// Whether it tells of something found or done otherwise than usual.
bool is_unusual(StudyNote const& note);
// Why the run was stopped, and that what is done is kept.
std::string stopped_text(StudyOutcome const& outcome, std::string const& by);
// `signal`: that stopped it.
int exit_code_of(StudyOutcome const& outcome, int signal);

class RunWords final : public StudyObserver {
 public:
  // `quiet`: no progress, and no notes but of what was found or is done otherwise than usual;
  // `time_limit`: as given on the command line.
  RunWords(bool quiet, std::string time_limit)
      : quiet_(quiet), time_limit_(std::move(time_limit)) {}

  void note(StudyNote const& note) override;
  void work_begins(WorkAhead const& ahead, Progress const& live) override;
  void activity(Activity now) override;
  void work_ends() override;

  // Says how the run ended; the exit code. `signal`: that stopped it.
  [[nodiscard]] int say(StudyOutcome const& outcome, int signal) const;

 private:
  bool quiet_;
  std::string time_limit_;
  std::optional<ProgressDisplay> display_;
};

}  // namespace clustress
