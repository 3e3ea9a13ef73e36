// sim/app/evaluation_store.hpp — the evaluations of a fit: simulated when first asked for, kept in
// a file of answers as `measure --per-replicate` writes it, and read from there ever after.
//
// So a method may be run again from its beginning after any kill, and finds what it had: the same
// requests, the same numbers, to the bit. Not thread-safe; works in parallel inside.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "calibration/evaluation.hpp"
#include "sim/app/measure_rows.hpp"
#include "sim/app/tell_file.hpp"

namespace clustress {

class EvaluationStore {
 public:
  // Parameters of `study` are named, its luck is own. Throws as TellFile does: UsageError if `file`
  // is of another study or plan.
  EvaluationStore(EvaluatedStudy const& study, std::string file, int threads);

  struct Request {
    std::vector<double> values;  // by parameter, in units
    std::uint64_t luck = 0;      // points of one number have the same draws
  };
  // In the order of the requests; equal ones are simulated once. Throws Stopped.
  std::vector<Evaluation> evaluate(std::span<Request const> requests, StopFlag const& stop);

  [[nodiscard]] std::size_t simulated() const { return simulated_; }  // by this process
  [[nodiscard]] std::size_t found() const { return found_; }          // in the file

 private:
  EvaluatedStudy const& study_;
  MeasureForm form_;
  TellFile file_;
  int threads_;
  std::size_t simulated_ = 0, found_ = 0;
};

}  // namespace clustress
