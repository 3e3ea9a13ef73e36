// tests/unit/sensitivity_fixture.hpp — what tests of sensitivity indices share.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "tests/support/made_design.hpp"

namespace clustress::test {

inline constexpr double none = std::numeric_limits<double>::quiet_NaN();

inline IndexTable indices(char const* method, SensitivityStudy const& study,
                          StudyOutput const& output) {
  return indices_of(method_named(method), study, output, {});
}

inline std::string said(IndexTable const& table) {
  std::string text = table.missing;
  for (std::string const& note : table.notes) text += note + "\n";
  return text;
}

inline bool has(std::string const& text, std::string const& part) {
  return text.find(part) != std::string::npos;
}

inline std::vector<std::size_t> each_its_own(std::size_t count) {
  std::vector<std::size_t> factors;
  for (std::size_t k = 0; k < count; ++k) factors.push_back(k);
  return factors;
}

}  // namespace clustress::test
