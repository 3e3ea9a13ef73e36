#include "sim/app/run_words.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "sim/app/notes.hpp"
#include "sim/core/bytes_text.hpp"

namespace clustress {
namespace {

// "64 replicates", "80 replicates of 40 points".
std::string replicates_text(std::size_t replicates, std::size_t points) {
  return fmt::format("{} replicate{}{}", replicates, replicates == 1 ? "" : "s",
                     points == 1 ? "" : fmt::format(" of {} points", points));
}

struct NoteWriter {
  bool quiet;

  void operator()(OutputFinding const& finding) const { clustress::note("{}\n", finding.text); }
  void operator()(MemoryBound const& bound) const {
    clustress::note("{} of memory: {} replicate{} at once in place of {}, about {}\n",
                    bytes_text(bound.allowed_bytes), bound.in_flight,
                    bound.in_flight == 1 ? "" : "s", bound.usual, bytes_text(bound.needed_bytes));
  }
  void operator()(BaselineUse const& use) const {
    if (quiet) return;
    clustress::note(
        "taken from {}, {} of {} replicates: {}\nsimulated in these: {}\n", use.path, use.serving,
        use.missing, fmt::join(use.shared, " · "),
        use.simulated.empty() ? "nothing new" : fmt::format("{}", fmt::join(use.simulated, " · ")));
  }
  void operator()(PrecisionLook const& look) const {
    if (!quiet) clustress::note("{}\n", look.text);
  }
};

}  // namespace

void RunWords::note(StudyNote const& note) {
  std::visit(NoteWriter{quiet_}, note);
}

void RunWords::work_begins(WorkAhead const& ahead, Progress const& live) {
  display_.emplace(live, ahead.quarters, ahead.replicates, quiet_);
}

void RunWords::activity(Activity now) {
  display_->set_activity(now == Activity::simulating ? "simulating"
                                                     : "making stationary populations");
}

void RunWords::work_ends() {
  display_.reset();
}

void RunWords::say_stopped(StudyOutcome const& outcome, std::string const& by) const {
  clustress::note(
      "clustress: stopped by {}: {} of {} are safe in {}.parts; the same command goes on from "
      "there\n",
      by, outcome.done, replicates_text(outcome.wanted, outcome.points), outcome.result);
}

int RunWords::say(StudyOutcome const& outcome, int signal) const {
  switch (outcome.end) {
    case StudyOutcome::End::stopped:
      say_stopped(outcome, fmt::format("signal {}", signal));
      return exit_signal + signal;
    case StudyOutcome::End::deadline:
      say_stopped(outcome, "the time limit of " + time_limit_);
      return exit_stopped;
    case StudyOutcome::End::already_complete:
      if (outcome.there > outcome.wanted) {
        fmt::print("{} is complete with {}, more than the {} wanted; nothing to do.\n",
                   outcome.result, replicates_text(outcome.there, outcome.points), outcome.wanted);
      } else {
        fmt::print("{} is already complete: {}. Give more --replicates to extend it.\n",
                   outcome.result, replicates_text(outcome.done, outcome.points));
      }
      break;
    case StudyOutcome::End::complete:
      if (!quiet_) {
        clustress::note(
            "{} is complete: {}, {} of them simulated now in {}{}; `clustress info` says what they "
            "cost\n",
            outcome.result, replicates_text(outcome.done, outcome.points), outcome.simulated,
            duration_text(outcome.seconds),
            outcome.points == 1 ? ""
                                : fmt::format(" from {} populations made now", outcome.spin_ups));
      }
      break;
  }
  if (auto const& stopping = outcome.stopping) {
    fmt::print("{}: {}\n", outcome.result, stopping_text(*stopping, stopping->looks.back(), true));
  }
  return report_failed_worlds(outcome.failed_worlds, outcome.result);
}

}  // namespace clustress
