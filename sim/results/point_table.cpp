#include "sim/results/point_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "sim/core/digest.hpp"
#include "sim/core/text.hpp"

namespace clustress {
namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

std::size_t column_of(PointTable const& table, std::string const& path) {
  return static_cast<std::size_t>(std::ranges::find(table.parameters, path, &PointParameter::path) -
                                  table.parameters.begin());
}

// What a point says of a parameter; empty if it leaves it as declared.
std::string override_of(PointTable const& table, Point const& point, std::string const& path) {
  std::size_t const column = column_of(table, path);
  return column < point.overrides.size() ? point.overrides[column] : "";
}

std::string said(std::string const& text) {
  return text.empty() ? "as declared" : printable(text);
}

std::string difference_of(PointTable const& a, Point const& there, PointTable const& b,
                          Point const& here) {
  if (there.label != here.label) {
    return fmt::format("its label is \"{}\" there and \"{}\" here", printable(there.label),
                       printable(here.label));
  }
  if (a.parameters == b.parameters && there.overrides == here.overrides) return "";
  auto const look = [&](PointTable const& table) -> std::string {
    for (PointParameter const& parameter : table.parameters) {
      std::string const left = override_of(a, there, parameter.path),
                        right = override_of(b, here, parameter.path);
      if (left != right) {
        return fmt::format("{} is {} there and {} here", printable(parameter.path), said(left),
                           said(right));
      }
    }
    return "";
  };
  std::string const difference = look(b);
  return difference.empty() ? look(a) : difference;
}

void widen(Point& point, std::size_t parameters) {
  point.overrides.resize(parameters);
  point.values.resize(parameters, no_number);
  point.cube.resize(parameters, no_number);
}

// Texts behind their lengths: no two lists give the same bytes.
void pack(std::string& bytes, std::string_view text) {
  bytes += fmt::format("{}:", text.size());
  bytes += text;
}

void pack(std::string& bytes, std::vector<double> const& numbers) {
  pack(bytes, {reinterpret_cast<char const*>(numbers.data()), numbers.size() * sizeof(double)});
}

}  // namespace

std::vector<LabelColumn> parameter_columns(PointTable const& table) {
  std::vector<std::string> units, priors, groups;
  for (PointParameter const& parameter : table.parameters) {
    units.push_back(parameter.unit);
    priors.push_back(parameter.prior);
    groups.push_back(parameter.group);
  }
  return {{parameter_axis, "unit", "unit of a parameter", std::move(units)},
          {parameter_axis, "prior", "what is known of a parameter", std::move(priors)},
          {parameter_axis, "group", "parameters that are sampled together", std::move(groups)}};
}

void write_points(hid_t file, RunHeader const& header, UnitGrid const& grid, Scales scales) {
  PointTable const& table = header.points;
  std::size_t const rows = grid.points().size(), width = table.parameters.size();
  hdf5::Handle const group = hdf5::create_group(file, axis_names[0]);
  Coordinates coordinates(group.get(), header, grid, scales);
  std::array<std::string, 2> const axes{axis_names[0], parameter_axis};
  coordinates.add(axes[0]);
  std::vector<std::string> labels, overrides;
  std::vector<double> values, cube, weights;
  for (std::uint32_t const number : grid.points()) {
    Point point = number < table.points.size() ? table.points[number] : Point{};
    widen(point, width);
    labels.push_back(point.label);
    weights.push_back(point.weight);
    overrides.insert(overrides.end(), point.overrides.begin(), point.overrides.end());
    values.insert(values.end(), point.values.begin(), point.values.end());
    cube.insert(cube.end(), point.cube.begin(), point.cube.end());
  }
  auto const describe = [&](hdf5::Handle const& dataset, char const* long_name, std::size_t own) {
    hdf5::put_attribute(dataset.get(), "long_name", long_name);
    coordinates.attach(dataset.get(), std::span(axes).first(own));
  };
  auto const numbers = [&](char const* name, std::vector<double> const& list,
                           std::vector<hsize_t> const& dims, char const* long_name) {
    describe(
        hdf5::put_values(group.get(), name, dims, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, list.data()),
        long_name, dims.size());
  };
  describe(hdf5::put_strings(group.get(), "label", {rows}, labels), "name of a point", 1);
  numbers("weight", weights, {rows}, "weight of a point in means over points");
  if (width == 0) return;
  coordinates.add(axes[1]);
  describe(hdf5::put_strings(group.get(), "override", {rows, width}, overrides),
           "value as written in the scenario; empty where a point leaves it as declared", 2);
  numbers("value", values, {rows, width}, "value in its unit; NaN where it is not a number");
  numbers("cube", cube, {rows, width}, "place in the unit cube; NaN where there is none");
}

