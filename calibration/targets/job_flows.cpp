// calibration/targets/job_flows.cpp — jobs created and destroyed in firms, and what goes beyond the
// net change.
#include "calibration/job_flows.hpp"

#include <cmath>

#include "calibration/target_entry.hpp"

namespace clustress {

class JobFlowTargets {
 public:
  static std::span<Target const> rows() {
    using enum TargetRole;
    static constexpr Target targets[] = {
        {"job_creation",
         firms_with_employees,
         "DHS per year",
         {0.131, {0.10, 0.17}},
         "US BDS 2010–2018, 13.1 %",
         band,
         [](FirmHistory const& history) {
           return mean_of_job_flows(
               history, [](JobFlows const& flows) { return flows.created / flows.size; });
         }},
        {"job_destruction",
         firms_with_employees,
         "DHS per year",
         {0.115, {0.09, 0.16}},
         "US BDS 2010–2018, 11.5 %",
         band,
         [](FirmHistory const& history) {
           return mean_of_job_flows(
               history, [](JobFlows const& flows) { return flows.destroyed / flows.size; });
         }},
        {"excess_reallocation",
         firms_with_employees,
         "DHS per year",
         {0.23, {0.18, 0.28}},
         "US BDS 2010–2018, 23.0 %",
         band,
         [](FirmHistory const& history) {
           return mean_of_job_flows(history, [](JobFlows const& flows) {
             return (flows.created + flows.destroyed - std::abs(flows.created - flows.destroyed)) /
                    flows.size;
           });
         }},
    };
    return targets;
  }
};

template TargetFile targets<JobFlowTargets>();

}  // namespace clustress
