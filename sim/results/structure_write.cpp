// sim/results/structure_write.cpp — makes the groups, labels and attributes of a result file.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <span>

#include "sim/core/contracts.hpp"
#include "sim/core/version.hpp"
#include "sim/results/coordinates.hpp"
#include "sim/results/layout_digest.hpp"
#include "sim/results/point_table.hpp"
#include "sim/results/structure.hpp"
#include "sim/results/unit_groups.hpp"
#include "sim/results/world_numbers.hpp"

namespace clustress {
namespace {

using hdf5::expect;
using hdf5::Handle;

void require_names(OutcomeLayout const& layout) {
  std::set<std::string> taken{"status",   "run",          "provenance", "labels",
                              chunk_axis, parameter_axis, assumed_axis, moments_group};
  taken.insert(axis_names.begin(), axis_names.end());
  for (DatasetInfo const& d : layout.datasets) {
    CLUSTRESS_REQUIRE(!taken.contains(d.group),
                      fmt::format("the name of the group {} is taken", d.group));
  }
  for (Dimension const& d : layout.dimensions) {
    CLUSTRESS_REQUIRE(taken.insert(d.name).second,
                      fmt::format("the name of the dimension {} is taken", d.name));
  }
  for (DatasetInfo const& d : layout.datasets) {
    CLUSTRESS_REQUIRE(!taken.contains(d.name),
                      fmt::format("the name of the data set {}/{} is taken", d.group, d.name));
  }
}

void write_root_attributes(hid_t file, RunHeader const& header, bool complete) {
  hdf5::put_attribute(file, "format", "clustress result");
  hdf5::put_attribute(file, "format_version", std::uint64_t{result_format_version});
  hdf5::put_attribute(file, "model_version", header.model_version);
  hdf5::put_attribute(file, "program_version", header.program_version);
  hdf5::put_attribute(file, "revision", header.revision);
  hdf5::put_attribute(file, "compiler", header.compiler);
  hdf5::put_attribute(file, "compiler_flags", header.flags);
  hdf5::put_attribute(file, "scenario_digest", header.digest);
  hdf5::put_attribute(file, "seed", header.seed);
  hdf5::put_attribute(file, "replicates_wanted", std::uint64_t{header.replicates});
  hdf5::put_attribute(file, "points_wanted", std::uint64_t{header.points_wanted});
  hdf5::put_attribute(file, "luck", header.points.luck);
  hdf5::put_attribute(file, "design", header.points.design);
  hdf5::put_attribute(file, "design_digest", design_digest(header.points));
  hdf5::put_attribute(file, "complete", std::uint64_t{complete ? 1U : 0U});
  if (!header.shard.is_whole()) {
    hdf5::put_attribute(file, "shard", std::uint64_t{header.shard.number});
    hdf5::put_attribute(file, "shards", std::uint64_t{header.shard.of});
    hdf5::put_attribute(file, "layout_digest", layout_digest(header.layout, header.columns));
  }
  hdf5::put_attribute(file, "start_quarter", header.start_quarter);
  hdf5::put_attribute(file, "command_line", header.command_line);
  hdf5::put_attribute(file, "host", header.host);
  hdf5::put_attribute(file, "started", header.started);
  std::string history;
  for (std::string const& line : header.history) history += line + "\n";
  hdf5::put_attribute(file, "history", history);
  for (NamedValue const& attribute : header.attributes) {
    CLUSTRESS_REQUIRE(!hdf5::has_attribute(file, attribute.name),
                      fmt::format("attribute name \"{}\" is taken", attribute.name));
    std::visit([&](auto const& value) { hdf5::put_attribute(file, attribute.name, value); },
               attribute.value);
  }
}

void write_column(hid_t group, LabelColumn const& column, Coordinates& coordinates) {
  std::string const name = column.dimension + "_" + column.name;
  std::size_t const count =
      std::visit([](auto const& values) { return values.size(); }, column.values);
  if (count == 0) return;
  Handle dataset;
  if (auto const* const numbers = std::get_if<std::vector<double>>(&column.values)) {
    dataset =
        hdf5::put_values(group, name, {count}, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, numbers->data());
  } else {
    dataset =
        hdf5::put_strings(group, name, {count}, std::get<std::vector<std::string>>(column.values));
  }
  hdf5::put_attribute(dataset.get(), "role", "column");
  hdf5::put_attribute(dataset.get(), "dimension", column.dimension);
  hdf5::put_attribute(dataset.get(), "column", column.name);
  hdf5::put_attribute(dataset.get(), "long_name", column.long_name);
  std::vector<std::string> const axes{column.dimension};
  coordinates.attach(dataset.get(), axes);
}

// The labels of all dimensions and what is known of each label. Those of the layout stand in a
// group of their own because the root has groups of the same names (/region holds the data sets by
// region).
void write_labels(hid_t file, RunHeader const& header, UnitGrid const& grid, Scales scales) {
  Coordinates root(file, header, grid, scales);
  // The points are in a group of their own, whose name the root can have only once.
  for (char const* axis : axis_names) {
    if (std::string_view(axis) != axis_names[0]) root.add(axis);
  }
  Handle const group = hdf5::create_group(file, "labels");
  Coordinates labels(group.get(), header, grid, scales);
  for (Dimension const& dimension : header.layout.dimensions) {
    if (!dimension.labels.empty()) labels.add(dimension.name);
  }
  for (LabelColumn const& column : header.columns) {
    bool const at_root = std::ranges::find(axis_names, column.dimension) != axis_names.end();
    write_column(at_root ? file : group.get(), column, at_root ? root : labels);
  }
  if (header.points.parameters.empty()) return;
  labels.add(parameter_axis);
  for (LabelColumn const& column : parameter_columns(header.points))
    write_column(group.get(), column, labels);
}

Handle write_dataset(hid_t group, OutcomeLayout const& layout, DatasetInfo const& d,
                     Axes const& axes) {
  double const not_run = std::numeric_limits<double>::quiet_NaN();
  std::vector<hsize_t> const chunk = chunk_extent_of(layout, d);
  Handle const list = hdf5::dataset_creation();
  std::string const what = fmt::format("make the data set /{}/{}", d.group, d.name);
  expect(H5Pset_chunk(list.get(), static_cast<int>(chunk.size()), chunk.data()), what);
  expect(H5Pset_shuffle(list.get()), what);
  expect(H5Pset_deflate(list.get(), static_cast<unsigned>(deflate_level)), what);
  expect(H5Pset_fill_value(list.get(), H5T_NATIVE_DOUBLE, &not_run), what);
  Handle const shape = hdf5::space(extent_of(axes, layout, d));
  Handle dataset(H5Dcreate2(group, d.name.c_str(), H5T_IEEE_F64LE, shape.get(), H5P_DEFAULT,
                            list.get(), H5P_DEFAULT),
                 H5Dclose, what);
  std::string dimensions;
  for (std::string const& dimension : d.dimensions)
    dimensions += (dimensions.empty() ? "" : " ") + dimension;
  hdf5::put_attribute(dataset.get(), "units", d.unit);
  hdf5::put_attribute(dataset.get(), "long_name", d.long_name);
  hdf5::put_attribute(dataset.get(), "dimensions", dimensions);
  hdf5::put_raw_attribute(dataset.get(), "_FillValue", H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, 1,
                          &not_run);
  return dataset;
}

}  // namespace

Structure write_structure(hid_t file, RunHeader const& header,
                          std::vector<UnitSummary> const& summaries, Scales scales) {
  OutcomeLayout const& layout = header.layout;
  require_names(layout);
  UnitGrid grid =
      UnitGrid::around(summaries, scales == Scales::attached ? header.points_wanted : 0);
  std::size_t const wanted = static_cast<std::size_t>(std::ranges::count_if(
      summaries, [&](UnitSummary const& summary) { return header.wants(summary.unit); }));
  write_root_attributes(file, header, wanted >= header.wanted().size());
  write_labels(file, header, grid, scales);
  write_points(file, header, grid, scales);
  {
    Handle const provenance = hdf5::create_group(file, "provenance");
    hdf5::put_attribute(
        hdf5::put_strings(provenance.get(), "scenario", {}, {header.scenario_toml}).get(),
        "long_name", "effective scenario (TOML), every default filled in");
    write_world_numbers(provenance.get(), header, grid, scales);
  }

  std::map<std::string, std::pair<Handle, Coordinates>> groups;
  std::vector<Handle> datasets(layout.datasets.size());
  for (std::size_t i = 0; i < layout.datasets.size(); ++i) {
    DatasetInfo const& d = layout.datasets[i];
    if (d.entries == 0) continue;
    auto found = groups.find(d.group);
    if (found == groups.end()) {
      Handle group = hdf5::create_group(file, d.group);
      hid_t const id = group.get();
      found =
          groups
              .emplace(d.group, std::pair(std::move(group), Coordinates(id, header, grid, scales)))
              .first;
    }
    auto& [group, coordinates] = found->second;
    std::vector<std::string> axes(axis_names.begin(), axis_names.end());
    axes.insert(axes.end(), d.dimensions.begin(), d.dimensions.end());
    if (scales == Scales::attached) {
      for (std::string const& axis : axes) coordinates.add(axis);
    }
    datasets[i] = write_dataset(group.get(), layout, d, grid.axes(layout));
    coordinates.attach(datasets[i].get(), axes);
  }
  write_units(file, header, summaries, grid, scales);
  return {std::move(grid), std::move(datasets)};
}

}  // namespace clustress
