#include "sim/study/session.hpp"

#include <algorithm>
#include <mutex>
#include <utility>

#include "sim/core/errors.hpp"
#include "sim/engine/layout.hpp"
#include "sim/engine/panel.hpp"
#include "sim/results/copy_worlds.hpp"
#include "sim/results/part_packer.hpp"
#include "sim/results/scenario_facts.hpp"
#include "sim/study/moments_of_study.hpp"

namespace clustress {
namespace {

// Writes finished units as parts; those that come fast together.
class PartSink : public OutcomeSink {
 public:
  PartSink(RunOutput& output, PrecisionWatch* watch)
      : output_(output), packer_(output), watch_(watch) {}
  [[nodiscard]] std::any pack(Outcome&& outcome) const override { return encoded(outcome); }
  void store(std::any packed) override {
    packer_.add(std::any_cast<EncodedOutcome>(std::move(packed)));
  }
  void flush() { packer_.flush(); }

 protected:
  [[nodiscard]] std::mutex& hdf5() const { return packer_.hdf5(); }
  [[nodiscard]] EncodedOutcome encoded(Outcome const& whole) const {
    if (watch_ != nullptr) watch_->take(whole);
    return encode(whole, output_.layout());
  }

 private:
  RunOutput& output_;
  PartPacker mutable packer_;
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

 private:
  [[nodiscard]] Outcome stored(RunUnit unit) const {
    std::lock_guard const lock(hdf5());
    return baseline_.stored(unit);
  }

