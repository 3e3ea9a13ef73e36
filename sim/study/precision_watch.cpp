#include "sim/study/precision_watch.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/results/part.hpp"
#include "sim/results/run_output.hpp"

namespace clustress {
namespace {

std::vector<std::size_t> programmes_of(Scenario const& scenario) {
  std::vector<std::size_t> places;
  for (std::size_t v = 1; v < scenario.variants.size(); ++v) {
    if (!scenario.variants[v].reference && !scenario.variants[v].is_variation())
      places.push_back(v);
  }
  return places;
}

PrecisionPlan plan_of(std::string const& text, Scenario const& scenario, std::size_t programmes) {
  auto const rule = parse_precision(text);
  if (!rule) {
    throw UsageError(
        fmt::format("--precision = {} is not valid. Give the half width of the intervals of net "
                    "jobs (5, or 10% of the "
                    "largest effect), or "
                    "ranking, or ranking:5 if differences of up to 5 jobs are none.",
                    printable(text)));
  }
  auto const maximum = static_cast<std::size_t>(scenario.simulation.replicates);
  if (maximum <= PrecisionPlan::first_look) {
    throw UsageError(
        fmt::format("--precision looks at {0} replicates first, and the run may take {1}; give the "
                    "most it may take, at least "
                    "--replicates {2}",
                    PrecisionPlan::first_look, maximum, 2 * PrecisionPlan::first_look));
  }
  bool const is_ranking = rule->kind == PrecisionRule::Kind::ranking;
  if (programmes < (is_ranking ? 2U : 1U)) {
    throw UsageError(fmt::format(
        "--precision {}: the scenario has {} programme{} and needs {}; add a [[variant]]", text,
        programmes, programmes == 1 ? "" : "s", is_ranking ? 2 : 1));
  }
  return {*rule, maximum};
}

// The finished file, and the parts beside it.
std::vector<ResultFile> stored_results(std::filesystem::path const& result) {
  std::vector<ResultFile> files;
  if (std::filesystem::exists(result)) files.emplace_back(result);
  if (!list_parts(parts_directory(result)).empty()) files.emplace_back(parts_directory(result));
  return files;
}

}  // namespace

PrecisionWatch::PrecisionWatch(std::string const& text, Scenario const& scenario,
                               OutcomeLayout layout)
    : layout_(std::move(layout)),
      programmes_(programmes_of(scenario)),
      plan_(plan_of(text, scenario, programmes_.size())),
      stopping_{text_of(plan_.rule()), plan_.maximum(), plan_.alpha()} {}

// A width is the same rule for any maximum. The levels of a ranking were chosen for one, and error
// that is spent stays spent.
void PrecisionWatch::refuse_another(Stopping const& stored,
                                    std::filesystem::path const& path) const {
  bool const is_ranking = plan_.rule().kind == PrecisionRule::Kind::ranking;
  if (!is_ranking && !stored.rule.starts_with("ranking")) return;
  if (stored.rule == stopping_.rule && stored.maximum == stopping_.maximum) return;
  throw UsageError(
      fmt::format("{0}: was looked at with --precision {1} and at most {2} replicates, and the "
                  "levels of its looks hold for that; give "
                  "the "
                  "same again (--precision {1} --replicates {2}), extend it by --replicates alone, "
                  "or choose another output with -o",
                  path.string(), stored.rule, stored.maximum));
}

void PrecisionWatch::take_stored(std::filesystem::path const& result) {
  for (ResultFile const& file : stored_results(result)) {
    if (auto const stored = stopping_of(file.header())) refuse_another(*stored, result);
    DatasetInfo const* const jobs = file.find("total", "jobs");
    std::vector<double> const values = file.read_point("total", "jobs", 0);
    Axes const axes = file.axes().of_one_point();
    std::vector<RunUnit> const done = file.done(), missing = file.missing();
    for (std::size_t r = 0; r < file.replicates().size(); ++r) {
      std::uint32_t const replicate = file.replicates()[r];
      RunUnit const unit{0, replicate};
      if (std::ranges::binary_search(missing, unit)) continue;
      NetJobs worlds{std::ranges::binary_search(done, unit), {}};
      for (std::size_t const v : programmes_) {
        for (std::size_t s = 0; s < layout_.stresses.size(); ++s) {
          std::size_t const end = layout_.quarters - 1;
          worlds.net_jobs.push_back(values[axes.at(0, v, s, r, end, jobs->entries)] -
                                    values[axes.at(0, 0, s, r, end, jobs->entries)]);
        }
      }
      worlds_.insert_or_assign(replicate, std::move(worlds));
    }
  }
}

void PrecisionWatch::take(Outcome const& outcome) {
  auto const jobs = std::ranges::find_if(layout_.datasets, [](DatasetInfo const& d) {
    return d.group == "total" && d.name == "jobs";
  });
  NetJobs worlds{
      std::ranges::all_of(outcome.status, [](WorldStatus s) { return s == WorldStatus::done; }),
      {}};
  for (std::size_t const v : programmes_) {
    for (std::size_t s = 0; s < layout_.stresses.size(); ++s) {
      std::size_t const end = layout_.quarters - 1;
      worlds.net_jobs.push_back(outcome.values[layout_.at(*jobs, v, s, end)] -
                                outcome.values[layout_.at(*jobs, 0, s, end)]);
    }
  }
  std::lock_guard const lock(mutex_);
  worlds_.insert_or_assign(outcome.unit.replicate, std::move(worlds));
}

std::vector<StressEffects> PrecisionWatch::effects(std::size_t replicates) const {
  std::vector<StressEffects> list;
  for (std::size_t s = 0; s < layout_.stresses.size(); ++s) {
    StressEffects stress{
        layout_.stresses[s], {}, std::vector<std::vector<double>>(programmes_.size())};
    for (std::size_t p = 0; p < programmes_.size(); ++p) {
      stress.programmes.push_back(layout_.variants[programmes_[p]]);
      for (auto const& [replicate, worlds] : worlds_) {
        if (replicate >= replicates || !worlds.done) continue;
        stress.net_jobs[p].push_back(worlds.net_jobs[layout_.axes().world(p, s)]);
      }
    }
    list.push_back(std::move(stress));
  }
  return list;
}

bool PrecisionWatch::ends_at(std::size_t look) {
  std::size_t const replicates = plan_.looks().at(look);
  Assessment const assessment = assess(plan_, look, effects(replicates));
  stopping_.looks.assign(plan_.looks().begin(),
                         plan_.looks().begin() + static_cast<std::ptrdiff_t>(look) + 1);
  stopping_.reached = assessment.reached;
  text_ = fmt::format("look at {} replicates: {}", replicates, assessment.text);
  return assessment.reached || look + 1 == plan_.looks().size();
}

std::optional<Stopping> stored_stopping(std::filesystem::path const& result) {
  for (ResultFile const& file : stored_results(result)) {
    if (auto stored = stopping_of(file.header())) return stored;
  }
  return std::nullopt;
}

}  // namespace clustress
