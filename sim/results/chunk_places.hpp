// sim/results/chunk_places.hpp — where the chunks of a shard lie in its file. Asking HDF5 means
// opening every data set, which takes longer than copying its chunks.
#pragma once

#include <vector>

#include "sim/results/encode.hpp"
#include "sim/results/run_header.hpp"
#include "sim/results/structure.hpp"
#include "sim/storage/hdf5.hpp"

namespace clustress {

struct ChunkPlace {
  std::uint64_t address = 0, size = 0;  // bytes
};

// Writes /run/chunk_address and /run/chunk_size of a file whose chunks are all there.
void write_chunk_places(hid_t file, RunHeader const& header,
                        std::vector<UnitSummary> const& summaries, Structure const& structure);

// [point][replicate][chunk] over the grid of the file, the chunks in the order of chunk_plan();
// empty if the file does not say. What it says is not to be trusted.
std::vector<ChunkPlace> read_chunk_places(hid_t file, UnitGrid const& grid, std::size_t chunks);

}  // namespace clustress
