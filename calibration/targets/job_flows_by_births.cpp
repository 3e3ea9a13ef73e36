// calibration/targets/job_flows_by_births.cpp — what births and deaths of firms make of job flows.
#include "calibration/job_flows.hpp"
#include "calibration/target_entry.hpp"

namespace clustress {

class JobFlowsByBirthsTargets {
 public:
  static std::span<Target const> rows() {
    using enum TargetRole;
    static constexpr Target targets[] = {
        {"births_in_creation",
         firms_with_employees,
         "share",
         {0.317, {0.18, 0.36}},
         "US BDS: new plants of old firms included",
         other_count,
         [](FirmHistory const& history) {
           return mean_of_job_flows(
               history, [](JobFlows const& flows) { return flows.by_births / flows.created; });
         }},
        {"deaths_in_destruction",
         firms_with_employees,
         "share",
         {0.317, {0.18, 0.36}},
         "US BDS: plants closed by living firms included",
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
