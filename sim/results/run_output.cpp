#include "sim/results/run_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "sim/core/contracts.hpp"
#include "sim/core/errors.hpp"
#include "sim/results/assemble.hpp"
#include "sim/results/part.hpp"
#include "sim/results/point_table.hpp"
#include "sim/results/scan.hpp"
#include "sim/storage/file_system.hpp"
#include "sim/storage/lock.hpp"

namespace clustress {

std::filesystem::path parts_directory(std::filesystem::path const& result) {
  return result.string() + ".parts";
}
std::filesystem::path lock_file(std::filesystem::path const& result) {
  return result.string() + ".lock";
}

struct RunOutput::Impl {
  std::filesystem::path result;
  std::filesystem::path parts;
  RunHeader header;
  OutputLock lock;
  std::vector<std::string> messages;
  // intact ones: the finished file first, then parts
  std::vector<Source> sources;
  std::map<RunUnit, UnitSummary> finished;  // of all sources
  std::vector<NamedValue> file_attributes;  // of the finished file
  RunState state = RunState::fresh;

  Impl(std::filesystem::path path, RunHeader run)
      : result(std::move(path)),
        parts(parts_directory(result)),
        header(std::move(run)),
        lock(lock_file(result)) {}

  void prepare(OtherResults other);
  void discard_others(Scan const& scan);
  void set_aside(std::filesystem::path const& part);
  void take(FoundResults&& found, Source::Kind kind);
  [[nodiscard]] Source const* file() const;  // the finished file; nullptr if there is none
  void decide();
  void remove_merged_parts();
  [[nodiscard]] std::vector<RunUnit> wanted(bool finished_ones) const;
  [[nodiscard]] std::size_t kept() const;
  // what finished units are called, for people
  [[nodiscard]] char const* unit_word() const {
    return header.points_wanted > 1 ? "replicates of points" : "replicates";
  }
};

void RunOutput::Impl::prepare(OtherResults other) {
  CLUSTRESS_REQUIRE(header.replicates > 0, "a run needs at least one replicate");
  CLUSTRESS_REQUIRE(header.points_wanted > 0 && header.points.points.size() >= header.points_wanted,
                    "a run needs at least one point, and knows all that it wants");
  if (!lock.taken_over_from().empty()) {
    messages.push_back(
        fmt::format("{} no longer runs; its lock was taken over", lock.taken_over_from()));
  }
  Scan scan = scan_output(result, parts, header);
  if (!scan.others.empty() && other == OtherResults::refuse) {
    throw UsageError(
        fmt::format("{}: holds results of another run: {}; choose another output with -o, or "
                    "discard them with --force",
                    result.string(), scan.others.front().difference));
  }
  discard_others(scan);
  for (std::string const& damaged : scan.damaged_messages) messages.push_back(damaged);
  for (auto const& path : scan.damaged_parts) set_aside(path);
  for (auto const& path : scan.temporary) remove_quietly(path);
  if (scan.final_file) {
    file_attributes = scan.final_file->attributes;
    take(std::move(*scan.final_file), Source::Kind::file);
  }
  for (FoundResults& part : scan.parts) take(std::move(part), Source::Kind::part);
  decide();
}

void RunOutput::Impl::discard_others(Scan const& scan) {
  for (OtherFound const& found : scan.others) {
    messages.push_back(fmt::format("{}: discarded ({} replicates of another run: {})",
                                   found.path.string(), found.units, found.difference));
    std::error_code error;
    std::filesystem::remove(found.path, error);
    if (error) throw_output_error(found.path, "discard", error.value());
  }
}

void RunOutput::Impl::set_aside(std::filesystem::path const& part) {
  std::filesystem::path const aside = part.string() + ".damaged";
  rename_durably(part, aside);
  messages.push_back(fmt::format("{}: set aside as {}; what it held runs again", part.string(),
                                 aside.filename().string()));
}

void RunOutput::Impl::take(FoundResults&& found, Source::Kind kind) {
  Source source{found.path, kind, {}};
  for (UnitSummary& summary : found.summaries) {
    RunUnit const unit = summary.unit;
    source.units.push_back(unit);
    finished.emplace(unit, std::move(summary));
  }
  add_unknown(header.points, found.points);
  // The line of this session stays last.
  auto const last = header.history.empty() ? header.history.end() : header.history.end() - 1;
  std::vector<std::string> fresh;
  for (std::string const& line : found.history) {
    if (std::ranges::find(header.history, line) == header.history.end()) fresh.push_back(line);
  }
  header.history.insert(last, fresh.begin(), fresh.end());
  sources.push_back(std::move(source));
}

Source const* RunOutput::Impl::file() const {
  return sources.empty() || sources.front().kind != Source::Kind::file ? nullptr : &sources.front();
}

void RunOutput::Impl::decide() {
  if (file() != nullptr) {
    std::vector<RunUnit> in_file = file()->units;
    std::ranges::sort(in_file);
    state =
        std::ranges::includes(in_file, header.wanted()) ? RunState::finished : RunState::extended;
  } else {
    state = sources.empty() ? RunState::fresh : RunState::resumed;
  }
  if (state == RunState::finished) {
    remove_merged_parts();
  } else {
    make_directory(parts);
  }
}

// A part stays if it holds units beyond those wanted: a later extension uses them.
void RunOutput::Impl::remove_merged_parts() {
  std::vector<RunUnit> merged = file() != nullptr ? file()->units : std::vector<RunUnit>{};
  std::ranges::sort(merged);
  std::erase_if(sources, [&](Source const& source) {
    if (source.kind == Source::Kind::file) return false;
    bool const all = std::ranges::all_of(
        source.units, [&](RunUnit unit) { return std::ranges::binary_search(merged, unit); });
    if (all) remove_quietly(source.path);
    return all;
  });
  remove_quietly(parts);  // goes only if it is empty
}

std::vector<RunUnit> RunOutput::Impl::wanted(bool finished_ones) const {
  std::vector<RunUnit> list = header.wanted();
  std::erase_if(list, [&](RunUnit unit) { return finished.contains(unit) != finished_ones; });
  return list;
}

std::size_t RunOutput::Impl::kept() const {
  std::size_t count = 0;
  for (Source const& source : sources) {
    std::error_code ignored;
    if (std::filesystem::exists(source.path, ignored)) count += source.units.size();
  }
  return count;
}

RunOutput::RunOutput(std::filesystem::path result, RunHeader header, OtherResults other)
    : impl_(std::make_unique<Impl>(std::move(result), std::move(header))) {
  impl_->prepare(other);
}
RunOutput::~RunOutput() = default;
RunOutput::RunOutput(RunOutput&&) noexcept = default;
RunOutput& RunOutput::operator=(RunOutput&&) noexcept = default;

RunState RunOutput::state() const {
  return impl_->state;
}
std::vector<RunUnit> RunOutput::done() const {
  return impl_->wanted(true);
}
std::vector<RunUnit> RunOutput::missing() const {
  return impl_->wanted(false);
}
std::vector<std::string> const& RunOutput::messages() const {
  return impl_->messages;
}
OutcomeLayout const& RunOutput::layout() const {
  return impl_->header.layout;
}

void RunOutput::write(EncodedOutcome const& outcome) {
  write(std::span(&outcome, 1));
}

void RunOutput::write(std::span<EncodedOutcome const> batch) {
  for (EncodedOutcome const& outcome : batch) {
    RunUnit const unit = outcome.summary.unit;
    std::string const name = text_of(unit, impl_->header.points.points.size());
    CLUSTRESS_REQUIRE(impl_->header.wants(unit), name + " is not wanted");
    CLUSTRESS_REQUIRE(!impl_->finished.contains(unit), name + " is already there");
  }
  Source source;
  try {
    source.path = write_part(impl_->parts, impl_->header, batch);
  } catch (OutputError const& error) {
    throw OutputError(fmt::format("{}: {} finished {} are kept", error.what(), impl_->kept(),
                                  impl_->unit_word()));
  }
  for (EncodedOutcome const& outcome : batch) {
    source.units.push_back(outcome.summary.unit);
    impl_->finished.emplace(outcome.summary.unit, outcome.summary);
  }
  std::ranges::sort(source.units);  // as write_part orders them
  impl_->sources.push_back(std::move(source));
}

void RunOutput::conclude(std::uint32_t replicates, std::vector<NamedValue> const& facts) {
  std::vector<NamedValue>& attributes = impl_->header.attributes;
  for (NamedValue const& fact : facts) {
    auto const known = std::ranges::find(attributes, fact.name, &NamedValue::name);
    if (known == attributes.end()) {
      attributes.push_back(fact);
    } else {
      *known = fact;
    }
  }
  std::set<RunUnit> in_file;
  if (impl_->file() != nullptr)
    in_file.insert(impl_->file()->units.begin(), impl_->file()->units.end());
  auto const holds_all = [&](std::uint32_t replicate) {
    for (std::uint32_t point = 0; point < impl_->header.points_wanted; ++point) {
      if (!in_file.contains({point, replicate})) return false;
    }
    return true;
  };
  // a file from some of the shards has gaps
  while (holds_all(replicates)) ++replicates;
  impl_->header.replicates = replicates;
  impl_->decide();
  bool const is_said = std::ranges::all_of(facts, [&](NamedValue const& fact) {
    return std::ranges::count(impl_->file_attributes, fact) > 0;
  });
  if (impl_->state == RunState::finished && !is_said) impl_->state = RunState::extended;
}

void RunOutput::finish() {
  if (impl_->state == RunState::finished) return;
  CLUSTRESS_REQUIRE(impl_->wanted(false).empty(),
                    "the result can be finished only when all units are there");
  std::vector<UnitSummary> summaries;
  Source merged{impl_->result, Source::Kind::file, {}};
  std::set<RunUnit> in_file;
  if (impl_->file() != nullptr)
    in_file.insert(impl_->file()->units.begin(), impl_->file()->units.end());
  for (auto const& [unit, summary] : impl_->finished) {
    if (!impl_->header.wants(unit) && !in_file.contains(unit)) continue;
    summaries.push_back(summary);
    merged.units.push_back(unit);
  }
  // In the order of work, whatever the order of writing: the same parts make the same file.
  std::ranges::sort(impl_->sources, {}, [](Source const& s) {
    return std::tuple(s.kind != Source::Kind::file, s.units.empty() ? RunUnit{} : s.units.front(),
                      s.path);
  });
  try {
    assemble(impl_->result, impl_->header, summaries, impl_->sources);
  } catch (DamagedSource const& damaged) {
    if (damaged.source() != impl_->result) impl_->set_aside(damaged.source());
    throw OutputError(fmt::format("{}; it was damaged after it was written; {}", damaged.what(),
                                  damaged.source() == impl_->result
                                      ? "restore it from a copy, or move it away and run again"
                                      : "run the same command again to repeat what it held"));
  } catch (OutputError const& error) {
    throw OutputError(fmt::format("{}: {} finished {} are kept", error.what(), impl_->kept(),
                                  impl_->unit_word()));
  }
  std::erase_if(impl_->sources, [](Source const& s) { return s.kind == Source::Kind::file; });
  impl_->sources.insert(impl_->sources.begin(), std::move(merged));
  impl_->state = RunState::finished;
  impl_->remove_merged_parts();
}

}  // namespace clustress
