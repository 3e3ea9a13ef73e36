// sim/results/structure_read.cpp — reads the groups, labels and attributes of a result file back,
// trusting nothing about shapes.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "sim/core/text.hpp"
#include "sim/core/version.hpp"
#include "sim/results/header_attributes.hpp"
#include "sim/results/point_table.hpp"
#include "sim/results/structure.hpp"
#include "sim/results/world_numbers.hpp"

namespace clustress {
namespace {

using hdf5::Handle;

std::size_t length_of(OutcomeLayout const& layout, std::string const& dimension) {
  auto const known = std::ranges::find(layout.dimensions, dimension, &Dimension::name);
  if (known == layout.dimensions.end())
    throw hdf5::Failure(fmt::format("the dimension \"{}\" is missing", printable(dimension)));
  return known->labels.size();
}

std::vector<std::string> words(std::string const& text) {
  std::vector<std::string> result;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t const end = std::min(text.find(' ', begin), text.size());
    if (end > begin) result.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return result;
}

LabelColumn read_column(hid_t dataset) {
  LabelColumn column{hdf5::text_attribute(dataset, "dimension"),
                     hdf5::text_attribute(dataset, "column"),
                     hdf5::text_attribute(dataset, "long_name"),
                     {}};
  if (hdf5::is_text(dataset)) {
    column.values = hdf5::read_strings(dataset);
  } else {
    auto const dims = hdf5::dims_of(dataset);
    column.values =
        hdf5::read_values<double>(dataset, H5T_NATIVE_DOUBLE, dims.size() == 1 ? dims[0] : 0);
  }
  return column;
}

void set_parameters(PointTable& table, std::vector<std::string> const& texts,
                    std::string PointParameter::*member) {
  if (table.parameters.size() < texts.size()) table.parameters.resize(texts.size());
  for (std::size_t k = 0; k < texts.size(); ++k) table.parameters[k].*member = texts[k];
}

void read_parameter_fact(hid_t dataset, PointTable& table) {
  std::string const fact = hdf5::text_attribute(dataset, "column");
  if (!hdf5::is_text(dataset)) return;
  std::vector<std::string> const texts = hdf5::read_strings(dataset);
  if (fact == "unit") set_parameters(table, texts, &PointParameter::unit);
  if (fact == "prior") set_parameters(table, texts, &PointParameter::prior);
  if (fact == "group") set_parameters(table, texts, &PointParameter::group);
}

// Coordinates and columns of the root or of /labels; what has no role is another program's.
void read_labels(hid_t group, RunHeader& header) {
  for (hdf5::Link const& link : hdf5::links(group)) {
    if (link.kind != hdf5::LinkKind::dataset) continue;
    Handle const dataset = hdf5::open_dataset(group, link.name);
    if (!hdf5::has_attribute(dataset.get(), "role")) continue;
    std::string const role = hdf5::text_attribute(dataset.get(), "role");
    if (link.name == parameter_axis) {
      set_parameters(header.points, hdf5::read_strings(dataset.get()), &PointParameter::path);
    } else if (role == "column" &&
               hdf5::text_attribute(dataset.get(), "dimension") == parameter_axis) {
      read_parameter_fact(dataset.get(), header.points);
    } else if (role == "column") {
      header.columns.push_back(read_column(dataset.get()));
    } else if (link.name == "variant") {
      header.layout.variants = hdf5::read_strings(dataset.get());
    } else if (link.name == "stress") {
      header.layout.stresses = hdf5::read_strings(dataset.get());
    } else if (link.name == "quarter") {
      auto const dims = hdf5::dims_of(dataset.get());
      header.layout.quarters = dims.size() == 1 ? dims[0] : 0;
    } else if (hdf5::is_text(dataset.get())) {
      header.layout.dimensions.push_back({link.name, hdf5::read_strings(dataset.get())});
    }
  }
}

void read_group(hid_t file, std::string const& name, UnitGrid const& grid, OutcomeLayout& layout) {
  Handle const group = hdf5::open_group(file, name);
  for (hdf5::Link const& link : hdf5::links(group.get())) {
    if (link.kind != hdf5::LinkKind::dataset) continue;
    Handle const dataset = hdf5::open_dataset(group.get(), link.name);
    if (!hdf5::has_attribute(dataset.get(), "dimensions"))
      continue;  // a coordinate, or another program's
    DatasetInfo d;
    d.group = name;
    d.name = link.name;
    d.unit = hdf5::text_attribute(dataset.get(), "units");
    d.long_name = hdf5::text_attribute(dataset.get(), "long_name");
    d.dimensions = words(hdf5::text_attribute(dataset.get(), "dimensions"));
    d.offset = layout.size;
    for (std::string const& dimension : d.dimensions) d.entries *= length_of(layout, dimension);
    auto const dims = hdf5::dims_of(dataset.get());
    if (dims != extent_of(grid.axes(layout), layout, d)) {
      throw hdf5::Failure(fmt::format("the data set /{}/{} does not have the shape of its labels",
                                      name, printable(link.name)));
    }
    hdf5::stored_count(dataset.get());  // refuses a shape that is more than what is stored
    layout.size += layout.size_of(d);
    layout.datasets.push_back(std::move(d));
  }
}

// By name, as the file has them.
void read_moment_names(hid_t file, OutcomeLayout& layout) {
  if (!hdf5::is_group(file, moments_group)) return;
  Handle const group = hdf5::open_group(file, moments_group);
  for (hdf5::Link const& link : hdf5::links(group.get())) {
    if (link.kind != hdf5::LinkKind::dataset) continue;
    Handle const dataset = hdf5::open_dataset(group.get(), link.name);
    if (!hdf5::has_attribute(dataset.get(), "role") ||
        hdf5::text_attribute(dataset.get(), "role") != "moment")
      continue;  // a coordinate, or another program's
    layout.moments.push_back({link.name, hdf5::text_attribute(dataset.get(), "units"),
                              hdf5::text_attribute(dataset.get(), "long_name")});
  }
}

template <class T>
std::vector<T> column_of(hid_t group, char const* name, hid_t type, std::size_t count) {
  return hdf5::read_values<T>(hdf5::open_dataset(group, name).get(), type, count);
}

}  // namespace

std::vector<hsize_t> extent_of(Axes const& axes, OutcomeLayout const& layout,
                               DatasetInfo const& dataset) {
  auto const leading = axes.extent();
  std::vector<hsize_t> extent(leading.begin(), leading.end());
  for (std::string const& dimension : dataset.dimensions)
    extent.push_back(length_of(layout, dimension));
  return extent;
}

std::vector<hsize_t> chunk_extent_of(OutcomeLayout const& layout, DatasetInfo const& dataset) {
  ChunkShape const shape = chunk_shape(layout, dataset);
  return extent_of({1, shape.variants, shape.stresses, 1, shape.quarters}, layout, dataset);
}

std::vector<hsize_t> chunk_offset(OutcomeLayout const& layout, EncodedChunk const& chunk,
                                  UnitPlace place) {
  auto const leading =
      Axes{place.point, chunk.variant, chunk.stress, place.replicate, chunk.quarter}.extent();
  std::vector<hsize_t> offset(leading.begin(), leading.end());
  offset.resize(offset.size() + layout.datasets[chunk.dataset].dimensions.size(), 0);
  return offset;
}

void require_result_format(hid_t file) {
  if (!hdf5::has_attribute(file, "format") ||
      hdf5::text_attribute(file, "format") != "clustress result") {
    throw hdf5::Failure("it is an HDF5 file, but not a result of clustress");
  }
  std::uint64_t const version = hdf5::count_attribute(file, "format_version");
  if (version < 1 || version > result_format_version) {
    throw hdf5::Failure(fmt::format(
        "its format version is {}, this program reads versions 1 to {}; use the program "
        "that wrote it",
        version, result_format_version));
  }
}

namespace {

bool is_ascending(std::vector<std::uint32_t> const& numbers) {
  return std::ranges::adjacent_find(numbers, std::ranges::greater_equal{}) == numbers.end();
}

UnitGrid read_grid(hid_t file) {
  Handle const axis = hdf5::open_dataset(file, "replicate");
  auto points = read_point_axis(file);
  auto replicates = hdf5::read_values<std::uint32_t>(axis.get(), H5T_NATIVE_UINT32,
                                                     hdf5::stored_count(axis.get()));
  if (!is_ascending(points) || !is_ascending(replicates))
    throw hdf5::Failure("its points or replicates are not in order");
  return {std::move(points), std::move(replicates)};
}

void read_layout(hid_t file, RunHeader& header) {
  read_labels(file, header);
  read_labels(hdf5::open_group(file, "labels").get(), header);
  if (header.layout.variants.empty() || header.layout.stresses.empty() ||
      header.layout.quarters == 0) {
    throw hdf5::Failure("the variants, stresses or quarters are missing");
  }
  UnitGrid const grid = read_grid(file);
  std::set<std::string> const other{"status", "run",         "provenance",
                                    "labels", axis_names[0], moments_group};
  for (hdf5::Link const& link : hdf5::links(file)) {
    if (link.kind == hdf5::LinkKind::group && !other.contains(link.name))
      read_group(file, link.name, grid, header.layout);
  }
  read_moment_names(file, header.layout);
}

RunHeader read_all_but_layout(hid_t file) {
  require_result_format(file);
  RunHeader header;
  read_attributes(file, header);
  header.format_version = static_cast<int>(hdf5::count_attribute(file, "format_version"));
  auto const scenario = hdf5::read_strings(hdf5::open_dataset(file, "provenance/scenario").get());
  header.scenario_toml = scenario.size() == 1 ? scenario.front() : "";
  read_world_numbers(file, header);
  return header;
}

}  // namespace

RunHeader read_header(hid_t file) {
  RunHeader header = read_all_but_layout(file);
  read_layout(file, header);
  read_points(file, header);
  return header;
}

RunHeader read_header(hid_t file, KnownLayout const& sibling) {
  auto const has_digest = [&](char const* name, std::string const& digest) {
    return hdf5::has_attribute(file, name) && hdf5::text_attribute(file, name) == digest;
  };
  RunHeader header = read_all_but_layout(file);
  if (!has_digest("layout_digest", sibling.digest) ||
      !has_digest("design_digest", sibling.design_digest)) {
    read_layout(file, header);
    read_points(file, header);
    return header;
  }
  header.layout = sibling.layout;
  header.columns = sibling.columns;
  header.points = sibling.points;
  return header;
}

FileUnits read_units(hid_t file, OutcomeLayout const& layout) {
  UnitGrid grid = read_grid(file);
  Axes const axes = grid.axes(layout).without_quarters();
  std::size_t const count = axes.units(), worlds = axes.worlds();
  Handle const status_group = hdf5::open_group(file, "status");
  Handle const run_group = hdf5::open_group(file, "run");
  auto const status =
      column_of<std::uint8_t>(status_group.get(), "world", H5T_NATIVE_UINT8, axes.size());
  auto const causes = hdf5::read_strings(hdf5::open_dataset(status_group.get(), "cause").get());
  auto const digests =
      hdf5::read_strings(hdf5::open_dataset(status_group.get(), "payload_digest").get());
  auto const seconds = column_of<double>(run_group.get(), "cpu_seconds", H5T_NATIVE_DOUBLE, count);
  auto const firm_quarters =
      column_of<std::uint64_t>(run_group.get(), "firm_quarters", H5T_NATIVE_UINT64, count);
  auto const peak_firms =
      column_of<std::uint64_t>(run_group.get(), "peak_firms", H5T_NATIVE_UINT64, count);
  auto const peak_memory =
      column_of<std::uint64_t>(run_group.get(), "peak_memory_bytes", H5T_NATIVE_UINT64, count);
  if (causes.size() != axes.size() || digests.size() != count)
    throw hdf5::Failure("the status of its worlds is incomplete");
  std::vector<std::vector<double>> moments;
  for (MomentInfo const& moment : layout.moments) {
    moments.push_back(column_of<double>(hdf5::open_group(file, moments_group).get(),
                                        moment.name.c_str(), H5T_NATIVE_DOUBLE, count));
  }
  std::vector<UnitSummary> summaries;
  for (std::size_t r = 0; r < axes.replicates; ++r) {
    for (std::size_t p = 0; p < axes.points; ++p) {
      std::size_t const i = axes.unit(p, r);
      if (digests[i].empty()) continue;  // not there
      UnitSummary s{grid.unit(i),   {},        {}, firm_quarters[i], seconds[i], peak_firms[i],
                    peak_memory[i], digests[i]};
      for (std::size_t world = 0; world < worlds; ++world) {
        auto const [variant, stress] = axes.variant_and_stress(world);
        std::size_t const place = axes.at(p, variant, stress, r, 0);
        std::uint8_t const value = status[place];
        if (value > 3) throw hdf5::Failure(fmt::format("a world has the unknown status {}", value));
        s.status.push_back(static_cast<WorldStatus>(value));
        s.cause.push_back(causes[place]);
      }
      for (auto const& values : moments) s.moments.push_back(values[i]);
      summaries.push_back(std::move(s));
    }
  }
  return {std::move(grid), std::move(summaries)};
}

}  // namespace clustress
