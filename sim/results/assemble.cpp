#include "sim/results/assemble.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "sim/core/contracts.hpp"
#include "sim/core/digest.hpp"
#include "sim/results/chunk_places.hpp"
#include "sim/results/chunk_reader.hpp"
#include "sim/results/structure.hpp"
#include "sim/storage/file_system.hpp"
#include "sim/storage/hdf5.hpp"
#include "sim/storage/seal.hpp"

namespace clustress {
namespace {

std::uintmax_t size_of_all(std::vector<Source> const& sources) {
  std::uintmax_t size = 0;
  for (Source const& source : sources) {
    std::error_code ignored;
    std::uintmax_t const bytes = std::filesystem::file_size(source.path, ignored);
    if (!ignored) size += bytes;
  }
  return size;
}

void copy_chunks(Structure const& made, RunHeader const& header,
                 std::vector<UnitSummary> const& summaries, std::vector<Source> const& sources,
                 CopyProgress const& progress) {
  std::map<RunUnit, std::string> wanted;  // unit → its fingerprint
  for (UnitSummary const& summary : summaries) wanted.emplace(summary.unit, summary.payload_digest);
  std::vector<EncodedChunk> chunks = chunk_plan(header.layout);
  std::vector<unsigned char> bytes;
  std::size_t done = 0;
  for (Source const& source : sources) {
    std::optional<ChunkReader> reader;
    for (RunUnit const unit : source.units) {
      auto const known = wanted.find(unit);
      if (known == wanted.end()) continue;
      if (!reader) reader.emplace(source, header.layout);
      reader->read(unit, chunks, bytes);
      if (digest_of(bytes.data(), bytes.size()) != known->second) {
        reader->damaged(fmt::format("{} does not have its fingerprint",
                                    text_of(unit, header.points.points.size())));
      }
      UnitPlace const place = made.grid.place(unit);
      for (EncodedChunk const& chunk : chunks) {
        auto const offset = chunk_offset(header.layout, chunk, place);
        hdf5::expect(H5Dwrite_chunk(made.datasets[chunk.dataset].get(), H5P_DEFAULT, 0,
                                    offset.data(), chunk.size, bytes.data() + chunk.begin),
                     "write a chunk");
      }
      wanted.erase(known);
    }
    if (progress) progress(++done);
  }
  CLUSTRESS_REQUIRE(wanted.empty(), "a unit to be assembled is in no source");
}

void write_hdf5(std::filesystem::path const& path, RunHeader const& header,
                std::vector<UnitSummary> const& summaries, std::vector<Source> const& sources,
                CopyProgress const& progress) {
  hdf5::Handle file = hdf5::create_file(path.string(), hdf5::file_access());
  {
    Structure made = write_structure(file.get(), header, summaries, Scales::attached);
    copy_chunks(made, header, summaries, sources, progress);
    if (!header.shard.is_whole()) write_chunk_places(file.get(), header, summaries, made);
    for (hdf5::Handle& dataset : made.datasets) dataset.close("write a data set");
  }
  hdf5::expect(H5Fflush(file.get(), H5F_SCOPE_LOCAL), "write the file");
  file.close("write the file");
}

}  // namespace

void assemble(std::filesystem::path const& result, RunHeader const& header,
              std::vector<UnitSummary> const& summaries, std::vector<Source> const& sources,
              CopyProgress const& progress) {
  write_sealed(result, [&](std::filesystem::path const& aside) {
    // HDF5 cannot recover from a full disk, so ask for the room first: parts together are larger
    // than the file they make.
    require_space(aside, size_of_all(sources) + (std::uintmax_t{1} << 20));
    write_hdf5(aside, header, summaries, sources, progress);
  });
}

}  // namespace clustress
