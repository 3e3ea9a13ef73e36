#include "sim/results/chunk_places.hpp"

#include <array>
#include <string>

#include "sim/results/coordinates.hpp"
#include "sim/results/structure.hpp"

namespace clustress {
namespace {

constexpr char const* address_name = "chunk_address";
constexpr char const* size_name = "chunk_size";

ChunkPlace place_of(hid_t dataset, std::vector<hsize_t> const& offset) {
  unsigned filters = 0;
  haddr_t address = HADDR_UNDEF;
  hsize_t size = 0;
  hdf5::expect(H5Dget_chunk_info_by_coord(dataset, offset.data(), &filters, &address, &size),
               "find a chunk");
  if (address == HADDR_UNDEF) throw hdf5::Failure("cannot find a chunk");
  return {address, size};
}

}  // namespace

void write_chunk_places(hid_t file, RunHeader const& header,
                        std::vector<UnitSummary> const& summaries, Structure const& structure) {
  std::vector<EncodedChunk> const chunks = chunk_plan(header.layout);
  if (chunks.empty()) return;  // moments alone
  UnitGrid const& grid = structure.grid;
  std::vector<std::uint64_t> addresses(grid.size() * chunks.size()), sizes(addresses.size());
  for (UnitSummary const& summary : summaries) {
    std::size_t place = grid.index(summary.unit) * chunks.size();
    for (EncodedChunk const& chunk : chunks) {
      ChunkPlace const found =
          place_of(structure.datasets[chunk.dataset].get(),
                   chunk_offset(header.layout, chunk, grid.place(summary.unit)));
      addresses[place] = found.address;
      sizes[place++] = found.size;
    }
  }
  hdf5::Handle const group = hdf5::open_group(file, "run");
  std::array<std::string, 3> const axes{"point", "replicate", chunk_axis};
  Coordinates coordinates(group.get(), header, grid, Scales::attached);
  auto const put = [&](char const* name, std::vector<std::uint64_t> const& values,
                       char const* long_name) {
    hdf5::Handle const dataset = hdf5::put_values(
        group.get(), name, {grid.points().size(), grid.replicates().size(), chunks.size()},
        H5T_STD_U64LE, H5T_NATIVE_UINT64, values.data());
    hdf5::put_attribute(dataset.get(), "units", "byte");
    hdf5::put_attribute(dataset.get(), "long_name", long_name);
    coordinates.attach(dataset.get(), axes);
  };
  put(address_name, addresses, "where a chunk lies in this file");
  put(size_name, sizes, "size of a chunk as it is stored");
}

std::vector<ChunkPlace> read_chunk_places(hid_t file, UnitGrid const& grid, std::size_t chunks) {
  hdf5::Handle const group = hdf5::open_group(file, "run");
  if (!hdf5::has_link(group.get(), address_name)) return {};
  auto const column = [&](char const* name) {
    hdf5::Handle const dataset = hdf5::open_dataset(group.get(), name);
    return hdf5::read_values<std::uint64_t>(dataset.get(), H5T_NATIVE_UINT64, grid.size() * chunks);
  };
  std::vector<std::uint64_t> const addresses = column(address_name), sizes = column(size_name);
  std::vector<ChunkPlace> places(addresses.size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = {addresses[i], sizes[i]};
  return places;
}

}  // namespace clustress
