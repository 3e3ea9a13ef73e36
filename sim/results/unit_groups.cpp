#include "sim/results/unit_groups.hpp"

#include <array>
#include <limits>

#include "sim/results/coordinates.hpp"

namespace clustress {
namespace {

using hdf5::Handle;

std::array<std::string, 2> const unit_axes{"point", "replicate"};

// Of every place of the grid, a unit that is not there included.
std::vector<UnitSummary> on_grid(std::vector<UnitSummary> const& summaries, UnitGrid const& grid,
                                 std::size_t worlds) {
  std::vector<UnitSummary> list(grid.size());
  for (UnitSummary const& summary : summaries) list[grid.index(summary.unit)] = summary;
  for (UnitSummary& summary : list) {
    summary.status.resize(worlds, WorldStatus::not_run);
    summary.cause.resize(worlds);
  }
  return list;
}

// By unit and world as the summaries have it → [point][variant][stress][replicate] as the file has
// it.
template <class T, class Get>
std::vector<T> by_world(std::vector<UnitSummary> const& units, Axes const& axes, Get get) {
  std::vector<T> result(axes.size());
  for (std::size_t p = 0; p < axes.points; ++p) {
    for (std::size_t v = 0; v < axes.variants; ++v) {
      for (std::size_t s = 0; s < axes.stresses; ++s) {
        for (std::size_t r = 0; r < axes.replicates; ++r)
          result[axes.at(p, v, s, r, 0)] = get(units[axes.unit(p, r)], axes.world(v, s));
      }
    }
  }
  return result;
}

void write_status(hid_t file, RunHeader const& header, std::vector<UnitSummary> const& units,
                  UnitGrid const& grid, Scales scales) {
  Axes const axes = grid.axes(header.layout).without_quarters();
  std::vector<hsize_t> const dims{axes.points, axes.variants, axes.stresses, axes.replicates};
  std::vector<std::string> const names{"point", "variant", "stress", "replicate"};
  Handle const group = hdf5::create_group(file, "status");
  Coordinates coordinates(group.get(), header, grid, scales);
  for (std::string const& name : names) coordinates.add(name);

  auto const status =
      by_world<std::uint8_t>(units, axes, [](UnitSummary const& s, std::size_t world) {
        return static_cast<std::uint8_t>(s.status[world]);
      });
  Handle const worlds =
      hdf5::put_values(group.get(), "world", dims, H5T_STD_U8LE, H5T_NATIVE_UINT8, status.data());
  std::uint8_t const flags[] = {0, 1, 2, 3};
  hdf5::put_attribute(worlds.get(), "long_name", "what became of each world");
  hdf5::put_raw_attribute(worlds.get(), "flag_values", H5T_STD_U8LE, H5T_NATIVE_UINT8, 4, flags);
  hdf5::put_attribute(worlds.get(), "flag_meanings", "not_run done failed refused");
  coordinates.attach(worlds.get(), names);

  auto const causes = by_world<std::string>(
      units, axes, [](UnitSummary const& s, std::size_t world) { return s.cause[world]; });
  Handle const cause = hdf5::put_strings(group.get(), "cause", dims, causes);
  hdf5::put_attribute(cause.get(), "long_name", "why a world failed, or why its point was refused");
  coordinates.attach(cause.get(), names);

  std::vector<std::string> digests;
  for (UnitSummary const& summary : units) digests.push_back(summary.payload_digest);
  Handle const digest =
      hdf5::put_strings(group.get(), "payload_digest", {axes.points, axes.replicates}, digests);
  hdf5::put_attribute(digest.get(), "long_name",
                      "XXH3-128 of a unit's compressed chunks, data sets by group and name; empty "
                      "where it is not there");
  coordinates.attach(digest.get(), unit_axes);
}

void write_run(hid_t file, RunHeader const& header, std::vector<UnitSummary> const& units,
               UnitGrid const& grid, Scales scales) {
  Handle const group = hdf5::create_group(file, "run");
  Coordinates coordinates(group.get(), header, grid, scales);
  for (std::string const& axis : unit_axes) coordinates.add(axis);
  std::vector<double> seconds;
  std::vector<std::uint64_t> firm_quarters, peak_firms, peak_memory;
  for (UnitSummary const& summary : units) {
    seconds.push_back(summary.cpu_seconds);
    firm_quarters.push_back(summary.firm_quarters);
    peak_firms.push_back(summary.peak_firms);
    peak_memory.push_back(summary.peak_memory_bytes);
  }
  auto const put = [&](char const* name, hid_t file_type, hid_t memory_type, void const* values,
                       char const* unit, char const* long_name) {
    Handle const dataset =
        hdf5::put_values(group.get(), name, {grid.points().size(), grid.replicates().size()},
                         file_type, memory_type, values);
    hdf5::put_attribute(dataset.get(), "units", unit);
    hdf5::put_attribute(dataset.get(), "long_name", long_name);
    coordinates.attach(dataset.get(), unit_axes);
  };
  put("cpu_seconds", H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, seconds.data(), "s",
      "processor time of the simulation");
  put("firm_quarters", H5T_STD_U64LE, H5T_NATIVE_UINT64, firm_quarters.data(), "firm quarter",
      "living firms × quarters simulated");
  put("peak_firms", H5T_STD_U64LE, H5T_NATIVE_UINT64, peak_firms.data(), "firms",
      "largest number of living firms");
  put("peak_memory_bytes", H5T_STD_U64LE, H5T_NATIVE_UINT64, peak_memory.data(), "byte",
      "of the process when the unit ended");
}

void write_moments(hid_t file, RunHeader const& header, std::vector<UnitSummary> const& units,
                   UnitGrid const& grid, Scales scales) {
  std::vector<MomentInfo> const& moments = header.layout.moments;
  if (moments.empty()) return;
  Handle const group = hdf5::create_group(file, moments_group);
  Coordinates coordinates(group.get(), header, grid, scales);
  for (std::string const& axis : unit_axes) coordinates.add(axis);
  double const none = std::numeric_limits<double>::quiet_NaN();
  for (std::size_t k = 0; k < moments.size(); ++k) {
    std::vector<double> values;
    for (UnitSummary const& unit : units)
      values.push_back(unit.moments.empty() ? none : unit.moments.at(k));
    Handle const dataset = hdf5::put_values(group.get(), moments[k].name,
                                            {grid.points().size(), grid.replicates().size()},
                                            H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, values.data());
    hdf5::put_attribute(dataset.get(), "role", "moment");
    hdf5::put_attribute(dataset.get(), "units", moments[k].unit);
    hdf5::put_attribute(dataset.get(), "long_name", moments[k].long_name);
    hdf5::put_raw_attribute(dataset.get(), "_FillValue", H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, 1,
                            &none);
    coordinates.attach(dataset.get(), unit_axes);
  }
}

}  // namespace

void write_units(hid_t file, RunHeader const& header, std::vector<UnitSummary> const& summaries,
                 UnitGrid const& grid, Scales scales) {
  std::vector<UnitSummary> const units = on_grid(summaries, grid, header.layout.axes().worlds());
  write_status(file, header, units, grid, scales);
  write_run(file, header, units, grid, scales);
  write_moments(file, header, units, grid, scales);
}

}  // namespace clustress
