#include "sim/results/result_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <new>

#include "sim/core/contracts.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/results/hdf5.hpp"
#include "sim/results/part.hpp"
#include "sim/results/run_output.hpp"
#include "sim/results/seal.hpp"
#include "sim/results/structure.hpp"

namespace clustress {
namespace {

// One HDF5 file of a result and where its replicates stand on the axis.
struct Piece {
  std::filesystem::path path;
  std::vector<std::size_t> places;
};

[[noreturn]] void unreadable(std::filesystem::path const& path, std::string const& what) {
  throw OutputError(
      fmt::format("{}: {}; give a result of clustress as it was written", path.string(), what));
}

// HDF5 and shapes of a damaged file fail in many ways; all are one kind of error for the user.
template <class Action>
auto guarded(std::filesystem::path const& path, Action action) {
  try {
    return action();
  } catch (hdf5::Failure const& failure) {
    unreadable(path, failure.what());
  } catch (std::bad_alloc const&) {
    unreadable(path, "it claims sizes that do not fit into memory");
  } catch (std::length_error const&) {
    unreadable(path, "it claims sizes that no file can have");
  }
}

std::vector<double> read_all(std::filesystem::path const& path, DatasetInfo const& d,
                             OutcomeLayout const& layout, std::size_t replicates) {
  return guarded(path, [&] {
    hdf5::Handle const file = hdf5::open_file(path.string());
    hdf5::Handle const dataset = hdf5::open_dataset(file.get(), d.group + "/" + d.name);
    return hdf5::read_values<double>(dataset.get(), H5T_NATIVE_DOUBLE,
                                     layout.size_of(d) * replicates);
  });
}

// One replicate of a data set, as [variant][stress][quarter][entry].
void read_one(hid_t file, DatasetInfo const& d, OutcomeLayout const& layout, std::size_t place,
              double* values) {
  hdf5::Handle const dataset = hdf5::open_dataset(file, d.group + "/" + d.name);
  std::vector<hsize_t> const count = extent_of(layout, d, 1);
  std::vector<hsize_t> start(count.size(), 0);
  start[3] = place;
  hdf5::Handle const chosen(H5Dget_space(dataset.get()), H5Sclose, "read a shape");
  hdf5::expect(H5Sselect_hyperslab(chosen.get(), H5S_SELECT_SET, start.data(), nullptr,
                                   count.data(), nullptr),
               "choose a replicate");
  hdf5::Handle const memory = hdf5::space(count);
  hdf5::expect(
      H5Dread(dataset.get(), H5T_NATIVE_DOUBLE, memory.get(), chosen.get(), H5P_DEFAULT, values),
      "read values");
}

}  // namespace

struct ResultFile::Impl {
  std::filesystem::path path;
  bool from_parts = false;
  RunHeader header;
  std::vector<std::uint32_t> replicates;
  std::vector<ReplicateSummary> summaries;
  std::vector<Piece> pieces;
  std::vector<std::string> warnings;

