// sim/results/part_packer.hpp — writes finished units together where they come fast, so that ten
// thousand small worlds do not make ten thousand parts.
//
// A unit is written at once, or together with others within `longest` of its coming; nothing waits
// longer, whenever the next one comes: a thread of its own sees to that. add() and flush() may be
// called by one thread at a time. HDF5 is called under hdf5(), which whoever else calls HDF5
// meanwhile must hold. What that thread could not write is thrown by the next add() or flush()
// (OutputError).
#pragma once

#include <chrono>
#include <memory>
#include <mutex>

#include "sim/results/run_output.hpp"

namespace clustress {

class PartPacker {
 public:
  explicit PartPacker(RunOutput& output,
                      std::chrono::milliseconds longest = std::chrono::seconds(1));
  // Writes what is in hand; call flush() before to learn of errors.
  ~PartPacker();
  PartPacker(PartPacker const&) = delete;
  PartPacker& operator=(PartPacker const&) = delete;

  void add(EncodedOutcome outcome);
  void flush();  // all is durable on return
  [[nodiscard]] std::mutex& hdf5();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace clustress
