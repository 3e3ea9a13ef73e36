#include "sim/study/session.hpp"

#include <algorithm>
#include <mutex>

namespace clustress {
namespace {

class PartSink : public OutcomeSink {
 public:
  PartSink(RunOutput& output, PrecisionWatch* watch) : output_(output), watch_(watch) {}
  [[nodiscard]] std::any pack(Outcome&& outcome) const override { return encoded(outcome); }
  void store(std::any packed) override {
    output_.write(std::any_cast<EncodedOutcome const&>(packed));
  }

 protected:
  [[nodiscard]] EncodedOutcome encoded(Outcome const& whole) const {
    if (watch_ != nullptr) watch_->take(whole);
    return encode(whole, output_.layout());
  }

 private:
  RunOutput& output_;
  PrecisionWatch* watch_;
};

// Completes the stored worlds of a replicate with those simulated now.
class CompletingSink final : public PartSink {
 public:
  CompletingSink(RunOutput& output, PrecisionWatch* watch, Baseline const& baseline,
                 OutcomeLayout const& simulated)
      : PartSink(output, watch), baseline_(baseline), simulated_(simulated) {}
  [[nodiscard]] std::any pack(Outcome&& outcome) const override {
    return encoded(baseline_.complete(stored(outcome.unit), outcome, simulated_));
  }
  void store(std::any packed) override {
    std::lock_guard const lock(hdf5_);
    PartSink::store(std::move(packed));
  }

 private:
  [[nodiscard]] Outcome stored(RunUnit unit) const {
    std::lock_guard const lock(hdf5_);
    return baseline_.stored(unit);
  }

  Baseline const& baseline_;
  OutcomeLayout const& simulated_;
  std::mutex mutable hdf5_;  // one thread at a time
};

BaselineUse use_of(Baseline const& baseline, std::size_t serving, std::size_t missing) {
  BaselineUse use{baseline.path(), serving, missing, baseline.shared(), {}};
  for (std::size_t v = 1; v < baseline.rest().variants.size(); ++v)
    use.simulated.push_back(baseline.rest().variants[v].name);
  return use;
}

// Tells the observer when a stretch of work begins and, however it comes, when it ends.
class Stretch {
 public:
  Stretch(StudyObserver& observer, WorkAhead const& ahead, Progress const& live)
      : observer_(observer) {
    observer_.work_begins(ahead, live);
  }
  ~Stretch() { observer_.work_ends(); }
  Stretch(Stretch const&) = delete;
  Stretch& operator=(Stretch const&) = delete;

 private:
  StudyObserver& observer_;
};

}  // namespace

void StudySession::prepare_once() {
  if (prepared_) return;
  parts_.observer.activity(Activity::making_populations);
  with_threads(options_.threads,
               [&] { preparation_ = prepare(parts_.scenario, parts_.stop, parts_.cache); });
  prepared_ = true;
}

void StudySession::run_below(std::uint32_t end) {
  std::vector<RunUnit> fresh = parts_.output.missing(), with_stored;
  std::erase_if(fresh, [&](RunUnit unit) { return unit.replicate >= end; });
  if (fresh.empty()) return;
  std::size_t const missing = fresh.size();
  Scenario const* rest = &parts_.scenario;
  if (Baseline const* const baseline = parts_.baseline; baseline != nullptr) {
    auto const serving =
        std::ranges::stable_partition(fresh, [&](RunUnit unit) { return !baseline->has(unit); });
    with_stored.assign(serving.begin(), serving.end());
    fresh.erase(serving.begin(), serving.end());
    rest = &baseline->rest();
    parts_.observer.note(use_of(*baseline, with_stored.size(), missing));
  }
  Progress progress;
  {
    Stretch const stretch(parts_.observer,
                          {quarters_per_replicate(parts_.scenario) * fresh.size() +
                               quarters_per_replicate(*rest) * with_stored.size(),
                           missing},
                          progress);
    prepare_once();
    parts_.observer.activity(Activity::simulating);
    simulate(fresh, with_stored, progress);
  }
  simulated_ += progress.units;
}

void StudySession::simulate(std::vector<RunUnit> const& fresh,
                            std::vector<RunUnit> const& with_stored, Progress& progress) {
  if (!with_stored.empty()) {
    Scenario const& rest = parts_.baseline->rest();
    set_programmes(preparation_, rest);
    CompletingSink sink(parts_.output, parts_.watch, *parts_.baseline, preparation_.layout);
    run_experiment(rest, preparation_, with_stored, sink, parts_.stop, progress, options_);
    set_programmes(preparation_, parts_.scenario);
  }
  PartSink sink(parts_.output, parts_.watch);
  run_experiment(parts_.scenario, preparation_, fresh, sink, parts_.stop, progress, options_);
}

}  // namespace clustress
