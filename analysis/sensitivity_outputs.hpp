// analysis/sensitivity_outputs.hpp — the outputs of a result over points, and where its points lie,
// as the indices of analysis/sensitivity read them.
//
// Outputs are named PROGRAMME/STRESS/QUANTITY, moments moments/NAME: paired effects of a programme
// (net_jobs, net_job_years_discounted, job_years_per_meur, outlay, and any data set of /total, with
// minus without at the end, as total/NAME); of the world without one its level at the end
// (none/STRESS/total/NAME). Point 0 is no draw of a design and is left out. Errors: UsageError (no
// points, no parameter that varies, a name that no output has), OutputError (a damaged file).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "analysis/data/design_facts.hpp"
#include "analysis/over_points.hpp"
#include "analysis/sensitivity/study.hpp"

namespace clustress {

struct StudyOutputs {
  SensitivityStudy study;
  std::vector<StudyOutput> outputs;  // as asked for
  // Job-years for each million euro of every programme that is no reference, by stress: what a
  // choice between them goes by. Empty where moments alone are asked for.
  std::vector<std::vector<StudyOutput>> values_by_stress;
  std::vector<std::string> programmes, stresses;
  std::vector<std::string> fixed;     // parameters that are the same at all points
  std::vector<std::string> warnings;  // points that are left out
};

// `on`: names of outputs, or parts of them between slashes ("net_jobs", "vouchers/crisis",
// "entry_rate", "total/exits"); empty: all but those of /total and of reference programmes.
StudyOutputs study_outputs(PointsView const& points, DesignFacts const& facts,
                           ViewOfPoint const& view, std::span<std::string const> on);

}  // namespace clustress
