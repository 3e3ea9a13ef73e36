#include "sim/results/chunk_reader.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <cerrno>

#include "sim/results/structure.hpp"

namespace clustress {

ChunkReader::ChunkReader(Source const& source, OutcomeLayout const& layout)
    : source_(source), layout_(layout) {
  try {
    if (source.kind == Source::Kind::part) {
      part_.emplace(source.path);
      grid_ = part_->grid();
      open_datasets(part_->file());
      return;
    }
    file_ = hdf5::open_file(source.path.string());
    grid_ = read_units(file_.get(), layout).grid;
    places_ = read_chunk_places(file_.get(), grid_, chunk_plan(layout).size());
    if (places_.empty()) {
      open_datasets(file_.get());
      return;
    }
    file_.close("close the file");
    raw_ = open_to_read(source.path);
    raw_size_ = size_of(raw_, source.path);
  } catch (hdf5::Failure const& failure) {
    unreadable(failure.what());
  }
}

void ChunkReader::open_datasets(hid_t file) {
  for (DatasetInfo const& d : layout_.datasets) {
    datasets_.push_back(d.entries == 0 ? hdf5::Handle()
                                       : hdf5::open_dataset(file, d.group + "/" + d.name));
  }
}

void ChunkReader::read(RunUnit unit, std::vector<EncodedChunk>& chunks,
                       std::vector<unsigned char>& bytes) const {
  bytes.clear();
  UnitPlace const place = grid_.place(unit);
  std::size_t const first = grid_.index(unit) * chunks.size();
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    if (raw_.valid()) {
      read_placed(chunks[i], places_[first + i], bytes);
    } else {
      read_dataset(chunks[i], place, bytes);
    }
  }
}

void ChunkReader::read_placed(EncodedChunk& chunk, ChunkPlace const& place,
                              std::vector<unsigned char>& bytes) const {
  if (place.size == 0 || place.size > raw_size_ || place.address > raw_size_ - place.size) {
    damaged("a chunk lies outside the file");
  }
  chunk.begin = bytes.size();
  chunk.size = place.size;
  bytes.resize(chunk.begin + chunk.size);
  if (read_at(raw_, place.address, std::span(bytes).subspan(chunk.begin), source_.path) <
      chunk.size) {
    damaged("a chunk is cut off");
  }
}

void ChunkReader::read_dataset(EncodedChunk& chunk, UnitPlace place,
                               std::vector<unsigned char>& bytes) const {
  hid_t const dataset = datasets_[chunk.dataset].get();
  auto const offset = chunk_offset(layout_, chunk, place);
  hsize_t size = 0;
  std::uint32_t filters = 0;
  if (H5Dget_chunk_storage_size(dataset, offset.data(), &size) < 0)
    unreadable("a chunk cannot be found");
  if (size == 0) damaged("a chunk is missing");
  chunk.begin = bytes.size();
  chunk.size = size;
  bytes.resize(chunk.begin + chunk.size);
  if (H5Dread_chunk(dataset, H5P_DEFAULT, offset.data(), &filters, bytes.data() + chunk.begin) <
      0) {
    unreadable("a chunk cannot be read");
  }
  if (filters != 0) damaged("a chunk is packed in another way");
}

void ChunkReader::damaged(std::string const& what) const {
  throw DamagedSource(source_.path, fmt::format("{}: {}", source_.path.string(), what));
}

// Its seal was true, so disk or memory are in want.
void ChunkReader::unreadable(std::string const& what) const {
  throw OutputError(
      fmt::format("{}: {}; check the disk, free memory and run the same command again",
                  source_.path.string(), what));
}

}  // namespace clustress
