// calibration/targets/job_flows_by_births.cpp — what new firms, and firms that are gone, make of
// job flows: another count of births and deaths (employers.cpp), which leaves out founders who hire
// later and those who go on alone.
#include "calibration/job_flows.hpp"
#include "calibration/target_entry.hpp"

namespace clustress {

class JobFlowsByBirthsTargets {
 public:
  static constexpr std::string_view phenomenon =
      "job flows of new firms and of firms that are gone";
  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static constexpr Target targets[] = {
        {"births_in_creation_new_firms",
         firms_with_employees,
         "share",
         {0.15, {0.128, 0.172}, {0.0025, 0.011, source, "as births_in_creation"}},
         "same target, other count",
         other_count,
         [](FirmHistory const& history) {
           return mean_of_job_flows(
               history, [](JobFlows const& flows) { return flows.by_births / flows.created; });
         }},
        {"deaths_in_destruction_gone_firms",
         firms_with_employees,
         "share",
         {0.164, {0.143, 0.186}, {0.0025, 0.011, judgement, "as deaths_in_destruction"}},
         "same target, other count",
         other_count,
         [](FirmHistory const& history) {
           return mean_of_job_flows(
               history, [](JobFlows const& flows) { return flows.by_deaths / flows.destroyed; });
         }},
    };
    return targets;
  }
};

template TargetFile targets<JobFlowsByBirthsTargets>();

}  // namespace clustress
