// sim/study/observer.hpp — what a run tells whoever started it while it goes on: values, which a
// command line, a Python module or a studio puts into words of its own.
//
// A run calls its observer from the thread that called StudyRun::run(), never from two threads at
// once. What an observer throws ends the run as an error does: finished replicates are kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "sim/engine/experiment.hpp"

namespace clustress {

// Something was found at the output and dealt with: the lock of a dead run, a damaged part set
// aside, results of another scenario discarded. `text` is a sentence without a full stop.
struct OutputFinding {
  std::string text;
};

// The memory allowed holds fewer replicates at once than usual.
struct MemoryBound {
  double allowed_bytes = 0.0, needed_bytes = 0.0;
  int in_flight = 0, usual = 0;  // replicates at once
};

// Worlds of an older result serve in some of the replicates that are missing.
struct BaselineUse {
  std::string path;
  std::size_t serving = 0, missing = 0;  // replicates
  // as listed_variants() names them
  std::vector<std::string> shared;     // variants taken from there, `none` among them
  std::vector<std::string> simulated;  // variants that are simulated in these replicates
};

// A run that ends at a precision looked at its net jobs.
struct PrecisionLook {
  std::size_t replicates = 0;
  bool ends_run = false;
  std::string text;  // how far it is, for people
};

using StudyNote = std::variant<OutputFinding, MemoryBound, BaselineUse, PrecisionLook>;

enum class Activity { making_populations, simulating };

// What a stretch of work has to do.
struct WorkAhead {
  std::uint64_t quarters = 0;  // world-quarters, of Progress::quarters
  std::size_t replicates = 0;  // of Progress::units
  // Of the whole run, or shard: replicates that are there before it, and all that are wanted.
  std::size_t done = 0, wanted = 0;
};

// Every function does nothing unless it is overridden.
class StudyObserver {
 public:
  virtual ~StudyObserver() = default;
  virtual void note(StudyNote const& /*note*/) {}
  // A stretch of work begins; a run has none, one, or one for each look at its precision. `live` is
  // written by the workers and may be read by any thread until work_ends() returns.
  virtual void work_begins(WorkAhead const& /*ahead*/, Progress const& /*live*/) {}
  virtual void activity(Activity /*now*/) {}  // between work_begins and work_ends
  virtual void work_ends() {}                 // also when an error or a stop ends it
};

}  // namespace clustress
