// tests/unit/study_fixture.hpp — a study that runs in a blink, and an observer that keeps all it is
// told.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <clustress/catch.hpp>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "sim/results/result_file.hpp"
#include "sim/study/study_run.hpp"
#include "tests/support/outcome_fixture.hpp"
#include "tests/support/scenarios/tiny.hpp"

namespace clustress::test {

inline StopFlag const never_stop{false};

// The tiny scenario with a programme of one year.
inline std::string const short_text =
    with(tiny, "budget_keur = 1000", "budget_keur = 1000\nduration_quarters = 4");

// The tiny scenario of so many replicates: one programme, one stress, some 500 firms.
inline Scenario tiny_study(int replicates, std::vector<std::string> more = {},
                           std::string const& text = short_text) {
  std::vector<std::string> overrides = {"simulation.spin_up_quarters=12",
                                        "simulation.populations=2",
                                        "simulation.burn_in_quarters=8",
                                        "simulation.horizon_quarters=4",
                                        "stress.recession.start_quarter=3",
                                        "simulation.reference_programmes=false",
                                        "simulation.replicates=" + std::to_string(replicates)};
  overrides.insert(overrides.end(), more.begin(), more.end());
  return load_scenario_text(text, "tiny.toml", overrides);
}

inline std::string const second_variant = R"(
[[variant]]
name = "money"
[[variant.instrument]]
kind = "transfer"
budget_keur = 1000
duration_quarters = 4
)";

struct Recorder : StudyObserver {
  std::vector<std::string> events;  // "begins 4", "populations", "simulating", "ends 4"
  std::vector<StudyNote> notes;
  std::vector<WorkAhead> ahead;
  std::uint64_t quarters = 0;  // simulated
  std::function<void(Activity, Progress const&)> on_activity;

  void note(StudyNote const& note) override { notes.push_back(note); }
  void work_begins(WorkAhead const& work, Progress const& now) override {
    ahead.push_back(work);
    live = &now;
    events.push_back("begins " + std::to_string(work.replicates));
  }
  void activity(Activity now) override {
    events.emplace_back(now == Activity::simulating ? "simulating" : "populations");
    if (on_activity) on_activity(now, *live);
  }
  void work_ends() override {
    quarters += live->quarters;
    events.push_back("ends " + std::to_string(live->units.load()));
    live = nullptr;
  }

  // The notes of a kind.
  template <class Kind>
  [[nodiscard]] std::vector<Kind> all() const {
    std::vector<Kind> found;
    for (StudyNote const& note : notes) {
      if (auto const* kind = std::get_if<Kind>(&note)) found.push_back(*kind);
    }
    return found;
  }

 private:
  Progress const* live = nullptr;
};

// One run from its constructor to its end.
inline StudyOutcome run_study(Scenario const& scenario, std::filesystem::path const& result,
                              StudyOptions options = {}, StudyObserver* observer = nullptr,
                              StopFlag const& stop = never_stop) {
  StudyObserver silent;
  options.threads = options.threads == 0 ? 1 : options.threads;
  return StudyRun(scenario, result.string(), std::move(options),
                  observer != nullptr ? *observer : silent)
      .run(stop);
}

// What is written to the standard streams while it lives.
class StreamCapture {
 public:
  explicit StreamCapture(std::filesystem::path path) : path_(std::move(path)) {
    std::fflush(stdout);
    std::fflush(stderr);
    int const file = ::open(path_.c_str(), O_RDWR | O_CREAT | O_TRUNC, 0600);
    for (int const stream : {STDOUT_FILENO, STDERR_FILENO}) {
      kept_.push_back(::dup(stream));
      ::dup2(file, stream);
    }
    ::close(file);
  }
  ~StreamCapture() { restore(); }
  StreamCapture(StreamCapture const&) = delete;
  StreamCapture& operator=(StreamCapture const&) = delete;

  // Ends it.
  [[nodiscard]] std::string text() {
    restore();
    return slurp(path_);
  }

 private:
  void restore() {
    std::fflush(stdout);
    std::fflush(stderr);
    for (std::size_t stream = 0; stream < kept_.size(); ++stream) {
      ::dup2(kept_[stream], static_cast<int>(stream) + STDOUT_FILENO);
      ::close(kept_[stream]);
    }
    kept_.clear();
  }

  std::filesystem::path path_;
  std::vector<int> kept_;
};

}  // namespace clustress::test
