#include "sim/results/result_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <new>

#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/results/hdf5.hpp"
#include "sim/results/part.hpp"
#include "sim/results/point_table.hpp"
#include "sim/results/run_output.hpp"
#include "sim/results/seal.hpp"
#include "sim/results/structure.hpp"

namespace clustress {
namespace {

// One HDF5 file of a result, with its axes and its units.
struct Piece {
  std::filesystem::path path;
  UnitGrid grid;
  std::vector<RunUnit> units;
};

[[noreturn]] void unreadable(std::filesystem::path const& path, std::string const& what) {
  throw OutputError(
      path.extension() == ".toml"
          ? fmt::format("{0}: this is a scenario, not a result; run it first: clustress run {0} -o "
                        "RESULT.h5, then give RESULT.h5",
                        path.string())
          : fmt::format("{}: {}; give the RESULT.h5 as `clustress run` wrote it", path.string(),
                        what));
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

// A box of a data set: from `start`, of so many along each leading axis.
void read_box(hid_t dataset, OutcomeLayout const& layout, DatasetInfo const& d, UnitPlace start,
              Axes const& box, double* values) {
  std::vector<hsize_t> const count = extent_of(box, layout, d);
  auto const first = Axes{start.point, 0, 0, start.replicate, 0}.extent();
  std::vector<hsize_t> begin(first.begin(), first.end());
  begin.resize(count.size(), 0);
  hdf5::Handle const chosen(H5Dget_space(dataset), H5Sclose, "read a shape");
  hdf5::expect(H5Sselect_hyperslab(chosen.get(), H5S_SELECT_SET, begin.data(), nullptr,
                                   count.data(), nullptr),
               "choose a unit");
  hdf5::Handle const memory = hdf5::space(count);
  hdf5::expect(H5Dread(dataset, H5T_NATIVE_DOUBLE, memory.get(), chosen.get(), H5P_DEFAULT, values),
               "read values");
}

}  // namespace

struct ResultFile::Impl {
  std::filesystem::path path;
  bool from_parts = false;
  RunHeader header;
  UnitGrid grid{{}, {}};
  std::vector<UnitSummary> summaries;  // by place of the grid
  std::vector<Piece> pieces;
  std::vector<std::string> warnings;