  void open_file();
  void open_parts(std::filesystem::path const& directory);
  template <class Predicate>
  std::vector<std::uint32_t> select(Predicate predicate) const {
    std::vector<std::uint32_t> list;
    for (ReplicateSummary const& summary : summaries) {
      if (predicate(summary.status)) list.push_back(summary.replicate);
    }
    return list;
  }
};

void ResultFile::Impl::open_file() {
  if (std::string const fault = seal_fault(path); !fault.empty()) unreadable(path, fault);
  guarded(path, [&] {
    hdf5::Handle const file = hdf5::open_file(path.string());
    header = read_header(file.get());
    summaries = read_summaries(file.get(), header.layout);
  });
  Piece piece{path, {}};
  for (ReplicateSummary const& summary : summaries) {
    piece.places.push_back(replicates.size());
    replicates.push_back(summary.replicate);
  }
  for (DatasetInfo const& d : header.layout.datasets) {
    guarded(path, [&] {
      hdf5::Handle const file = hdf5::open_file(path.string());
      auto const dims = hdf5::dims_of(hdf5::open_dataset(file.get(), d.group + "/" + d.name).get());
      if (dims.at(3) != replicates.size())
        throw hdf5::Failure(fmt::format("/{}/{} lacks replicates", d.group, d.name));
    });
  }
  pieces.push_back(std::move(piece));
}

void ResultFile::Impl::open_parts(std::filesystem::path const& directory) {
  from_parts = true;
  std::vector<ReplicateSummary> found;
  std::vector<std::pair<std::filesystem::path, std::vector<std::uint32_t>>> files;
  std::string latest;
  for (std::filesystem::path const& file : list_parts(directory)) {
    try {
      Part const part(file);
      if (files.empty()) header = part.header();
      if (part.header().digest != header.digest) {
        warnings.push_back(fmt::format("{}: belongs to another run; left out", file.string()));
        continue;
      }
      // the last session knows how many replicates are wanted, and by which rule
      if (part.header().started >= latest) {
        latest = part.header().started;
        header.replicates = part.header().replicates;
        header.attributes = part.header().attributes;
        header.history = part.header().history;
      }
      files.emplace_back(file, std::vector<std::uint32_t>());
      for (ReplicateSummary const& summary : part.summaries()) {
        files.back().second.push_back(summary.replicate);
        found.push_back(summary);
      }
    } catch (OutputError const& error) {
      warnings.push_back(fmt::format("{}; left out", error.what()));
    }
  }
  if (files.empty())
    throw OutputError(directory.string() + ": no replicate is finished yet; let the run go on");
  std::size_t const worlds = header.layout.variants.size() * header.layout.stresses.size();
  std::map<std::uint32_t, ReplicateSummary> axis;
  for (std::uint32_t const r : header.wanted()) {
    axis.emplace(r, ReplicateSummary{r, std::vector<WorldStatus>(worlds, WorldStatus::not_run),
                                     std::vector<std::string>(worlds), 0, 0.0, 0, 0, ""});
  }
  for (ReplicateSummary const& summary : found) axis[summary.replicate] = summary;
  for (auto& [replicate, summary] : axis) {
    replicates.push_back(replicate);
    summaries.push_back(std::move(summary));
  }
  for (auto const& [file, numbers] : files) {
    Piece piece{file, {}};
    for (std::uint32_t const r : numbers) {
      piece.places.push_back(
          static_cast<std::size_t>(std::ranges::lower_bound(replicates, r) - replicates.begin()));
    }
    pieces.push_back(std::move(piece));
  }
}

ResultFile::ResultFile(std::filesystem::path const& path) : impl_(std::make_unique<Impl>()) {
  impl_->path = path;
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    if (path.extension() != ".parts") {
      throw OutputError(path.string() +
                        ": is a directory, not a result nor the parts of one; give a RESULT.h5");
    }
    impl_->open_parts(path);
  } else if (!std::filesystem::exists(path, ignored) &&
             std::filesystem::is_directory(parts_directory(path), ignored)) {
    impl_->open_parts(parts_directory(path));
  } else if (!std::filesystem::exists(path, ignored)) {
    throw OutputError(path.string() +
                      ": there is no such result, nor parts of an unfinished one; check the name");
  } else {
    impl_->open_file();
  }
}
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
std::vector<std::uint32_t> const& ResultFile::replicates() const {
  return impl_->replicates;
}
std::vector<ReplicateSummary> const& ResultFile::summaries() const {
  return impl_->summaries;
}

std::vector<std::uint32_t> ResultFile::done() const {
  return impl_->select([](auto const& status) {
    return std::ranges::all_of(status, [](WorldStatus s) { return s == WorldStatus::done; });
  });
}

std::vector<std::uint32_t> ResultFile::failed() const {
  return impl_->select([](auto const& status) {
    return std::ranges::find(status, WorldStatus::failed) != status.end();
  });
}

std::vector<std::uint32_t> ResultFile::missing() const {
  std::vector<std::uint32_t> list = impl_->select([](auto const& status) {
    return std::ranges::all_of(status, [](WorldStatus s) { return s == WorldStatus::not_run; });
  });
  std::vector<std::uint32_t> known = replicates();
  std::ranges::sort(known);
  std::ranges::set_difference(header().wanted(), known, std::back_inserter(list));
  std::ranges::sort(list);
  return list;
}

