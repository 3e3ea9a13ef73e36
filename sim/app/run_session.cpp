#include "sim/app/run_session.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <mutex>

#include "sim/app/notes.hpp"
#include "sim/app/progress.hpp"
#include "sim/engine/population_store.hpp"

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
    return encoded(baseline_.complete(stored(outcome.replicate), outcome, simulated_));
  }
  void store(std::any packed) override {
    std::lock_guard const lock(hdf5_);
    PartSink::store(std::move(packed));
  }

 private:
  [[nodiscard]] Outcome stored(std::uint32_t replicate) const {
    std::lock_guard const lock(hdf5_);
    return baseline_.stored(replicate);
  }

  Baseline const& baseline_;
  OutcomeLayout const& simulated_;
  std::mutex mutable hdf5_;  // one thread at a time
};

void print_baseline(std::string const& path, Baseline const& baseline, std::size_t serving,
                    std::size_t missing) {
  std::vector<std::string> simulated;
  for (std::size_t v = 1; v < baseline.rest().variants.size(); ++v)
    simulated.push_back(baseline.rest().variants[v].name);
  note("taken from {}, {} of {} replicates: {}\nsimulated in these: {}\n", path, serving, missing,
       fmt::join(baseline.shared(), " · "),
       simulated.empty() ? "nothing new" : fmt::format("{}", fmt::join(simulated, " · ")));
}

}  // namespace

double RunSession::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
}

void RunSession::prepare_once() {
  if (prepared_) return;
  with_threads(options_.threads, [&] {
    auto const cache = PopulationStore::usual();
    preparation_ = prepare(scenario_, StopSignals::flag(), cache ? &*cache : nullptr);
  });
  prepared_ = true;
}

void RunSession::run_below(std::uint32_t end) {
  std::vector<std::uint32_t> fresh = output_.missing(), with_stored;
  std::erase_if(fresh, [&](auto r) { return r >= end; });
  if (fresh.empty()) return;
  std::size_t const missing = fresh.size();
  if (baseline_ != nullptr) {
    auto const serving =
        std::ranges::stable_partition(fresh, [&](auto r) { return !baseline_->has(r); });
    with_stored.assign(serving.begin(), serving.end());
    fresh.erase(serving.begin(), serving.end());
    if (!quiet_) print_baseline(baseline_->path(), *baseline_, with_stored.size(), missing);
  }
  Scenario const& rest = baseline_ != nullptr ? baseline_->rest() : scenario_;
  Progress progress;
  {
    ProgressDisplay display(progress,
                            quarters_per_replicate(scenario_) * fresh.size() +
                                quarters_per_replicate(rest) * with_stored.size(),
                            missing, quiet_);
    if (!prepared_) display.set_activity("making stationary populations");
    prepare_once();
    display.set_activity("simulating");
    if (!with_stored.empty()) {
      set_programmes(preparation_, rest);
      CompletingSink sink(output_, watch_, *baseline_, preparation_.layout);
      run_experiment(rest, preparation_, with_stored, sink, StopSignals::flag(), progress,
                     options_);
      set_programmes(preparation_, scenario_);
    }
    PartSink sink(output_, watch_);
    run_experiment(scenario_, preparation_, fresh, sink, StopSignals::flag(), progress, options_);
  }
  simulated_ += progress.replicates;
}

}  // namespace clustress
