#include "sim/results/result_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/results/result_pieces.hpp"

namespace clustress {

struct ResultFile::Impl : ResultPieces {
  using ResultPieces::ResultPieces;
};

ResultFile::ResultFile(std::filesystem::path const& path) : impl_(std::make_unique<Impl>(path)) {}
ResultFile::~ResultFile() = default;
ResultFile::ResultFile(ResultFile&&) noexcept = default;
ResultFile& ResultFile::operator=(ResultFile&&) noexcept = default;

RunHeader const& ResultFile::header() const {
  return impl_->header;
}
OutcomeLayout const& ResultFile::layout() const {
  return impl_->header.layout;
}
std::vector<std::string> const& ResultFile::warnings() const {
  return impl_->warnings;
}
Axes ResultFile::axes() const {
  return impl_->grid.axes(layout());
}
std::vector<std::uint32_t> const& ResultFile::points() const {
  return impl_->grid.points();
}
std::vector<std::uint32_t> const& ResultFile::replicates() const {
  return impl_->grid.replicates();
}
std::vector<UnitSummary> const& ResultFile::summaries() const {
  return impl_->summaries;
}
UnitSummary const* ResultFile::summary(RunUnit unit) const {
  return impl_->grid.has(unit) ? &impl_->summaries[impl_->grid.index(unit)] : nullptr;
}

std::vector<RunUnit> ResultFile::done() const {
  return impl_->select([](auto const& status) {
    return std::ranges::all_of(status, [](WorldStatus s) { return s == WorldStatus::done; });
  });
}

std::vector<RunUnit> ResultFile::failed() const {
  return impl_->select([](auto const& status) {
    return std::ranges::find(status, WorldStatus::failed) != status.end();
  });
}

std::vector<RunUnit> ResultFile::missing() const {
  std::vector<RunUnit> list;
  for (RunUnit const unit : header().wanted()) {
    UnitSummary const* const known = summary(unit);
    if (known == nullptr ||
        std::ranges::all_of(known->status, [](WorldStatus s) { return s == WorldStatus::not_run; }))
      list.push_back(unit);
  }
  return list;
}

bool ResultFile::complete() const {
  return missing().empty();
}

std::string ResultFile::description() const {
  std::size_t const absent = missing().size(), broken = failed().size();
  std::size_t present = 0;
  for (UnitSummary const& summary : summaries()) present += summary.payload_digest.empty() ? 0 : 1;
  std::size_t const wanted = std::max(header().wanted().size(), present);
  auto const refused = impl_->select([](auto const& status) {
    return std::ranges::find(status, WorldStatus::refused) != status.end();
  });
  std::string const failures =
      (broken == 0 ? "" : fmt::format(", {} of them with failed worlds", broken)) +
      (refused.empty() ? "" : fmt::format(", {} of refused points", refused.size()));
  Shard const shard = header().shard;
  std::string const name =
      impl_->path.string() +
      (shard.is_whole() ? "" : fmt::format(": shard {} of {}", shard.number, shard.of));
  bool const has_points = axes().points > 1;
  std::string const what =
      has_points ? fmt::format("replicates of {} points", axes().points) : "replicates";
  if (absent == 0) return fmt::format("{}: complete, {} {}{}", name, wanted, what, failures);
  return fmt::format("{}: INCOMPLETE, {} of {} {} so far{}{}", name, wanted - absent, wanted, what,
                     failures,
                     impl_->from_parts ? " (read from the parts of an unfinished run)" : "");
}

WorldStatus ResultFile::status(std::size_t point, std::size_t variant, std::size_t stress,
                               std::size_t replicate) const {
  return impl_->summaries.at(axes().unit(point, replicate))
      .status.at(axes().world(variant, stress));
}

std::string const& ResultFile::cause(std::size_t point, std::size_t variant, std::size_t stress,
                                     std::size_t replicate) const {
  return impl_->summaries.at(axes().unit(point, replicate)).cause.at(axes().world(variant, stress));
}

DatasetInfo const* ResultFile::find(std::string_view group, std::string_view name) const {
  auto const& datasets = layout().datasets;
  auto const found = std::ranges::find_if(
      datasets, [&](DatasetInfo const& d) { return d.group == group && d.name == name; });
  return found == datasets.end() ? nullptr : &*found;
}

Outcome ResultFile::read_unit(RunUnit unit) const {
  UnitSummary const& known = summaries().at(impl_->grid.index(unit));
  Outcome outcome;
  outcome.unit = unit;
  outcome.status = known.status;
  outcome.cause = known.cause;
  outcome.values = impl_->read_unit(unit);
  outcome.moments = known.moments;
  return outcome;
}

std::vector<double> ResultFile::read(std::string_view group, std::string_view name) const {
  return impl_->read(known(group, name), 0, axes());
}

std::vector<double> ResultFile::read_point(std::string_view group, std::string_view name,
                                           std::size_t point) const {
  return impl_->read(known(group, name), point, axes().of_one_point());
}

DatasetInfo const& ResultFile::known(std::string_view group, std::string_view name) const {
  DatasetInfo const* const d = find(group, name);
  if (d != nullptr) return *d;
  std::vector<std::string> names;
  for (DatasetInfo const& other : layout().datasets)
    names.push_back(other.group + "/" + other.name);
  std::string const wanted = fmt::format("{}/{}", group, name);
  throw OutputError(fmt::format("{}: has no data set {}.{}", impl_->path.string(), wanted,
                                suggestion(wanted, names)));
}

}  // namespace clustress
