// sim/results/chunk_reader.hpp — compressed chunks of one source of units. Throws OutputError;
// DamagedSource if the file is not what was written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/results/assemble.hpp"
#include "sim/results/chunk_places.hpp"
#include "sim/results/part.hpp"
#include "sim/storage/file_system.hpp"
#include "sim/storage/hdf5.hpp"

namespace clustress {

class ChunkReader {
 public:
  ChunkReader(Source const& source, OutcomeLayout const& layout);  // both must outlive it

  // All chunks of one unit of the source, one behind the other; `chunks` learn their places in
  // `bytes`.
  void read(RunUnit unit, std::vector<EncodedChunk>& chunks,
            std::vector<unsigned char>& bytes) const;
  [[noreturn]] void damaged(std::string const& what) const;

 private:
  void open_datasets(hid_t file);
  void read_placed(EncodedChunk& chunk, ChunkPlace const& place,
                   std::vector<unsigned char>& bytes) const;
  void read_dataset(EncodedChunk& chunk, UnitPlace place, std::vector<unsigned char>& bytes) const;
  [[noreturn]] void unreadable(std::string const& what) const;

  Source const& source_;
  OutcomeLayout const& layout_;
  // A file that says where its chunks lie is read as it is, others through HDF5.
  Descriptor raw_;
  std::uint64_t raw_size_ = 0;
  std::vector<ChunkPlace> places_;
  std::optional<Part> part_;
  UnitGrid grid_{{}, {}};  // of the file
  hdf5::Handle file_;
  std::vector<hdf5::Handle> datasets_;
};

}  // namespace clustress
