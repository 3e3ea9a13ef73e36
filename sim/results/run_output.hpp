// sim/results/run_output.hpp — the output of one run, from start or resume to the finished file. A
// power cut, a SIGKILL or a full disk at any moment loses at most the units in hand.
//
//   RESULT.h5.lock    held while this object lives
//   RESULT.h5.parts/  one sealed file for each batch of finished units
//   RESULT.h5         appears by rename when all units are there (from some of the shards also
//     by `merge --partial`)
//
// Used by one thread at a time (encode() is what the workers call). Errors: LockedError (another
// live run), UsageError (another run's results lie here), OutputError (file system, damage; says
// what is kept and what to do).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sim/results/encode.hpp"
#include "sim/results/run_header.hpp"

namespace clustress {

// What to do with results of another scenario at the same path.
enum class OtherResults { refuse, discard };

enum class RunState {
  fresh,     // nothing there yet
  resumed,   // some units were done by an earlier session
  extended,  // a finished file with fewer replicates or points is there
  finished,  // all wanted units are in RESULT.h5: nothing to do
};

class RunOutput {
 public:
  // Takes the lock, clears away stale temporary files, sets damaged parts aside (*.damaged; their
  // units run again) and decides what is left to do. The header says how
  // many replicates and points are wanted.
  RunOutput(std::filesystem::path result, RunHeader header,
            OtherResults other = OtherResults::refuse);
  ~RunOutput();
  RunOutput(RunOutput&&) noexcept;
  RunOutput& operator=(RunOutput&&) noexcept;

  [[nodiscard]] RunState state() const;
  [[nodiscard]] std::vector<RunUnit> done() const;     // of the wanted ones, in the order of work
  [[nodiscard]] std::vector<RunUnit> missing() const;  // still to be run, in the order of work
  // for people: what was found, set aside, discarded
  [[nodiscard]] std::vector<std::string> const& messages() const;
  [[nodiscard]] OutcomeLayout const& layout() const;

  // Writes finished units (any order) as one part; durable on return. On failure no half file
  // is left.
  void write(EncodedOutcome const& outcome);
  void write(std::span<EncodedOutcome const> batch);

  // The run shall hold the replicates 0 … replicates − 1 (more if a finished file goes on from
  // there without a gap), and say `facts` about itself: they replace attributes of the same name.
  // For runs that find out on the way how many they need.
  void conclude(std::uint32_t replicates, std::vector<NamedValue> const& facts);

  // Assembles RESULT.h5 from the parts (and the file that is extended), then removes the parts. All
  // wanted units must be done. Harmless if the state was `finished`.
  void finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

std::filesystem::path parts_directory(std::filesystem::path const& result);  // RESULT.h5.parts
std::filesystem::path lock_file(std::filesystem::path const& result);        // RESULT.h5.lock

}  // namespace clustress
