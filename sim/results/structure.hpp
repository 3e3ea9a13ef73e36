// sim/results/structure.hpp — groups, labels, attributes of a result file: everything but the
// chunks of values. Writing and reading it stand side by side, and docs/file_format.md says the
// same in words. HDF5 failures are hdf5::Failure.
#pragma once

#include <vector>

#include "sim/results/encode.hpp"
#include "sim/results/hdf5.hpp"
#include "sim/results/layout_digest.hpp"
#include "sim/results/run_header.hpp"

namespace clustress {

// Final files have dimension scales for netCDF readers; parts, which live for a short time, do
// without.
enum class Scales { attached, none };

// Makes everything in an empty file, for the replicates of `summaries` in this order. Returns the
// data sets, in the order of `header.layout.datasets` (an empty handle for one without entries),
// ready for their chunks.
std::vector<hdf5::Handle> write_structure(hid_t file, RunHeader const& header,
                                          std::vector<ReplicateSummary> const& summaries,
                                          Scales scales);

// Names of the axes every data set has, before its own dimensions.
inline constexpr char const* leading_axes[] = {"point", "variant", "stress", "replicate",
                                               "quarter"};
inline constexpr char const* chunk_axis = "chunk";  // of what a shard says of its chunks

// Throws hdf5::Failure if the file is not one of ours, or of a format this program does not know.
void require_result_format(hid_t file);
RunHeader read_header(hid_t file);
// The same for one of many shards of a run: labels and data sets that are those of a sibling read
// before are not read again.
RunHeader read_header(hid_t file, KnownLayout const& sibling);
std::vector<ReplicateSummary> read_summaries(hid_t file, OutcomeLayout const& layout);

// Extent of a data set in the file and of its chunks, (point, variant, stress, replicate, quarter,
// …).
std::vector<hsize_t> extent_of(OutcomeLayout const& layout, DatasetInfo const& dataset,
                               std::size_t replicates);
std::vector<hsize_t> chunk_extent_of(OutcomeLayout const& layout, DatasetInfo const& dataset);
std::vector<hsize_t> chunk_offset(OutcomeLayout const& layout, EncodedChunk const& chunk,
                                  std::size_t replicate_index);

}  // namespace clustress
