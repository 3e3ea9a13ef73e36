// sim/results/result_file.hpp — reads a result: a finished file, the parts of an unfinished run, or
// one part.
//
// Any file that is not a sound result (truncated, damaged, foreign, garbage) is an OutputError that
// says what is wrong; damaged parts of an unfinished run are left out with a warning. Not
// thread-safe: HDF5 is called.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/results/encode.hpp"
#include "sim/results/run_header.hpp"

namespace clustress {

class ResultFile {
 public:
  // `path`: RESULT.h5 (its parts are read if it does not exist yet), a parts directory, or one
  // part.
  explicit ResultFile(std::filesystem::path const& path);
  ~ResultFile();
  ResultFile(ResultFile&&) noexcept;
  ResultFile& operator=(ResultFile&&) noexcept;

  [[nodiscard]] RunHeader const& header() const;
  // variants, stresses, quarters, labels, data sets
  [[nodiscard]] OutcomeLayout const& layout() const;
  [[nodiscard]] bool complete() const;  // all wanted replicates are there
  // One line for people: "RESULT.h5: complete, 64 replicates" or "… INCOMPLETE: 12 of 64 replicates
  // so far (read from parts)".
  [[nodiscard]] std::string description() const;
  [[nodiscard]] std::vector<std::string> const& warnings() const;

  // The replicate axis of all arrays: in a file those it holds, in an unfinished run 0 … wanted −
  // 1.
  [[nodiscard]] std::vector<std::uint32_t> const& replicates() const;
  // replicates of which every world is done
  [[nodiscard]] std::vector<std::uint32_t> done() const;
  [[nodiscard]] std::vector<std::uint32_t> failed() const;   // at least one world failed
  [[nodiscard]] std::vector<std::uint32_t> missing() const;  // not run (yet)
  // One summary a replicate of the axis; a missing one has status not_run everywhere.
  [[nodiscard]] std::vector<ReplicateSummary> const& summaries() const;
  [[nodiscard]] WorldStatus status(std::size_t variant, std::size_t stress,
                                   std::size_t replicate_index) const;
  [[nodiscard]] std::string const& cause(std::size_t variant, std::size_t stress,
                                         std::size_t replicate_index) const;

  // nullptr if absent
  [[nodiscard]] DatasetInfo const* find(std::string_view group, std::string_view name) const;
  // All values as [variant][stress][replicate][quarter][entry]; NaN where a world was not run.
  // OutputError if absent or damaged.
  [[nodiscard]] std::vector<double> read(std::string_view group, std::string_view name) const;
  // All there is of one replicate, in the shape of layout(). The replicate must be on the axis.
  [[nodiscard]] Outcome read_replicate(std::uint32_t replicate) const;
  // Place of a number in such an array.
  [[nodiscard]] std::size_t at(DatasetInfo const& d, std::size_t variant, std::size_t stress,
                               std::size_t replicate_index, std::size_t quarter,
                               std::size_t entry = 0) const {
    return (((variant * layout().stresses.size() + stress) * replicates().size() +
             replicate_index) *
                layout().quarters +
            quarter) *
               d.entries +
           entry;
  }

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// First difference of two results, empty if every number, label, status and attribute has the same
// bits. Left out: /run and what tells sessions apart (times, host, command line, history) or
// describes storage only.
std::string compare_bits(std::filesystem::path const& a, std::filesystem::path const& b);

}  // namespace clustress