  Baseline const& baseline_;
  OutcomeLayout const& simulated_;
};

Outcome refused_outcome(OutcomeLayout const& layout, RunUnit unit, std::string const& cause) {
  Outcome outcome = empty_outcome(layout, unit);
  std::ranges::fill(outcome.status, WorldStatus::refused);
  std::ranges::fill(outcome.cause, cause);
  return outcome;
}

// For units whose outcome is there already.
class NoSink final : public OutcomeSink {
 public:
  [[nodiscard]] std::any pack(Outcome&&) const override { return {}; }
  void store(std::any) override {}
};

// What is left of a scenario, as places in the whole one.
struct Followed {
  std::vector<std::size_t> variants{0}, stresses;
};

// Leaves the worlds that a panel follows.
Followed keep_followed(Scenario& scenario) {
  Followed places;
  for (std::size_t const variant : panel_variants(scenario)) places.variants.push_back(variant);
  places.stresses = panel_stresses(scenario);
  auto const keep = [](auto& list, std::vector<std::size_t> const& kept) {
    auto rest = list;
    rest.clear();
    for (std::size_t const place : kept) rest.push_back(list[place]);
    list = std::move(rest);
  };
  keep(scenario.variants, places.variants);
  keep(scenario.stresses, places.stresses);
  return places;
}

BaselineUse use_of(Baseline const& baseline, Scenario const& scenario, std::size_t serving,
                   std::size_t missing) {
  BaselineUse use{baseline.path(), serving, missing, {}, {}};
  std::vector<std::string> simulated, simulated_of, shared_of;
  for (std::size_t v = 1; v < baseline.rest().variants.size(); ++v) {
    simulated.push_back(baseline.rest().variants[v].name);
    simulated_of.push_back(baseline.rest().variants[v].submix_of);
  }
  for (std::string const& name : baseline.shared()) {
    auto const variant = std::ranges::find(scenario.variants, name, &Variant::name);
    shared_of.push_back(variant->submix_of);
  }
  use.shared = listed_variants(baseline.shared(), shared_of);
  use.simulated = listed_variants(simulated, simulated_of);
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

std::string const& StudySession::refusal_of(RunUnit unit) const {
  return parts_.scenario.points.all[unit.point].refusal;
}

// The declared values first, with all threads: they are everybody's, and most points share them.
void StudySession::prepare_declared() {
  if (prepared_) return;
  parts_.observer.activity(Activity::making_populations);
  with_threads(options_.threads, [&] { static_cast<void>(points_.of(0)); });
  prepared_ = true;
}

void StudySession::run_below(std::uint32_t end) {
  std::vector<RunUnit> fresh = parts_.output.missing(), with_stored;
  std::size_t const done = parts_.output.done().size(), wanted = done + fresh.size();
  std::erase_if(fresh, [&](RunUnit unit) { return unit.replicate >= end; });
  if (fresh.empty()) return;
  std::size_t const missing = fresh.size();
  Scenario const* rest = &parts_.scenario;
  if (Baseline const* const baseline = parts_.baseline; baseline != nullptr) {
    auto const serving = std::ranges::stable_partition(
        fresh, [&](RunUnit unit) { return !baseline->has(unit) || !refusal_of(unit).empty(); });
    with_stored.assign(serving.begin(), serving.end());
    fresh.erase(serving.begin(), serving.end());
    rest = &baseline->rest();
    parts_.observer.note(use_of(*baseline, parts_.scenario, with_stored.size(), missing));
  }
  Progress progress;
  {
    Stretch const stretch(parts_.observer,
                          {quarters_of_unit(parts_.scenario) * fresh.size() +
                               quarters_per_replicate(*rest) * with_stored.size(),
                           missing, done, wanted},
                          progress);
    prepare_declared();
    parts_.observer.activity(Activity::simulating);
    simulate(fresh, with_stored, progress);
  }
  simulated_ += progress.units;
}

void StudySession::simulate(std::vector<RunUnit> const& fresh,
                            std::vector<RunUnit> const& with_stored, Progress& progress) {
  auto const run = [&](std::vector<RunUnit> const& units, PartSink& sink, UnitRun const& unit_run) {
    try {
      run_units(unit_run, points_.in_order(units), sink, parts_.stop, progress, options_);
    } catch (OutputError const&) {
      throw;
    } catch (...) {
      sink.flush();
      throw;
    }
    sink.flush();
  };
  auto const luck = [&](RunUnit unit) {
    return luck_of(parts_.scenario, unit.point, unit.replicate);
  };
  if (!with_stored.empty()) {
    OutcomeLayout const simulated = layout_of(parts_.baseline->rest());
    CompletingSink sink(parts_.output, parts_.watch, *parts_.baseline, simulated);
    run(with_stored, sink, [&](RunUnit unit, QuarterCallback const& count) {
      auto const whole = points_.of(unit.point);
      Scenario rest = *whole->scenario;
      parts_.baseline->keep_rest(rest);
      Preparation preparation = whole->preparation;
      set_programmes(preparation, rest);
      return run_replicate(rest, preparation, luck(unit), parts_.stop, count);
    });
  }
  if (fresh.empty()) return;
  PartSink sink(parts_.output, parts_.watch);
  run(fresh, sink, [&](RunUnit unit, QuarterCallback const& count) {
    std::string const& refusal = refusal_of(unit);
    if (!refusal.empty()) return refused_outcome(parts_.output.layout(), unit, refusal);
    SamplingOptions const& design = parts_.scenario.points.design;
    bool const has_effects = !design.is_there() || design.measures("effects");
    Outcome outcome =
        has_effects ? run_unit(unit, count) : empty_outcome(parts_.output.layout(), unit);
    if (parts_.output.layout().moments.empty()) return outcome;
    auto const point = points_.of(unit.point);
    measure_moments(parts_.scenario, *point, luck(unit), parts_.stop, count, outcome);
    return outcome;
  });
}

Outcome StudySession::run_unit(RunUnit unit, QuarterCallback const& count) {
  auto const point = points_.of(unit.point);
  std::uint64_t const luck = luck_of(parts_.scenario, unit.point, unit.replicate);
  if (!wants_panel(unit))
    return run_replicate(*point->scenario, point->preparation, luck, parts_.stop, count);
  PanelCollector collector(*point->scenario, point->preparation);
  Outcome outcome = run_replicate(
      *point->scenario, point->preparation, luck, parts_.stop, count,
      [&](auto variant, auto stress, auto& world) { collector.observe(variant, stress, world); },
      [&](auto& world) { collector.before(world); });
  parts_.panel->write(collector.finish(unit));
  return outcome;
}

bool StudySession::wants_panel(RunUnit unit) const {
  return parts_.panel != nullptr && refusal_of(unit).empty() &&
         unit.replicate < static_cast<std::uint32_t>(parts_.scenario.panel.replicates) &&
         !parts_.panel->has(unit);
}

std::vector<RunUnit> StudySession::without_panel() const {
  std::vector<RunUnit> units = parts_.output.done();
  std::erase_if(units, [&](RunUnit unit) { return !wants_panel(unit); });
  return units;
}

std::vector<RunUnit> StudySession::with_panel() const {
  std::vector<RunUnit> units = parts_.output.done();
  std::erase_if(units, [&](RunUnit unit) {
    return unit.replicate >= static_cast<std::uint32_t>(parts_.scenario.panel.replicates) ||
           !parts_.panel->has(unit);
  });
  return units;
}

void StudySession::follow_firms() {
  std::vector<RunUnit> const units = without_panel();
  if (units.empty()) return;
  Scenario followed = parts_.scenario;
  keep_followed(followed);
  Progress progress;
  Stretch const stretch(parts_.observer,
                        {quarters_per_replicate(followed) * units.size(), units.size()}, progress);
  prepare_declared();
  parts_.observer.activity(Activity::simulating);
  NoSink sink;
  run_units(
      [&](RunUnit unit, QuarterCallback const& count) {
        auto const point = points_.of(unit.point);
        Scenario scenario = *point->scenario;
        Followed const places = keep_followed(scenario);
        Preparation preparation = point->preparation;
        set_programmes(preparation, scenario);
        PanelCollector collector(*point->scenario, point->preparation);
        Outcome outcome = run_replicate(
            scenario, preparation, luck_of(parts_.scenario, unit.point, unit.replicate),
            parts_.stop, count,
            [&](std::size_t variant, std::size_t stress, World const& world) {
              collector.observe(places.variants[variant], places.stresses[stress], world);
            },
            [&](World const& world) { collector.before(world); });
        parts_.panel->write(collector.finish(unit));
        return outcome;
      },
      points_.in_order(units), sink, parts_.stop, progress, options_);
}

}  // namespace clustress
