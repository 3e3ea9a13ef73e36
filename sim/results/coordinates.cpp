#include "sim/results/coordinates.hpp"

#include <fmt/format.h>
#include <hdf5_hl.h>

#include <algorithm>
#include <numeric>

#include "sim/core/contracts.hpp"
#include "sim/results/point_table.hpp"
#include "sim/results/world_numbers.hpp"

namespace clustress {
namespace {

std::vector<std::int32_t> counted(std::size_t count) {
  std::vector<std::int32_t> values(count);
  std::iota(values.begin(), values.end(), 0);
  return values;
}

std::vector<std::int32_t> signed_numbers(std::vector<std::uint32_t> const& numbers) {
  return {numbers.begin(), numbers.end()};
}

}  // namespace

void Coordinates::add(std::string const& dimension) {
  if (scales_of_.contains(dimension)) return;
  if (hdf5::has_link(group_, dimension)) {  // from an earlier visit to the group
    scales_of_.emplace(dimension, hdf5::open_dataset(group_, dimension));
    return;
  }
  hdf5::Handle scale = write(dimension);
  hdf5::put_attribute(scale.get(), "role", "coordinate");
  if (scales_ == Scales::attached) {
    hdf5::expect(H5DSset_scale(scale.get(), dimension.c_str()),
                 fmt::format("make \"{}\" a dimension", dimension));
  }
  scales_of_.emplace(dimension, std::move(scale));
}

void Coordinates::attach(hid_t dataset, std::span<std::string const> axes) {
  if (scales_ == Scales::none) return;
  for (std::size_t axis = 0; axis < axes.size(); ++axis) {
    add(axes[axis]);
    hdf5::expect(
        H5DSattach_scale(dataset, scales_of_.at(axes[axis]).get(), static_cast<unsigned>(axis)),
        fmt::format("give a data set its dimension \"{}\"", axes[axis]));
  }
}

hdf5::Handle Coordinates::numbers(std::string const& name, std::vector<std::int32_t> const& values,
                                  std::string const& long_name) {
  hdf5::Handle scale = hdf5::put_values(group_, name, {values.size()}, H5T_STD_I32LE,
                                        H5T_NATIVE_INT32, values.data());
  hdf5::put_attribute(scale.get(), "long_name", long_name);
  return scale;
}

hdf5::Handle Coordinates::labels(std::string const& name, std::vector<std::string> const& values) {
  hdf5::Handle scale = hdf5::put_strings(group_, name, {values.size()}, values);
  hdf5::put_attribute(scale.get(), "long_name", name);
  return scale;
}

hdf5::Handle Coordinates::write(std::string const& dimension) {
  OutcomeLayout const& layout = header_.layout;
  if (dimension == "point") return numbers(dimension, signed_numbers(grid_.points()), "point");
  if (dimension == "variant") return labels(dimension, layout.variants);
  if (dimension == "stress") return labels(dimension, layout.stresses);
  if (dimension == "replicate")
    return numbers(dimension, signed_numbers(grid_.replicates()), "replicate");
  if (dimension == parameter_axis) {
    std::vector<std::string> paths;
    for (PointParameter const& parameter : header_.points.parameters)
      paths.push_back(parameter.path);
    return labels(dimension, paths);
  }
  if (dimension == assumed_axis) {
    std::vector<std::string> paths;
    for (AssumedNumber const& number : header_.world_numbers->assumed) paths.push_back(number.path);
    return labels(dimension, paths);
  }
  if (dimension == "quarter") {
    hdf5::Handle scale = numbers(dimension, counted(layout.quarters),
                                 "quarters since programme start; 0 is the common state before it");
    hdf5::put_attribute(scale.get(), "units", "quarter");
    hdf5::put_attribute(scale.get(), "start", header_.start_quarter);
    return scale;
  }
  if (dimension == chunk_axis) {
    return numbers(dimension, counted(chunk_plan(layout).size()),
                   "chunk of a unit, data sets by group and name");
  }
  auto const known = std::ranges::find(layout.dimensions, dimension, &Dimension::name);
  CLUSTRESS_REQUIRE(known != layout.dimensions.end(),
                    fmt::format("the layout has no dimension \"{}\"", dimension));
  return labels(dimension, known->labels);
}

}  // namespace clustress
