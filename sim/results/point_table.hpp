// sim/results/point_table.hpp — the points of a run in its files: /point, and what is said of each
// parameter in /labels. Pure functions but for reading and writing, which call HDF5 and throw
// hdf5::Failure.
#pragma once

#include <string>

#include "sim/results/coordinates.hpp"
#include "sim/results/run_header.hpp"

namespace clustress {

inline constexpr char const* parameter_axis = "parameter";

// Writes the rows of the points on the grid's axis.
void write_points(hid_t file, RunHeader const& header, UnitGrid const& grid, Scales scales);

// Labels and facts of the parameters, for write_labels().
std::vector<LabelColumn> parameter_columns(PointTable const& table);

// Reads the rows that are there into the header's table, which then is as long as the run wants;
// rows that are not there are not known. `paths` and the facts of the parameters are read already.
void read_points(hid_t file, RunHeader& header);
// Numbers on the axis of points; {0} in a file of format 1.
std::vector<std::uint32_t> read_point_axis(hid_t file);

// Takes over points that `table` lacks or does not know.
void add_unknown(PointTable& table, PointTable const& other);

// First point, known to both, whose label or overrides differ, as a sentence part: `point 3, "high
// demand": model.market.sales_elasticity is 3 there and 4 here`; empty if none does.
std::string first_point_difference(PointTable const& there, PointTable const& here);

// Identity of the whole table: 32 hex digits.
std::string design_digest(PointTable const& table);

}  // namespace clustress
