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
  [[nodiscard]] bool complete() const;  // all wanted units are there
  // One line for people: "RESULT.h5: complete, 64 replicates" or "… INCOMPLETE: 12 of 64 replicates
  // so far (read from parts)"; "3 points × 64 replicates" where there are several points.
  [[nodiscard]] std::string description() const;
  [[nodiscard]] std::vector<std::string> const& warnings() const;

  // The axes of all arrays: in a file what it holds, in an unfinished run all that is wanted. Not
  // every point needs every replicate (shards, unfinished runs).
  [[nodiscard]] Axes axes() const;
  [[nodiscard]] std::vector<std::uint32_t> const& points() const;      // numbers on the axis
  [[nodiscard]] std::vector<std::uint32_t> const& replicates() const;  // numbers on the axis
  // units of which every world is done; in the order of work, as the lists that follow
  [[nodiscard]] std::vector<RunUnit> done() const;
  [[nodiscard]] std::vector<RunUnit> failed() const;   // at least one world failed
  [[nodiscard]] std::vector<RunUnit> missing() const;  // not run (yet)
  // One summary a place of the axes, [point][replicate]; a missing unit has status not_run
  // everywhere.
  [[nodiscard]] std::vector<UnitSummary> const& summaries() const;
  // nullptr if the unit does not lie on the axes
  [[nodiscard]] UnitSummary const* summary(RunUnit unit) const;
  // Places on the axes.
  [[nodiscard]] WorldStatus status(std::size_t point, std::size_t variant, std::size_t stress,
                                   std::size_t replicate) const;
  [[nodiscard]] std::string const& cause(std::size_t point, std::size_t variant, std::size_t stress,
                                         std::size_t replicate) const;

  // nullptr if absent
  [[nodiscard]] DatasetInfo const* find(std::string_view group, std::string_view name) const;
  // All values, [point][variant][stress][replicate][quarter][entry] as axes() places them; NaN
  // where a world was not run. OutputError if absent or damaged.
  [[nodiscard]] std::vector<double> read(std::string_view group, std::string_view name) const;
  // The same of one point (its place on the axis): axes().of_one_point().
  [[nodiscard]] std::vector<double> read_point(std::string_view group, std::string_view name,
                                               std::size_t point) const;
  // All there is of one unit, in the shape of layout(). It must lie on the axes.
  [[nodiscard]] Outcome read_unit(RunUnit unit) const;

 private:
  [[nodiscard]] DatasetInfo const& known(std::string_view group, std::string_view name) const;

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// What two results differ in, empty if every number, label, status and attribute has the same bits:
// all that their headers differ in, one line each (the first ten), else the first world or value.
// Left out: /run and what tells sessions apart (times, host, command line, history) or describes
// storage only.
std::string compare_bits(std::filesystem::path const& a, std::filesystem::path const& b);

}  // namespace clustress