bool ResultFile::complete() const {
  return missing().empty();
}

std::string ResultFile::description() const {
  std::size_t const absent = missing().size();
  std::size_t const wanted = std::max(header().wanted().size(), replicates().size());
  std::size_t const broken = failed().size();
  std::string const failures =
      broken == 0 ? "" : fmt::format(", {} of them with failed worlds", broken);
  Shard const shard = header().shard;
  std::string const name =
      impl_->path.string() +
      (shard.is_whole() ? "" : fmt::format(": shard {} of {}", shard.number, shard.of));
  if (absent == 0) return fmt::format("{}: complete, {} replicates{}", name, wanted, failures);
  return fmt::format("{}: INCOMPLETE, {} of {} replicates so far{}{}", name, wanted - absent,
                     wanted, failures,
                     impl_->from_parts ? " (read from the parts of an unfinished run)" : "");
}

WorldStatus ResultFile::status(std::size_t variant, std::size_t stress,
                               std::size_t replicate_index) const {
  return impl_->summaries.at(replicate_index)
      .status.at(variant * layout().stresses.size() + stress);
}

std::string const& ResultFile::cause(std::size_t variant, std::size_t stress,
                                     std::size_t replicate_index) const {
  return impl_->summaries.at(replicate_index).cause.at(variant * layout().stresses.size() + stress);
}

DatasetInfo const* ResultFile::find(std::string_view group, std::string_view name) const {
  auto const& datasets = layout().datasets;
  auto const found = std::ranges::find_if(
      datasets, [&](DatasetInfo const& d) { return d.group == group && d.name == name; });
  return found == datasets.end() ? nullptr : &*found;
}

Outcome ResultFile::read_replicate(std::uint32_t replicate) const {
  auto const on_axis =
      static_cast<std::size_t>(std::ranges::find(replicates(), replicate) - replicates().begin());
  ReplicateSummary const& summary = summaries().at(on_axis);
  Outcome outcome;
  outcome.replicate = replicate;
  outcome.status = summary.status;
  outcome.cause = summary.cause;
  outcome.values.assign(layout().size, std::numeric_limits<double>::quiet_NaN());
  for (Piece const& piece : impl_->pieces) {
    auto const place =
        static_cast<std::size_t>(std::ranges::find(piece.places, on_axis) - piece.places.begin());
    if (place == piece.places.size()) continue;
    guarded(piece.path, [&] {
      hdf5::Handle const file = hdf5::open_file(piece.path.string());
      for (DatasetInfo const& d : layout().datasets) {
        read_one(file.get(), d, layout(), place, outcome.values.data() + d.offset);
      }
    });
  }
  return outcome;
}

std::vector<double> ResultFile::read(std::string_view group, std::string_view name) const {
  DatasetInfo const* const d = find(group, name);
  if (d == nullptr) {
    std::vector<std::string> names;
    for (DatasetInfo const& other : layout().datasets)
      names.push_back(other.group + "/" + other.name);
    std::string const wanted = fmt::format("{}/{}", group, name);
    throw OutputError(fmt::format("{}: has no data set {}.{}", impl_->path.string(), wanted,
                                  suggestion(wanted, names)));
  }
  if (!impl_->from_parts) return read_all(impl_->path, *d, layout(), replicates().size());

  std::size_t const series = layout().quarters * d->entries;
  std::size_t const worlds = layout().variants.size() * layout().stresses.size();
  std::vector<double> values(worlds * replicates().size() * series,
                             std::numeric_limits<double>::quiet_NaN());
  for (Piece const& piece : impl_->pieces) {
    std::vector<double> const part = read_all(piece.path, *d, layout(), piece.places.size());
    for (std::size_t world = 0; world < worlds; ++world) {
      for (std::size_t i = 0; i < piece.places.size(); ++i) {
        std::copy_n(part.data() + (world * piece.places.size() + i) * series, series,
                    values.data() + (world * replicates().size() + piece.places[i]) * series);
      }
    }
  }
  return values;
}

}  // namespace clustress
