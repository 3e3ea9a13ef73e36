#include "sim/results/world_numbers.hpp"

#include <array>
#include <string>

#include "sim/results/coordinates.hpp"

namespace clustress {
namespace {

using hdf5::Handle;

constexpr char const* count_name = "numbers";

struct Column {
  char const* name;
  char const* long_name;
  double AssumedNumber::*member;
};

constexpr std::array<Column, 4> columns{{
    {"assumed_value", "what is assumed, in its unit", &AssumedNumber::value},
    {"assumed_low", "lower end of its range", &AssumedNumber::low},
    {"assumed_high", "upper end of its range", &AssumedNumber::high},
    {"assumed_jobs_share", "of the world's jobs, those of what it is about",
     &AssumedNumber::jobs_share},
}};

}  // namespace

void write_world_numbers(hid_t provenance, RunHeader const& header, UnitGrid const& grid,
                         Scales scales) {
  if (!header.world_numbers) return;
  WorldNumbers const& numbers = *header.world_numbers;
  auto const all = static_cast<double>(numbers.all);
  Handle const count =
      hdf5::put_values(provenance, count_name, {}, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, &all);
  hdf5::put_attribute(count.get(), "long_name", "numbers of the world, assumed and sourced");
  if (numbers.assumed.empty()) return;
  Coordinates coordinates(provenance, header, grid, scales);
  std::string const axis = assumed_axis;
  coordinates.add(axis);
  for (Column const& column : columns) {
    std::vector<double> values;
    for (AssumedNumber const& number : numbers.assumed) values.push_back(number.*column.member);
    Handle const dataset = hdf5::put_values(provenance, column.name, {values.size()},
                                            H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, values.data());
    hdf5::put_attribute(dataset.get(), "long_name", column.long_name);
    coordinates.attach(dataset.get(), {&axis, 1});
  }
}

void read_world_numbers(hid_t file, RunHeader& header) {
  Handle const group = hdf5::open_group(file, "provenance");
  if (!hdf5::has_link(group.get(), count_name)) return;  // before format 3
  Handle const count = hdf5::open_dataset(group.get(), count_name);
  double const all = hdf5::read_values<double>(count.get(), H5T_NATIVE_DOUBLE, 1).front();
  WorldNumbers numbers;
  if (hdf5::has_link(group.get(), assumed_axis)) {
    Handle const paths = hdf5::open_dataset(group.get(), assumed_axis);
    for (std::string const& path : hdf5::read_strings(paths.get()))
      numbers.assumed.push_back({path, 0.0, 0.0, 0.0, 0.0});
    for (Column const& column : columns) {
      Handle const dataset = hdf5::open_dataset(group.get(), column.name);
      auto const values =
          hdf5::read_values<double>(dataset.get(), H5T_NATIVE_DOUBLE, numbers.assumed.size());
      for (std::size_t k = 0; k < values.size(); ++k) numbers.assumed[k].*column.member = values[k];
    }
  }
  if (!(all >= static_cast<double>(numbers.assumed.size()) && all <= 1e9))
    throw hdf5::Failure("it assumes more numbers than its world has");
  numbers.all = static_cast<std::size_t>(all);
  header.world_numbers = std::move(numbers);
}

}  // namespace clustress
