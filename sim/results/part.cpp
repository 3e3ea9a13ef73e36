#include "sim/results/part.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sim/core/contracts.hpp"
#include "sim/results/structure.hpp"
#include "sim/storage/file_system.hpp"
#include "sim/storage/seal.hpp"

namespace clustress {
namespace {

std::vector<unsigned char> image_of(hid_t file) {
  hdf5::expect(H5Fflush(file, H5F_SCOPE_LOCAL), "build a part");
  ssize_t const size = H5Fget_file_image(file, nullptr, 0);
  if (size <= 0) hdf5::fail("build a part");
  std::vector<unsigned char> image(static_cast<std::size_t>(size));
  if (H5Fget_file_image(file, image.data(), image.size()) != size) hdf5::fail("build a part");
  return image;
}

std::vector<unsigned char> build(RunHeader const& header,
                                 std::vector<EncodedOutcome const*> const& outcomes) {
  std::vector<UnitSummary> summaries;
  std::size_t bytes = std::size_t{1} << 20;
  for (EncodedOutcome const* const outcome : outcomes) {
    summaries.push_back(outcome->summary);
    bytes += outcome->bytes.size();
  }
  // The image of an open file has a stale checksum in newer versions of the superblock; the oldest
  // has none (the seal serves).
  hdf5::Handle const access = hdf5::file_access(H5F_LIBVER_EARLIEST);
  hdf5::expect(H5Pset_fapl_core(access.get(), bytes, false), "build a part in memory");
  hdf5::Handle const file = hdf5::create_file("part", access);
  Structure const made = write_structure(file.get(), header, summaries, Scales::none);
  for (EncodedOutcome const* const outcome : outcomes) {
    UnitPlace const place = made.grid.place(outcome->summary.unit);
    for (EncodedChunk const& chunk : outcome->chunks) {
      auto const offset = chunk_offset(header.layout, chunk, place);
      hdf5::expect(H5Dwrite_chunk(made.datasets[chunk.dataset].get(), H5P_DEFAULT, 0, offset.data(),
                                  chunk.size, outcome->bytes.data() + chunk.begin),
                   "write a chunk");
    }
  }
  return image_of(file.get());
}

std::vector<unsigned char> load(std::filesystem::path const& path) {
  Descriptor const file = open_to_read(path);
  std::vector<unsigned char> bytes(size_of(file, path));
  bytes.resize(read_at(file, 0, bytes, path));
  return bytes;
}

}  // namespace

std::string part_name(std::string const& digest, std::vector<RunUnit> const& units) {
  RunUnit const first = units.front(), last = units.back();
  bool const is_one_point =
      std::ranges::all_of(units, [&](RunUnit unit) { return unit.point == first.point; });
  std::string const begin =
      fmt::format("{}-p{:06}-{:06}", digest.substr(0, 12), first.point, first.replicate);
  return is_one_point ? fmt::format("{}-{:06}.h5", begin, last.replicate)
                      : fmt::format("{}-p{:06}-{:06}.h5", begin, last.point, last.replicate);
}

std::filesystem::path write_part(std::filesystem::path const& directory, RunHeader const& header,
                                 std::span<EncodedOutcome const> batch) {
  CLUSTRESS_REQUIRE(!batch.empty(), "a part needs at least one unit");
  std::vector<EncodedOutcome const*> outcomes;
  for (EncodedOutcome const& outcome : batch) outcomes.push_back(&outcome);
  std::ranges::sort(outcomes, {}, [](EncodedOutcome const* o) { return o->summary.unit; });
  std::vector<RunUnit> units;
  for (EncodedOutcome const* const outcome : outcomes) units.push_back(outcome->summary.unit);
  std::filesystem::path const path = directory / part_name(header.digest, units);
  try {
    std::vector<unsigned char> const image = build(header, outcomes);
    std::string const seal = seal_of(image);
    std::array<std::span<unsigned char const>, 2> const pieces{
        image, std::span(reinterpret_cast<unsigned char const*>(seal.data()), seal.size())};
    write_durably(path, pieces);
  } catch (hdf5::Failure const& failure) {
    throw OutputError(fmt::format("{}: {}; free memory and run the same command again",
                                  path.string(), failure.what()));
  }
  return path;
}

Part::Part(std::filesystem::path const& path) : image_(load(path)) {
  if (std::string const fault = seal_fault(image_); !fault.empty()) {
    throw DamagedSource(path, fmt::format("{}: {}", path.string(), fault));
  }
  try {
    file_ = hdf5::open_image(image_);
    header_ = read_header(file_.get());
    units_ = read_units(file_.get(), header_.layout);
  } catch (hdf5::Failure const& failure) {
    throw OutputError(
        fmt::format("{}: {}; free memory, or move this file away to repeat its replicates",
                    path.string(), failure.what()));
  }
}

std::vector<std::filesystem::path> files_ending_in(std::filesystem::path const& directory,
                                                   char const* ending) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (auto const& entry : std::filesystem::directory_iterator(directory, error)) {
    if (entry.path().extension() == ending) files.push_back(entry.path());
  }
  if (error && error != std::errc::no_such_file_or_directory)
    throw_output_error(directory, "list the directory", error.value());
  std::ranges::sort(files);
  return files;
}

std::vector<std::filesystem::path> list_parts(std::filesystem::path const& directory) {
  return files_ending_in(directory, ".h5");
}

}  // namespace clustress
