// calibration/target_entry.hpp — what a file of targets includes to enter the catalogue.
//
// The file declares a class …Targets with its rows, `static std::span<Target const> rows()`, and
// what they tell of, `static constexpr std::string_view phenomenon`; it is an Observer or an
// Experiment if the rows read something that must be remembered. It ends with `template TargetFile
// targets<Class>();`, while the catalogue has the line `&targets<class Class>`. A missing file is a
// link error, a missing line is caught by a test.
#pragma once

#include <concepts>

#include "calibration/target.hpp"

namespace clustress {

template <class File>
TargetFile targets() {
  TargetFile file{File::phenomenon, File::rows(), std::derived_from<File, Experiment>, nullptr};
  if constexpr (std::derived_from<File, Observer>)
    file.open = []() -> std::unique_ptr<Observer> { return std::make_unique<File>(); };
  return file;
}

// Populations that several files count.
inline constexpr std::string_view all_enterprises = "all enterprises",
                                  firms_with_employees = "firms with employees",
                                  firms_of_10_plus = "firms of 10+ persons",
                                  first_region = "first region";

}  // namespace clustress
