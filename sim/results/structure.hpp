// sim/results/structure.hpp — groups, labels, attributes of a result file: everything but the
// chunks of values. Writing and reading it stand side by side, and docs/file_format.md says the
// same in words. HDF5 failures are hdf5::Failure.
#pragma once

#include <vector>

#include "sim/results/encode.hpp"
#include "sim/results/layout_digest.hpp"
#include "sim/results/run_header.hpp"
#include "sim/results/unit_grid.hpp"
#include "sim/storage/hdf5.hpp"

namespace clustress {

// Final files have dimension scales for netCDF readers; parts, which live for a short time, do
// without.
enum class Scales { attached, none };

// Where chunks go.
struct Structure {
  UnitGrid grid;
  // In the order of `header.layout.datasets`; an empty handle for one without entries.
  std::vector<hdf5::Handle> datasets;
};

// Makes everything in an empty file but the chunks, for the units of `summaries`. Final files have
// all points that are wanted on their axis, parts only those of their units.
Structure write_structure(hid_t file, RunHeader const& header,
                          std::vector<UnitSummary> const& summaries, Scales scales);

inline constexpr char const* moments_group = "moments";  // one number a unit
inline constexpr char const* chunk_axis = "chunk";       // of what a shard says of its chunks

// What a file holds: its axes, and the units that are there, in the order of the work.
struct FileUnits {
  UnitGrid grid{{}, {}};
  std::vector<UnitSummary> summaries;
};

// Throws hdf5::Failure if the file is not one of ours, or of a format this program does not know.
void require_result_format(hid_t file);
RunHeader read_header(hid_t file);
// The same for one of many shards of a run: labels and data sets that are those of a sibling read
// before are not read again.
RunHeader read_header(hid_t file, KnownLayout const& sibling);
FileUnits read_units(hid_t file, OutcomeLayout const& layout);

// Extent of a data set in a file with these axes; of its chunks; where a chunk of a unit begins.
std::vector<hsize_t> extent_of(Axes const& axes, OutcomeLayout const& layout,
                               DatasetInfo const& dataset);
std::vector<hsize_t> chunk_extent_of(OutcomeLayout const& layout, DatasetInfo const& dataset);
std::vector<hsize_t> chunk_offset(OutcomeLayout const& layout, EncodedChunk const& chunk,
                                  UnitPlace place);

}  // namespace clustress
