// sim/app/measurer.hpp — from asked points to rows of answers, and how many came out which way.
#pragma once

#include <array>
#include <cstddef>
#include <mutex>
#include <string>

#include "calibration/evaluation.hpp"
#include "sim/app/measure_rows.hpp"

namespace clustress {

// Answers of one run of the command, by status. Thread-safe but for `skipped`.
struct AnswerCounts {
  std::mutex guard;
  std::array<std::size_t, 3> of{};
  std::size_t skipped = 0;  // answered before

  void add(EvaluationStatus status);
  [[nodiscard]] std::size_t operator[](EvaluationStatus status) const {
    return of[static_cast<std::size_t>(status)];
  }
};

class Measurer {
 public:
  // The study lives longer.
  Measurer(EvaluatedStudy const& study, MeasureForm form) : study_(study), form_(std::move(form)) {}

  [[nodiscard]] MeasureForm const& form() const { return form_; }
  [[nodiscard]] std::string digest_of(AskedPoint const& point) const;
  // Thread-safe. Throws Stopped.
  [[nodiscard]] std::string rows(AskedPoint const& point);

  AnswerCounts counts;

 private:
  EvaluatedStudy const& study_;
  MeasureForm form_;
};

}  // namespace clustress
