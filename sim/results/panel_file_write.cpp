// sim/results/panel_file_write.cpp — makes RESULT.panel.h5 from the panels of its units.
#include <fmt/format.h>
#include <hdf5_hl.h>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "sim/core/errors.hpp"
#include "sim/core/version.hpp"
#include "sim/results/encode.hpp"
#include "sim/results/panel_file.hpp"
#include "sim/storage/file_system.hpp"
#include "sim/storage/seal.hpp"

namespace clustress {
namespace {

using hdf5::expect;
using hdf5::Handle;

constexpr hsize_t chunk_values = 32768;
constexpr auto index_of_cases = static_cast<std::size_t>(PanelAxis::one_case);
constexpr std::size_t most_cases = std::numeric_limits<std::int32_t>::max();
constexpr std::array<char const*, panel_axes> dimension_names{"world", "case", "case",
                                                              "application"};

class Writer {
 public:
  Writer(hid_t file, PanelHeader const& header, std::array<std::size_t, panel_axes> entries)
      : file_(file), layout_(header.layout), entries_(entries) {
    write_attributes(header);
    for (PanelAxis const axis : {PanelAxis::world, PanelAxis::one_case, PanelAxis::application})
      scales_[index(axis)] = counted_scale(axis);
    write_years();
    for (Dimension const& list : layout_.labels) write_labels(list);
    for (PanelColumn const& column : panel_columns) make(column);
  }

  void add(PanelTable const& table) {
    for (std::size_t k = 0; k < datasets_.size(); ++k) {
      PanelColumn const& column = panel_columns[k];
      if (column.name == "application_case") {
        add_places(std::get<std::vector<std::int32_t>>(table.columns[k]), k);
      } else {
        std::visit([&](auto const& values) { put(values.data(), table, k); }, table.columns[k]);
      }
    }
    for (std::size_t axis = 0; axis < panel_axes; ++axis) done_[axis] += table.entries[axis];
  }

  void close() {
    for (Handle& dataset : datasets_) dataset.close("write a column");
  }

 private:
  static std::size_t index(PanelAxis axis) { return static_cast<std::size_t>(axis); }

  void write_attributes(PanelHeader const& header) {
    hdf5::put_attribute(file_, "format", "clustress panel");
    hdf5::put_attribute(file_, "format_version", std::uint64_t{1});
    hdf5::put_attribute(file_, "model_version", std::string(model_version));
    hdf5::put_attribute(file_, "program_version", std::string(program_version()));
    hdf5::put_attribute(file_, "panel_digest", layout_.digest);
    hdf5::put_attribute(file_, "years_before", std::uint64_t{layout_.years_before});
    for (auto const& [name, value] : layout_.choices)
      hdf5::put_attribute(file_, "panel_" + name, value);
    for (NamedValue const& attribute : header.attributes) {
      std::visit([&](auto const& value) { hdf5::put_attribute(file_, attribute.name, value); },
                 attribute.value);
    }
  }

  Handle counted_scale(PanelAxis axis) {
    std::vector<std::int32_t> places(entries_[index(axis)]);
    std::iota(places.begin(), places.end(), 0);
    std::string const name = dimension_names[index(axis)];
    return scale(name,
                 hdf5::put_values(file_, name, {places.size()}, H5T_STD_I32LE, H5T_NATIVE_INT32,
                                  places.data()),
                 axis == PanelAxis::world      ? "worlds with a programme"
                 : axis == PanelAxis::one_case ? "firms in worlds with a programme"
                                               : "applications of these firms");
  }
  void write_years() {
    Handle years = hdf5::put_values(file_, "year", {layout_.years.size()}, H5T_STD_I32LE,
                                    H5T_NATIVE_INT32, layout_.years.data());
    hdf5::put_attribute(years.get(), "units", "year");
    hdf5::put_attribute(years.get(), "begins", layout_.year_begins);
    year_ = scale("year", std::move(years),
                  "calendar year in which the year begins; the first years_before are before the "
                  "programme");
  }
  void write_labels(Dimension const& list) {
    if (list.labels.empty()) return;
    std::string const name = list.name + "_label", place = list.name + "_place";
    std::vector<std::int32_t> places(list.labels.size());
    std::iota(places.begin(), places.end(), 0);
    Handle const axis = scale(place,
                              hdf5::put_values(file_, place, {places.size()}, H5T_STD_I32LE,
                                               H5T_NATIVE_INT32, places.data()),
                              "number of the " + list.name);
    Handle const labels = hdf5::put_strings(file_, name, {list.labels.size()}, list.labels);
    hdf5::put_attribute(labels.get(), "long_name", "label of the " + list.name);
    attach(labels, axis, 0);
  }
  static Handle scale(std::string const& name, Handle dataset, std::string const& long_name) {
    hdf5::put_attribute(dataset.get(), "long_name", long_name);
    expect(H5DSset_scale(dataset.get(), name.c_str()),
           fmt::format("make \"{}\" a dimension", name));
    return dataset;
  }
  static void attach(Handle const& dataset, Handle const& axis, unsigned place) {
    expect(H5DSattach_scale(dataset.get(), axis.get(), place), "give a column its dimension");
  }

  static hid_t file_type(PanelType type) {
    return type == PanelType::whole  ? H5T_STD_I32LE
           : type == PanelType::real ? H5T_IEEE_F32LE
                                     : H5T_IEEE_F64LE;
  }
  static hid_t memory_type(PanelType type) {
    return type == PanelType::whole  ? H5T_NATIVE_INT32
           : type == PanelType::real ? H5T_NATIVE_FLOAT
                                     : H5T_NATIVE_DOUBLE;
  }
  [[nodiscard]] std::vector<hsize_t> extent(PanelColumn const& column, hsize_t entries) const {
    if (column.axis != PanelAxis::case_year) return {entries};
    return {entries, layout_.years.size()};
  }

