// sim/results/coordinates.hpp — the coordinates of one group: a labelled data set for each
// dimension used in it. Each group has its own (readers such as xarray open one group at a time and
// would show no labels otherwise).
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "sim/results/run_header.hpp"
#include "sim/results/structure.hpp"
#include "sim/storage/hdf5.hpp"

namespace clustress {

class Coordinates {
 public:
  // All but the handle must outlive this object.
  Coordinates(hid_t group, RunHeader const& header, UnitGrid const& grid, Scales scales)
      : group_(group), header_(header), grid_(grid), scales_(scales) {}

  void add(std::string const& dimension);
  // gives every axis of the data set its dimension
  void attach(hid_t dataset, std::span<std::string const> axes);

 private:
  hdf5::Handle numbers(std::string const& name, std::vector<std::int32_t> const& values,
                       std::string const& long_name);
  hdf5::Handle labels(std::string const& name, std::vector<std::string> const& values);
  hdf5::Handle write(std::string const& dimension);

  hid_t group_;
  RunHeader const& header_;
  UnitGrid const& grid_;
  Scales scales_;
  std::map<std::string, hdf5::Handle> scales_of_;
};

}  // namespace clustress
