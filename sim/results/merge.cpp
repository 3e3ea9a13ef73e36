#include "sim/results/merge.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "sim/core/errors.hpp"
#include "sim/results/assemble.hpp"
#include "sim/results/layout_digest.hpp"
#include "sim/results/panel_merge.hpp"
#include "sim/results/point_table.hpp"
#include "sim/results/run_output.hpp"
#include "sim/results/scan.hpp"
#include "sim/results/structure.hpp"
#include "sim/storage/hdf5.hpp"
#include "sim/storage/lock.hpp"
#include "sim/storage/seal.hpp"

namespace clustress {
namespace {

// What the shards hold, found one file after the other.
class Survey {
 public:
  void take(std::filesystem::path const& path) {
    try {
      std::string const fault = fault_of(path);
      if (!fault.empty()) {
        faults_.push_back(fmt::format("{}: {}", path.string(), fault));
        return;
      }
      hdf5::Handle const file = hdf5::open_file(path.string());
      RunHeader header = known_ ? read_header(file.get(), *known_) : read_header(file.get());
      std::vector<UnitSummary> summaries = read_units(file.get(), header.layout).summaries;
      take(path, std::move(header), std::move(summaries));
    } catch (hdf5::Failure const& failure) {
      faults_.push_back(fmt::format("{}: {}", path.string(), failure.what()));
    } catch (OutputError const& unreadable) {
      faults_.emplace_back(unreadable.what());
    }
  }

  // One line each: damaged files in the order given, then the shards that none of the sound files
  // is.
  [[nodiscard]] std::vector<std::string> faults() const {
    std::vector<std::string> list = faults_;
    std::vector<std::uint32_t> missing;
    for (std::uint32_t number = 1; header_ && number <= header_->shard.of; ++number) {
      if (!paths_.contains(number)) missing.push_back(number);
    }
    if (missing.empty()) return list;
    std::size_t const shown = std::min<std::size_t>(missing.size(), 20);
    list.push_back(fmt::format(
        "missing: shard{} {}{} of {}", missing.size() == 1 ? "" : "s",
        fmt::join(missing.begin(), missing.begin() + static_cast<std::ptrdiff_t>(shown), ", "),
        missing.size() > shown ? fmt::format(" and {} more", missing.size() - shown) : "",
        header_->shard.of));
    return list;
  }
  [[nodiscard]] bool is_empty() const { return sources_.empty(); }
  [[nodiscard]] Shard shard() const { return header_->shard; }
  [[nodiscard]] std::vector<Source> const& sources() const { return sources_; }

  // Header of the whole run: the program that simulated, the session that merges, the history of
  // all.
  [[nodiscard]] RunHeader whole(std::string const& command_line) const {
    RunHeader session;
    stamp(session, command_line);
    RunHeader header = *header_;
    header.shard = {};
    header.command_line = session.command_line;
    header.host = session.host;
    header.started = session.started;
    header.history.assign(history_.begin(), history_.end());  // lines begin with their time
    header.history.push_back(session.history.back());
    return header;
  }
  [[nodiscard]] std::vector<UnitSummary> summaries() const {
    std::vector<UnitSummary> list;
    for (auto const& [unit, summary] : summaries_) list.push_back(summary);
    return list;
  }

 private:
  static std::string fault_of(std::filesystem::path const& path) {
    std::error_code trouble;
    std::filesystem::file_status const status = std::filesystem::status(path, trouble);
    if (std::filesystem::is_regular_file(status)) return seal_fault(path);
    if (std::filesystem::exists(status)) return "is not a file";
    if (!std::filesystem::status_known(status)) return "cannot be read: " + trouble.message();
    bool const begun = std::filesystem::is_directory(parts_directory(path), trouble);
    return begun ? "is not finished: only parts are there; run this shard again to its end"
                 : "is not there";
  }

  void take(std::filesystem::path const& path, RunHeader&& header,
            std::vector<UnitSummary>&& summaries) {
    if (!header_) {
      header_ = header;
      known_ =
          KnownLayout{header.layout, header.columns, layout_digest(header.layout, header.columns),
                      header.points, design_digest(header.points)};
    }
    require_same_run(path, header);
    learn(header);
    auto const [known, is_new] = paths_.emplace(header.shard.number, path);
    if (!is_new) {
      throw UsageError(fmt::format("{}: is shard {} of {}, and so is {}; give each shard once",
                                   path.string(), header.shard.number, header.shard.of,
                                   known->second.string()));
    }
    Source source{path, Source::Kind::file, {}};
    for (UnitSummary& summary : summaries) {
      RunUnit const unit = summary.unit;
      source.units.push_back(unit);
      if (!header.shard.has(unit, header.points_wanted) ||
          !summaries_.emplace(unit, std::move(summary)).second) {
        throw UsageError(fmt::format(
            "{}: holds {}, which does not belong to shard {} of {}; run it again", path.string(),
            text_of(unit, header.points_wanted), header.shard.number, header.shard.of));
      }
    }
    if (source.units != header.wanted())
      faults_.push_back(path.string() + ": lacks replicates; run this shard again");
    history_.insert(header.history.begin(), header.history.end());
    sources_.push_back(std::move(source));
  }

