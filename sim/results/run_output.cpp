#include "sim/results/run_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "sim/core/contracts.hpp"
#include "sim/core/errors.hpp"
#include "sim/results/assemble.hpp"
#include "sim/results/file_system.hpp"
#include "sim/results/lock.hpp"
#include "sim/results/part.hpp"
#include "sim/results/scan.hpp"

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
  std::map<std::uint32_t, ReplicateSummary> finished;  // by replicate, of all sources
  std::vector<NamedValue> file_attributes;             // of the finished file
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
  [[nodiscard]] std::vector<std::uint32_t> wanted(bool finished_ones) const;
  [[nodiscard]] std::size_t kept() const;
};

void RunOutput::Impl::prepare(OtherResults other) {
  CLUSTRESS_REQUIRE(header.replicates > 0, "a run needs at least one replicate");
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
                                   found.path.string(), found.replicates, found.difference));
    std::error_code error;
    std::filesystem::remove(found.path, error);
    if (error) throw_output_error(found.path, "discard", error.value());
  }
}

void RunOutput::Impl::set_aside(std::filesystem::path const& part) {
  std::filesystem::path const aside = part.string() + ".damaged";
  rename_durably(part, aside);
  messages.push_back(fmt::format("{}: set aside as {}; its replicates run again", part.string(),
                                 aside.filename().string()));
}

void RunOutput::Impl::take(FoundResults&& found, Source::Kind kind) {
  Source source{found.path, kind, {}};
  for (ReplicateSummary& summary : found.summaries) {
    source.replicates.push_back(summary.replicate);
    std::uint32_t const replicate = summary.replicate;
    finished.emplace(replicate, std::move(summary));
  }
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
    std::vector<std::uint32_t> in_file = file()->replicates;
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

// A part stays if it holds replicates beyond those wanted: a later extension uses them.
void RunOutput::Impl::remove_merged_parts() {
  std::vector<std::uint32_t> merged =
      file() != nullptr ? file()->replicates : std::vector<std::uint32_t>{};
  std::ranges::sort(merged);
  std::erase_if(sources, [&](Source const& source) {
    if (source.kind == Source::Kind::file) return false;
    bool const all = std::ranges::all_of(
        source.replicates, [&](auto r) { return std::ranges::binary_search(merged, r); });
    if (all) remove_quietly(source.path);
    return all;
  });
  remove_quietly(parts);  // goes only if it is empty
}

std::vector<std::uint32_t> RunOutput::Impl::wanted(bool finished_ones) const {
  std::vector<std::uint32_t> list = header.wanted();
  std::erase_if(list, [&](auto r) { return finished.contains(r) != finished_ones; });
  return list;
}

std::size_t RunOutput::Impl::kept() const {
  std::size_t count = 0;
  for (Source const& source : sources) {
    std::error_code ignored;
    if (std::filesystem::exists(source.path, ignored)) count += source.replicates.size();
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
std::vector<std::uint32_t> RunOutput::done() const {
  return impl_->wanted(true);
}
std::vector<std::uint32_t> RunOutput::missing() const {
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
    std::uint32_t const replicate = outcome.summary.replicate;
    CLUSTRESS_REQUIRE(replicate < impl_->header.replicates && impl_->header.shard.has(replicate),
                      fmt::format("replicate {} is not wanted", replicate));
    CLUSTRESS_REQUIRE(!impl_->finished.contains(replicate),
                      fmt::format("replicate {} is already there", replicate));
  }
  Source source;
  try {
    source.path = write_part(impl_->parts, impl_->header, batch);
  } catch (OutputError const& error) {
    throw OutputError(
        fmt::format("{}: {} finished replicates are kept", error.what(), impl_->kept()));
  }
  for (EncodedOutcome const& outcome : batch) {
    source.replicates.push_back(outcome.summary.replicate);
    impl_->finished.emplace(outcome.summary.replicate, outcome.summary);
  }
  std::ranges::sort(source.replicates);  // as write_part orders them
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
  std::vector<std::uint32_t> in_file =
      impl_->file() != nullptr ? impl_->file()->replicates : std::vector<std::uint32_t>{};
  std::ranges::sort(in_file);
  // a file from some of the shards has gaps
  while (std::ranges::binary_search(in_file, replicates)) ++replicates;
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
                    "the result can be finished only when all replicates are there");
  std::vector<ReplicateSummary> summaries;
  Source merged{impl_->result, Source::Kind::file, {}};
  for (auto const& [replicate, summary] : impl_->finished) {
    bool const in_file =
        impl_->file() != nullptr && std::ranges::count(impl_->file()->replicates, replicate) > 0;
    if (replicate >= impl_->header.replicates && !in_file) continue;
    summaries.push_back(summary);
    merged.replicates.push_back(replicate);
  }
  // In order of replicate, whatever the order of writing: the same outcomes make the same file.
  std::ranges::sort(impl_->sources, {}, [](Source const& s) {
    return std::pair(s.kind != Source::Kind::file, s.path);
  });
  try {
    assemble(impl_->result, impl_->header, summaries, impl_->sources);
  } catch (DamagedSource const& damaged) {
    if (damaged.source() != impl_->result) impl_->set_aside(damaged.source());
    throw OutputError(fmt::format("{}; it was damaged after it was written; {}", damaged.what(),
                                  damaged.source() == impl_->result
                                      ? "restore it from a copy, or move it away and run again"
                                      : "run the same command again to repeat its replicates"));
  } catch (OutputError const& error) {
    throw OutputError(
        fmt::format("{}: {} finished replicates are kept", error.what(), impl_->kept()));
  }
  std::erase_if(impl_->sources, [](Source const& s) { return s.kind == Source::Kind::file; });
  impl_->sources.insert(impl_->sources.begin(), std::move(merged));
  impl_->state = RunState::finished;
  impl_->remove_merged_parts();
}

}  // namespace clustress
