// analysis/report/model.hpp — what the sections of a report show, in full precision: the answer,
// the effects it comes from, paths over time, who gains, and where the result comes from.
//
// Paths and gains are paired differences of data sets of the view, taken as everywhere in analysis;
// what is in the effects is not computed again. Plain values, but they refer to the effects.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/answer/headline.hpp"
#include "analysis/data/result_view.hpp"
#include "analysis/provenance.hpp"
#include "analysis/report/validation.hpp"

namespace clustress {

// Net jobs of one programme under one stress, by quarter from 0.
struct JobPath {
  std::vector<double> mean, low, high;  // the range of the mean; empty with one future
  std::vector<double> lowest, highest;  // eight of ten futures; empty below ten futures
};

// Net jobs of one programme undisturbed at the end, by label of a dimension.
struct GainTable {
  std::string dimension;  // "cluster"
  std::string title;      // "by cluster"
  std::vector<std::string> labels;
  std::vector<std::vector<Estimate>> by_programme;  // [programme][label]
  std::vector<std::string> codes{};  // by label: NUTS, NACE; empty where there is none
  std::vector<bool> is_withheld{};   // by label
};

struct Report {
  Effects const& effects;
  Answer answer;
  Headline headline;
  Provenance provenance;
  std::vector<std::vector<JobPath>> paths;  // [programme][stress]
  // Of the reference programme with the most job-years under each stress; empty without one.
  std::vector<JobPath> spending;
  std::vector<std::size_t> last_payment;  // quarter, by programme, undisturbed; 0 = never
  std::vector<GainTable> gains;
  std::string withheld{};  // what they leave out, and why; empty where they leave out nothing
  // What validate found of the world of this run; nothing: `validation_note`, a sentence, says why.
  std::optional<ValidationTable> validation{};
  std::string validation_note{};
  // Of a result with points: what they do (analysis/over_points.hpp). It must outlive the report.
  Effects const* over_points = nullptr;

  // The effects of a programme of the answer.
  [[nodiscard]] ProgrammeEffects const& programme(std::size_t place, std::size_t stress) const;
};

// OutputError if a data set is damaged. `effects`, those of `view`, must outlive the report.
Report report_of(ResultView const& view, Effects const& effects, Provenance provenance);

inline constexpr std::size_t most_paths = 144;  // of programmes under stresses; beyond, undisturbed
inline constexpr std::size_t fewest_for_band = 10;  // futures

}  // namespace clustress
