// sim/results/part.hpp — one sealed file with some finished units of an unfinished run.
//
// A part is built in memory and written by plain system calls, so that a full disk is an ordinary
// error and never HDF5's trouble; it is read only after its seal was found true. Errors are
// OutputError. Not thread-safe: HDF5 is called.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/core/errors.hpp"
#include "sim/results/encode.hpp"
#include "sim/results/run_header.hpp"
#include "sim/results/structure.hpp"
#include "sim/storage/hdf5.hpp"

namespace clustress {

// Of units of one point "<first 12 digits of the digest>-p<point>-<first replicate>-<last
// replicate>.h5", of several "…-p<point>-<replicate>-p<point>-<replicate>.h5", the first and the
// last in the order of work.
std::string part_name(std::string const& digest, std::vector<RunUnit> const& units);

// Durable on return. Units of the batch in any order. Returns where it lies.
std::filesystem::path write_part(std::filesystem::path const& directory, RunHeader const& header,
                                 std::span<EncodedOutcome const> batch);

// What a file holds is not what was written, whereas a file that cannot be read now may be whole: a
// plain OutputError.
class DamagedSource : public OutputError {
 public:
  DamagedSource(std::filesystem::path source, std::string const& what)
      : OutputError(what), source_(std::move(source)) {}
  [[nodiscard]] std::filesystem::path const& source() const { return source_; }

 private:
  std::filesystem::path source_;
};

// An intact part in memory. DamagedSource if its seal is not true.
class Part {
 public:
  explicit Part(std::filesystem::path const& path);
  [[nodiscard]] hid_t file() const { return file_.get(); }
  [[nodiscard]] RunHeader const& header() const { return header_; }
  [[nodiscard]] std::vector<UnitSummary> const& summaries() const { return units_.summaries; }
  [[nodiscard]] UnitGrid const& grid() const { return units_.grid; }

 private:
  std::vector<unsigned char> image_;
  hdf5::Handle file_;
  RunHeader header_;
  FileUnits units_;
};

// The files of a directory whose names end so (".h5"), by name; empty if it is not there.
std::vector<std::filesystem::path> files_ending_in(std::filesystem::path const& directory,
                                                   char const* ending);
// The part files of a directory (finished ones), likewise.
std::vector<std::filesystem::path> list_parts(std::filesystem::path const& directory);

}  // namespace clustress