  // A shard of an older format says less of the scenario; what any says is kept.
  void learn(RunHeader const& header) {
    if (header.columns.size() > header_->columns.size()) header_->columns = header.columns;
    if (!header_->world_numbers) header_->world_numbers = header.world_numbers;
  }

  void require_same_run(std::filesystem::path const& path, RunHeader const& header) const {
    std::string const& first = sources_.empty() ? path.string() : sources_.front().path.string();
    if (header.shard.of != header_->shard.of) {
      throw UsageError(
          fmt::format("{}: is one of {} shards, but {} one of {}; give the shards of one division",
                      path.string(), header.shard.of, first, header_->shard.of));
    }
    RunHeader same_shard = *header_;
    same_shard.shard = header.shard;
    if (auto const difference = first_difference(same_shard, header); !difference.empty()) {
      throw UsageError(fmt::format("{}: is of another run than {}: {} (there: {})", path.string(),
                                   first, difference, first));
    }
    if (header.replicates != header_->replicates) {
      throw UsageError(
          fmt::format("{}: is of a run of {} replicates, but {} of {}; run all shards with the "
                      "same --replicates",
                      path.string(), header.replicates, first, header_->replicates));
    }
  }

  std::optional<RunHeader> header_;  // of the first sound shard
  std::optional<KnownLayout> known_;
  std::map<std::uint32_t, std::filesystem::path> paths_;
  std::map<RunUnit, UnitSummary> summaries_;
  std::vector<Source> sources_;
  std::set<std::string> history_;
  std::vector<std::string> faults_;
};

// What lies at the result's path knows of the run and the shards do not, as the looks of a
// --precision.
void keep_attributes(RunHeader& header, std::vector<NamedValue> const& known) {
  for (NamedValue const& value : known) {
    if (std::ranges::find(header.attributes, value.name, &NamedValue::name) ==
        header.attributes.end()) {
      header.attributes.push_back(value);
    }
  }
}

// Whether the result holds all of it already. What it holds and says must not get lost: the header
// takes it over.
bool is_there_already(std::filesystem::path const& result, RunHeader& header,
                      std::vector<UnitSummary> const& summaries) {
  Scan const scan = scan_output(result, parts_directory(result), header);
  if (!scan.others.empty()) {
    throw UsageError(
        fmt::format("{}: holds results of another run: {}; choose another output with -o",
                    result.string(), scan.others.front().difference));
  }
  if (scan.final_file) keep_attributes(header, scan.final_file->attributes);
  for (FoundResults const& part : scan.parts) keep_attributes(header, part.attributes);
  if (!scan.final_file) return false;
  auto const in_file = [](std::vector<UnitSummary> const& list) {
    std::set<RunUnit> units;
    for (UnitSummary const& summary : list) units.insert(summary.unit);
    return units;
  };
  auto const there = in_file(scan.final_file->summaries), here = in_file(summaries);
  if (std::ranges::includes(there, here)) return true;
  if (!std::ranges::includes(here, there)) {
    throw UsageError(
        fmt::format("{}: holds replicates that the shards do not; choose another output with -o",
                    result.string()));
  }
  return false;
}

}  // namespace

Merged merge_shards(std::vector<std::filesystem::path> const& shards,
                    std::filesystem::path const& result, MergeOptions const& options) {
  auto const report = [&](std::string_view doing, std::size_t done) {
    if (options.progress) options.progress(doing, done, shards.size());
  };
  OutputLock const lock(lock_file(result));
  Survey survey;
  for (std::size_t k = 0; k < shards.size(); ++k) {
    survey.take(shards[k]);
    report("checking", k + 1);
  }
  Merged merged;
  merged.left_out = survey.faults();
  if (survey.is_empty() || (!merged.left_out.empty() && !options.partial)) {
    throw OutputError(fmt::format(
        "{}\n{}: was not written; {}", fmt::join(merged.left_out, "\n"), result.string(),
        survey.is_empty() ? "no shard is sound"
                          : "run the missing shards, or join what is there with --partial"));
  }
  std::vector<std::filesystem::path> sound;
  for (Source const& source : survey.sources()) sound.push_back(source.path);
  PanelMerge panel(sound, result);
  if (!panel.faults().empty() && !options.partial) {
    throw OutputError(fmt::format(
        "{}\n{}: was not written; run these shards again, or join what is there with --partial",
        fmt::join(panel.faults(), "\n"), result.string()));
  }
  merged.left_out.insert(merged.left_out.end(), panel.faults().begin(), panel.faults().end());
  RunHeader header = survey.whole(options.command_line);
  std::vector<UnitSummary> const summaries = survey.summaries();
  merged.shards = survey.sources().size();
  merged.of = survey.shard().of;
  merged.units = summaries.size();
  merged.wanted = header.wanted().size();
  merged.points = header.points_wanted;
  for (UnitSummary const& summary : summaries) {
    merged.failed_worlds +=
        static_cast<std::size_t>(std::ranges::count(summary.status, WorldStatus::failed));
  }
  merged.was_there = is_there_already(result, header, summaries);
  if (!merged.was_there) {
    assemble(result, header, summaries, survey.sources(),
             [&](std::size_t done) { report("copying", done); });
  }
  merged.panel_cases = panel.write();
  return merged;
}

}  // namespace clustress
