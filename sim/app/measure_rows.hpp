// sim/app/measure_rows.hpp — answers of `clustress measure` as lines of csv: a comment that says of
// what they are, names of columns, then rows. Pure, thread-safe.
//
//   id, point, seed, replicates, start, status, cause, then NAME and NAME_se of each moment and
//   effect; with one row a replicate `replicate` in place of `replicates`, and no errors.
//
// `point` is a digest of the values, so that an id that comes back with others is noticed.
#pragma once

#include <string>
#include <vector>

#include "calibration/evaluation.hpp"
#include "sim/app/measure_effects.hpp"

namespace clustress {

struct MeasureForm {
  std::vector<std::string> moments, effects;  // names
  bool per_replicate = false;
};

// What an older file must begin with to be gone on with.
std::string first_line(Scenario const& scenario, EvaluationPlan const& plan,
                       MeasureForm const& form);
std::string header_line(MeasureForm const& form);

// By parameter path, whatever the order of columns.
std::string digest_of_values(std::vector<PointPath> const& parameters, AskedPoint const& point);

// All rows of a point. `effects` may be empty.
std::string rows_of(MeasureForm const& form, AskedPoint const& point, std::string const& digest,
                    Evaluation const& evaluation, EffectValues const& effects);

// The evaluation that rows of one a replicate tell of, without effects: what rows_of() wrote. Of a
// refused point, which has one row, and of none the status is refused.
Evaluation evaluation_in(std::string_view rows, std::size_t moments);

// First fields of a row, as they were written.
struct RowStart {
  std::string id, point, replicate;
};
std::optional<RowStart> start_of_row(std::string_view row);
std::size_t fields_in(std::string_view row);

}  // namespace clustress