std::vector<std::uint32_t> read_point_axis(hid_t file) {
  if (!hdf5::is_group(file, axis_names[0])) return {0};  // of format 1
  hdf5::Handle const group = hdf5::open_group(file, axis_names[0]);
  hdf5::Handle const axis = hdf5::open_dataset(group.get(), axis_names[0]);
  return hdf5::read_values<std::uint32_t>(axis.get(), H5T_NATIVE_UINT32,
                                          hdf5::stored_count(axis.get()));
}

void read_points(hid_t file, RunHeader& header) {
  PointTable& table = header.points;
  std::size_t const width = table.parameters.size();
  std::vector<std::uint32_t> const numbers = read_point_axis(file);
  std::uint32_t const last = numbers.empty() ? 0 : std::ranges::max(numbers);
  if (last >= most_points) throw hdf5::Failure("it has more points than a run may have");
  Point unknown;
  widen(unknown, width);
  unknown.is_known = false;
  table.points.assign(std::max(header.points_wanted, last + 1), unknown);
  if (!hdf5::is_group(file, axis_names[0])) {
    table.points[0].is_known = true;
    return;
  }
  hdf5::Handle const group = hdf5::open_group(file, axis_names[0]);
  std::size_t const rows = numbers.size();
  auto const texts = [&](char const* name, std::size_t count) {
    auto list = hdf5::read_strings(hdf5::open_dataset(group.get(), name).get());
    if (list.size() != count) throw hdf5::Failure("its points do not have the shape of their axis");
    return list;
  };
  auto const doubles = [&](char const* name, std::size_t count) {
    return hdf5::read_values<double>(hdf5::open_dataset(group.get(), name).get(), H5T_NATIVE_DOUBLE,
                                     count);
  };
  auto const labels = texts("label", rows);
  auto const weights = doubles("weight", rows);
  std::vector<std::string> const overrides =
      width == 0 ? std::vector<std::string>{} : texts("override", rows * width);
  std::vector<double> const values =
      width == 0 ? std::vector<double>{} : doubles("value", rows * width);
  std::vector<double> const cube =
      width == 0 ? std::vector<double>{} : doubles("cube", rows * width);
  for (std::size_t row = 0; row < rows; ++row) {
    auto const own = [&](auto const& list) {
      auto const begin = list.begin() + static_cast<std::ptrdiff_t>(row * width);
      return std::vector(begin, begin + static_cast<std::ptrdiff_t>(width));
    };
    table.points[numbers[row]] = {labels[row], own(overrides), own(values),
                                  own(cube),   weights[row],   true};
  }
}

void add_unknown(PointTable& table, PointTable const& other) {
  for (std::size_t p = 0; p < other.points.size(); ++p) {
    if (!other.points[p].is_known) continue;
    if (p < table.points.size() && table.points[p].is_known) continue;
    if (p >= table.points.size()) {
      Point unknown;
      unknown.is_known = false;
      table.points.resize(p + 1, unknown);
    }
    for (PointParameter const& parameter : other.parameters) {
      if (column_of(table, parameter.path) == table.parameters.size())
        table.parameters.push_back(parameter);
    }
    Point taken = other.points[p];
    widen(taken, 0);
    widen(taken, table.parameters.size());
    for (std::size_t k = 0; k < other.parameters.size(); ++k) {
      std::size_t const column = column_of(table, other.parameters[k].path);
      Point const& there = other.points[p];
      if (k < there.overrides.size()) taken.overrides[column] = there.overrides[k];
      if (k < there.values.size()) taken.values[column] = there.values[k];
      if (k < there.cube.size()) taken.cube[column] = there.cube[k];
    }
    table.points[p] = std::move(taken);
  }
}

std::string first_point_difference(PointTable const& there, PointTable const& here) {
  if (there.luck != here.luck) {
    return fmt::format("luck of the points is \"{}\" there and \"{}\" here", printable(there.luck),
                       printable(here.luck));
  }
  for (std::size_t p = 0; p < std::min(there.points.size(), here.points.size()); ++p) {
    Point const &left = there.points[p], &right = here.points[p];
    if (!left.is_known || !right.is_known) continue;
    std::string const difference = difference_of(there, left, here, right);
    if (difference.empty()) continue;
    return right.label.empty()
               ? fmt::format("point {}: {}", p, difference)
               : fmt::format("point {}, \"{}\": {}", p, printable(right.label), difference);
  }
  return "";
}

std::string design_digest(PointTable const& table) {
  std::string bytes;
  pack(bytes, table.luck);
  pack(bytes, table.design);
  for (PointParameter const& parameter : table.parameters) {
    for (std::string const* text :
         {&parameter.path, &parameter.unit, &parameter.prior, &parameter.group})
      pack(bytes, *text);
  }
  for (Point const& point : table.points) {
    pack(bytes, point.label);
    for (std::string const& text : point.overrides) pack(bytes, text);
    pack(bytes, point.values);
    pack(bytes, point.cube);
    pack(bytes, std::vector<double>{point.weight});
  }
  return digest_of(bytes);
}

}  // namespace clustress
