// sim/results/encode.hpp — one unit's outcome as compressed chunks, ready to be written.
//
// Workers encode (the costly part), one writer thread only hands the bytes to HDF5. encode() is
// pure and thread-safe and calls no HDF5: it does what HDF5's shuffle and deflate filters would do,
// so that any HDF5 reader decodes the chunks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/engine/outcome.hpp"

namespace clustress {

// All that is known of a unit but its values.
struct UnitSummary {
  RunUnit unit;
  std::vector<WorldStatus> status;  // [variant][stress]
  std::vector<std::string> cause;   // why a world failed, same order
  std::uint64_t firm_quarters = 0;
  double cpu_seconds = 0.0;
  std::uint64_t peak_firms = 0;
  std::uint64_t peak_memory_bytes = 0;
  std::string payload_digest;     // of the compressed chunks in canonical order
  std::vector<double> moments{};  // by OutcomeLayout::moments; empty of a unit that is not there
};

// Chunk shape of a data set along (variant, stress, quarter); along point and replicate it is 1,
// along the rest the whole.
struct ChunkShape {
  std::size_t variants = 1, stresses = 1, quarters = 1;
};

// bytes, unless one quarter of one world is larger
inline constexpr std::size_t largest_chunk = std::size_t{1} << 20;
inline constexpr int deflate_level = 1;

// The whole data set if it fits into largest_chunk, else split along variants, then stresses, then
// quarters, evenly.
ChunkShape chunk_shape(OutcomeLayout const& layout, DatasetInfo const& dataset);

// Indices of the data sets by group and name: the order of chunks, whatever the order in the
// layout. Empty ones are left out.
std::vector<std::size_t> canonical_order(OutcomeLayout const& layout);

struct EncodedChunk {
  std::size_t dataset = 0;                           // index into OutcomeLayout::datasets
  std::size_t variant = 0, stress = 0, quarter = 0;  // first element
  std::size_t begin = 0, size = 0;                   // bytes in EncodedOutcome::bytes
};

// The chunks of one unit in canonical order, their bytes still to be filled in.
std::vector<EncodedChunk> chunk_plan(OutcomeLayout const& layout);

struct EncodedOutcome {
  UnitSummary summary;
  std::vector<EncodedChunk> chunks;
  std::vector<unsigned char> bytes;
};

// Throws ContractViolation if the outcome does not have the layout's shape.
EncodedOutcome encode(Outcome const& outcome, OutcomeLayout const& layout);

}  // namespace clustress