  void open_file();
  void open_parts(std::filesystem::path const& directory);
  // Spreads what was found over the grid.
  void place(std::vector<UnitSummary>&& found);
  // Values of some points, from the first place on the axis on, [point][…] as the box says.
  std::vector<double> read(DatasetInfo const& d, std::size_t first_point, Axes const& box) const;
  void read_piece(Piece const& piece, DatasetInfo const& d, std::size_t first_point,
                  Axes const& box, std::vector<double>& values) const;
  // In the order of work.
  template <class Predicate>
  std::vector<RunUnit> select(Predicate predicate) const {
    std::vector<RunUnit> list;
    for (UnitSummary const& summary : summaries) {
      if (predicate(summary.status)) list.push_back(summary.unit);
    }
    std::ranges::sort(list);
    return list;
  }
};

void ResultFile::Impl::place(std::vector<UnitSummary>&& found) {
  std::size_t const worlds = header.layout.axes().worlds();
  UnitSummary const absent{{},
                           std::vector<WorldStatus>(worlds, WorldStatus::not_run),
                           std::vector<std::string>(worlds),
                           0,
                           0.0,
                           0,
                           0,
                           ""};
  summaries.assign(grid.size(), absent);
  for (std::size_t i = 0; i < summaries.size(); ++i) summaries[i].unit = grid.unit(i);
  for (UnitSummary& summary : found) {
    std::size_t const place = grid.index(summary.unit);
    summaries[place] = std::move(summary);
  }
}

void ResultFile::Impl::open_file() {
  if (std::string const fault = seal_fault(path); !fault.empty()) unreadable(path, fault);
  guarded(path, [&] {
    hdf5::Handle const file = hdf5::open_file(path.string());
    header = read_header(file.get());
    FileUnits units = read_units(file.get(), header.layout);
    grid = units.grid;
    Piece piece{path, std::move(units.grid), {}};
    for (UnitSummary const& summary : units.summaries) piece.units.push_back(summary.unit);
    pieces.push_back(std::move(piece));
    place(std::move(units.summaries));
  });
}

void ResultFile::Impl::open_parts(std::filesystem::path const& directory) {
  from_parts = true;
  std::vector<UnitSummary> found;
  std::string latest;
  for (std::filesystem::path const& file : list_parts(directory)) {
    try {
      Part const part(file);
      if (pieces.empty()) header = part.header();
      if (part.header().digest != header.digest) {
        warnings.push_back(fmt::format("{}: belongs to another run; left out", file.string()));
        continue;
      }
      // the last session knows how many replicates are wanted, and by which rule
      if (part.header().started >= latest) {
        latest = part.header().started;
        header.replicates = part.header().replicates;
        header.points_wanted = part.header().points_wanted;
        header.attributes = part.header().attributes;
        header.history = part.header().history;
      }
      add_unknown(header.points, part.header().points);
      pieces.push_back({file, part.grid(), {}});
      for (UnitSummary const& summary : part.summaries()) {
        pieces.back().units.push_back(summary.unit);
        found.push_back(summary);
      }
    } catch (OutputError const& error) {
      warnings.push_back(fmt::format("{}; left out", error.what()));
    }
  }
  if (pieces.empty())
    throw OutputError(directory.string() + ": nothing is finished yet; let the run go on");
  std::vector<UnitSummary> axis = found;
  for (RunUnit const unit : header.wanted()) {
    axis.emplace_back();
    axis.back().unit = unit;
  }
  grid = UnitGrid::around(axis, header.points_wanted);
  place(std::move(found));
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
  std::string const failures =
      broken == 0 ? "" : fmt::format(", {} of them with failed worlds", broken);
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
  outcome.values.assign(layout().size, std::numeric_limits<double>::quiet_NaN());
  for (Piece const& piece : impl_->pieces) {
    if (std::ranges::find(piece.units, unit) == piece.units.end()) continue;
    guarded(piece.path, [&] {
      hdf5::Handle const file = hdf5::open_file(piece.path.string());
      for (DatasetInfo const& d : layout().datasets) {
        hdf5::Handle const dataset = hdf5::open_dataset(file.get(), d.group + "/" + d.name);
        read_box(dataset.get(), layout(), d, piece.grid.place(unit), layout().axes(),
                 outcome.values.data() + d.offset);
      }
    });
  }
  return outcome;
}

void ResultFile::Impl::read_piece(Piece const& piece, DatasetInfo const& d, std::size_t first_point,
                                  Axes const& box, std::vector<double>& values) const {
  guarded(piece.path, [&] {
    hdf5::Handle const file = hdf5::open_file(piece.path.string());
    hdf5::Handle const dataset = hdf5::open_dataset(file.get(), d.group + "/" + d.name);
    hdf5::stored_count(dataset.get());
    if (!from_parts) {
      read_box(dataset.get(), header.layout, d, {first_point, 0}, box, values.data());
      return;
    }
    Axes const unit = header.layout.axes();
    std::vector<double> one(unit.size(d.entries));
    for (RunUnit const number : piece.units) {
      UnitPlace const here = grid.place(number);
      if (here.point < first_point || here.point >= first_point + box.points) continue;
      read_box(dataset.get(), header.layout, d, piece.grid.place(number), unit, one.data());
      for (std::size_t v = 0; v < unit.variants; ++v) {
        for (std::size_t s = 0; s < unit.stresses; ++s) {
          std::copy_n(
              one.data() + unit.at(0, v, s, 0, 0, d.entries), unit.quarters * d.entries,
              values.data() + box.at(here.point - first_point, v, s, here.replicate, 0, d.entries));
        }
      }
    }
  });
}

std::vector<double> ResultFile::Impl::read(DatasetInfo const& d, std::size_t first_point,
                                           Axes const& box) const {
  return guarded(path, [&] {
    std::vector<double> values(box.size(d.entries), std::numeric_limits<double>::quiet_NaN());
    for (Piece const& piece : pieces) read_piece(piece, d, first_point, box, values);
    return values;
  });
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
