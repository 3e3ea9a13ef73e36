#include "sim/app/run_words.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "sim/app/notes.hpp"
#include "sim/core/bytes_text.hpp"

namespace clustress {
namespace {

struct NoteText {
  std::string operator()(OutputFinding const& finding) const { return finding.text; }
  std::string operator()(MemoryBound const& bound) const {
    return fmt::format("{} of memory: {} replicate{} at once in place of {}, about {}",
                       bytes_text(bound.allowed_bytes), bound.in_flight,
                       bound.in_flight == 1 ? "" : "s", bound.usual,
                       bytes_text(bound.needed_bytes));
  }
  std::string operator()(BaselineUse const& use) const {
    return fmt::format(
        "taken from {}, {} of {} replicates: {}\nsimulated in these: {}", use.path, use.serving,
        use.missing, fmt::join(use.shared, " · "),
        use.simulated.empty() ? "nothing new" : fmt::format("{}", fmt::join(use.simulated, " · ")));
  }
  std::string operator()(PrecisionLook const& look) const { return look.text; }
};

}  // namespace

std::string replicates_text(std::size_t replicates, std::size_t points) {
  return fmt::format("{} replicate{}{}", replicates, replicates == 1 ? "" : "s",
                     points == 1 ? "" : fmt::format(" of {} points", points));
}

std::string_view words_of(Activity activity) {
  return activity == Activity::simulating ? "simulating" : "making stationary populations";
}

std::string text_of(StudyNote const& note) {
  return std::visit(NoteText{}, note);
}

bool is_unusual(StudyNote const& note) {
  return std::holds_alternative<OutputFinding>(note) || std::holds_alternative<MemoryBound>(note);
}

std::string stopped_text(StudyOutcome const& outcome, std::string const& by) {
  if (outcome.done == outcome.wanted) {
    return fmt::format(
        "stopped by {}: {} is complete, its panel is not; the same command goes on with it", by,
        outcome.result);
  }
  return fmt::format(
      "stopped by {}: {} of {} are safe in {}.parts; the same command goes on from "
      "there",
      by, outcome.done, replicates_text(outcome.wanted, outcome.points), outcome.result);
}

int exit_code_of(StudyOutcome const& outcome, int signal) {
  using End = StudyOutcome::End;
  if (outcome.end == End::stopped) return exit_signal + signal;
  if (outcome.end == End::deadline) return exit_stopped;
  return outcome.failed_worlds > 0 ? exit_failed_worlds : exit_complete;
}

void RunWords::note(StudyNote const& note) {
  if (!quiet_ || is_unusual(note)) clustress::note("{}\n", text_of(note));
}

void RunWords::work_begins(WorkAhead const& ahead, Progress const& live) {
  display_.emplace(live, ahead.quarters, ahead.replicates, quiet_);
}

void RunWords::activity(Activity now) {
  display_->set_activity(std::string(words_of(now)));
}

void RunWords::work_ends() {
  display_.reset();
}

int RunWords::say(StudyOutcome const& outcome, int signal) const {
  switch (outcome.end) {
    case StudyOutcome::End::stopped:
      clustress::note("clustress: {}\n", stopped_text(outcome, fmt::format("signal {}", signal)));
      return exit_code_of(outcome, signal);
    case StudyOutcome::End::deadline:
      clustress::note("clustress: {}\n", stopped_text(outcome, "the time limit of " + time_limit_));
      return exit_code_of(outcome, signal);
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
  if (!outcome.panel.empty() && !quiet_) {
    clustress::note("{}: histories of {} firms for evaluators; `clustress panel` shows them\n",
                    outcome.panel, outcome.panel_cases);
  }
  if (auto const& stopping = outcome.stopping) {
    fmt::print("{}: {}\n", outcome.result, stopping_text(*stopping, stopping->looks.back(), true));
  }
  return report_failed_worlds(outcome.failed_worlds, outcome.result);
}

}  // namespace clustress