  void make(PanelColumn const& column) {
    std::string const name(column.name), what = fmt::format("make the column \"{}\"", name);
    hsize_t const all = entries_[index(column.axis)], width = layout_.width(column.axis);
    Handle const list = hdf5::dataset_creation();
    if (all > 0 && width > 0) {
      auto const chunk = extent(column, std::min(all, std::max<hsize_t>(1, chunk_values / width)));
      expect(H5Pset_chunk(list.get(), static_cast<int>(chunk.size()), chunk.data()), what);
      expect(H5Pset_shuffle(list.get()), what);
      expect(H5Pset_deflate(list.get(), static_cast<unsigned>(deflate_level)), what);
    }
    Handle const shape = hdf5::space(extent(column, all));
    Handle dataset(H5Dcreate2(file_, name.c_str(), file_type(column.type), shape.get(), H5P_DEFAULT,
                              list.get(), H5P_DEFAULT),
                   H5Dclose, what);
    if (!column.unit.empty()) hdf5::put_attribute(dataset.get(), "units", std::string(column.unit));
    hdf5::put_attribute(dataset.get(), "long_name", std::string(column.long_name));
    if (!column.labels.empty())
      hdf5::put_attribute(dataset.get(), "labels", fmt::format("{}_label", column.labels));
    if (column.type == PanelType::real) {
      float const none = std::numeric_limits<float>::quiet_NaN();
      hdf5::put_raw_attribute(dataset.get(), "_FillValue", H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, 1,
                              &none);
    } else if (column.type == PanelType::exact) {
      double const none = std::numeric_limits<double>::quiet_NaN();
      hdf5::put_raw_attribute(dataset.get(), "_FillValue", H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, 1,
                              &none);
    }
    bool const is_yearly = column.axis == PanelAxis::case_year;
    attach(dataset, scales_[index(is_yearly ? PanelAxis::one_case : column.axis)], 0);
    if (is_yearly) attach(dataset, year_, 1);
    datasets_.push_back(std::move(dataset));
  }

  void put(void const* values, PanelTable const& table, std::size_t k) {
    PanelColumn const& column = panel_columns[k];
    hsize_t const count = table.entries[index(column.axis)];
    if (count == 0 || layout_.width(column.axis) == 0) return;
    auto const block = extent(column, count);
    std::vector<hsize_t> begin(block.size(), 0);
    begin[0] = done_[index(column.axis)];
    Handle const all(H5Dget_space(datasets_[k].get()), H5Sclose, "write a column");
    expect(H5Sselect_hyperslab(all.get(), H5S_SELECT_SET, begin.data(), nullptr, block.data(),
                               nullptr),
           "write a column");
    Handle const part = hdf5::space(block);
    expect(H5Dwrite(datasets_[k].get(), memory_type(column.type), part.get(), all.get(),
                    H5P_DEFAULT, values),
           "write a column");
  }
  // Places of cases, from those of the unit to those of the file.
  void add_places(std::vector<std::int32_t> places, std::size_t k) {
    auto const first = static_cast<std::int32_t>(done_[index(PanelAxis::one_case)]);
    for (std::int32_t& place : places) place += first;
    PanelTable only = empty_panel_table({});
    only.entries[index(PanelAxis::application)] = places.size();
    put(places.data(), only, k);
  }

  hid_t file_;
  PanelLayout const& layout_;
  std::array<std::size_t, panel_axes> entries_, done_{};
  std::array<Handle, panel_axes> scales_;
  Handle year_;
  std::vector<Handle> datasets_;
};

std::array<std::size_t, panel_axes> entries_of(std::vector<RunUnit> const& units,
                                               std::function<PanelTable(RunUnit)> const& read,
                                               std::uintmax_t& bytes) {
  std::array<std::size_t, panel_axes> entries{};
  for (RunUnit const unit : units) {
    PanelTable const table = read(unit);
    for (std::size_t axis = 0; axis < panel_axes; ++axis) entries[axis] += table.entries[axis];
    for (PanelValues const& column : table.columns)
      std::visit([&](auto const& values) { bytes += values.size() * sizeof(values[0]); }, column);
  }
  if (entries[index_of_cases] > most_cases) {
    throw OutputError(fmt::format(
        "a panel of {} cases is more than a file of it can hold ({}); lower panel.replicates or "
        "panel.sample_share",
        entries[index_of_cases], most_cases));
  }
  return entries;
}

}  // namespace

void write_panel_file(std::filesystem::path const& path, PanelHeader const& header,
                      std::vector<RunUnit> const& units,
                      std::function<PanelTable(RunUnit)> const& read) {
  std::uintmax_t bytes = std::uintmax_t{1} << 20;
  auto const entries = entries_of(units, read, bytes);
  write_sealed(path, [&](std::filesystem::path const& aside) {
    // HDF5 cannot recover from a full disk, so ask for the room first: packed, it is never more.
    require_space(aside, bytes);
    Handle file = hdf5::create_file(aside.string(), hdf5::file_access());
    {
      Writer writer(file.get(), header, entries);
      for (RunUnit const unit : units) writer.add(read(unit));
      writer.close();
    }
    expect(H5Fflush(file.get(), H5F_SCOPE_LOCAL), "write the file");
    file.close("write the file");
  });
}

}  // namespace clustress
