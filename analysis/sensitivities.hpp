// analysis/sensitivities.hpp — what each parameter does to the outputs of a result over points, and
// what to find out first: indices of all methods that fit, and sections that show them.
//
// Pure functions, thread-safe.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/data/section.hpp"
#include "analysis/sensitivity/what_first.hpp"
#include "analysis/sensitivity_outputs.hpp"

namespace clustress {

struct MethodIndices {
  IndexMethod const* method = nullptr;
  IndexTable table;
};

// How much of the doubt about an output goes away if a parameter is known.
struct DoubtShare {
  std::string parameter;  // or group
  double share = no_index;
  Interval interval{no_index, no_index};
  double at_low = no_index, at_high = no_index;  // output there; of a regression alone
};

struct OutputSensitivity {
  std::string name, words, unit;
  std::size_t points = 0;              // that have worlds
  std::optional<VarianceSplit> split;  // in luck and doubt
  std::vector<MethodIndices> methods;  // as asked for
  // Those above noise, the largest first: first-order indices of a Saltelli design, else of a
  // regression. Empty with `why_no_shares`, or where all are below noise.
  std::vector<DoubtShare> shares;
  std::string why_no_shares;

  // The first method that has indices; nothing if none has.
  [[nodiscard]] MethodIndices const* first_given() const;
};

OutputSensitivity sensitivity_of(SensitivityStudy const& study, StudyOutput const& output,
                                 std::span<IndexMethod const* const> methods,
                                 IndexOptions const& options);

// What knowing a parameter would change in the choice between programmes, under one stress.
struct ChoiceUnderStress {
  std::string stress;
  ProgrammeChoice choice;
};
std::vector<ChoiceUnderStress> choices_of(StudyOutputs const& outputs, double alpha);

// In words what to find out first, and what it would change; then of each output its luck, its
// doubt and the table of the first method that has indices (`every_method`: of all).
Section what_first_section(StudyOutputs const& outputs, std::span<OutputSensitivity const> all,
                           std::span<ChoiceUnderStress const> choices);
Section sensitivity_section(OutputSensitivity const& one, bool every_method);

// Adds to each programme of effects over points a section of the shares of its net jobs: measures
// <sensitivity_method>/PARAMETER/share, …/at_low, …/at_high, the largest share first.
void add_doubt_made_of(Effects& over_points, PointsView const& points, DesignFacts const& facts,
                       ViewOfPoint const& view);

inline constexpr std::string_view sensitivity_method = "sensitivity";  // Section::method

}  // namespace clustress
