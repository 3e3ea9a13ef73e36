// calibration/targets/job_flows.cpp — jobs created and destroyed in firms, and what goes beyond the
// net change.
#include "calibration/job_flows.hpp"

#include <cmath>

#include "calibration/target_entry.hpp"

namespace clustress {

class JobFlowTargets {
 public:
  static constexpr std::string_view phenomenon = "job flows";
  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static constexpr Target targets[] = {
        Target{"job_creation",
               firms_with_employees,
               "DHS per year",
               {0.131,
                {0.109, 0.153},
                {0.0021, 0.011, source, "se: annual SD 0.0063 over √9; spread: US states"}},
               "US Business Dynamics Statistics 2010–2019: 13.1 %",
               band,
               [](FirmHistory const& history) {
                 return mean_of_job_flows(
                     history, [](JobFlows const& flows) { return flows.created / flows.size; });
               }}
            .fitted(),
        Target{"job_destruction",
               firms_with_employees,
               "DHS per year",
               {0.115,
                {0.098, 0.132},
                {0.0035, 0.008, source, "se: annual SD 0.0104 over √9; spread: US states"}},
               "US Business Dynamics Statistics 2010–2019: 11.5 %",
               band,
               [](FirmHistory const& history) {
                 return mean_of_job_flows(
                     history, [](JobFlows const& flows) { return flows.destroyed / flows.size; });
               }}
            .fitted(),
        Target{"excess_reallocation",
               firms_with_employees,
               "DHS per year",
               {0.226,
                {0.196, 0.256},
                {0.0038, 0.015, judgement,
                 "se: annual SD 0.0113 over √9; spread: SD about the trend"}},
               "US Business Dynamics Statistics 2010–2019: 22.6 %; 47 states 23.0 %",
               band,
               [](FirmHistory const& history) {
                 return mean_of_job_flows(history, [](JobFlows const& flows) {
                   return (flows.created + flows.destroyed -
                           std::abs(flows.created - flows.destroyed)) /
                          flows.size;
                 });
               }}
            .fitted(),
        {"gross_reallocation",
         firms_with_employees,
         "DHS per year",
         {0.20,
          {0.15, 0.25},
          {0.02, 0.03, judgement, "country averages 0.15–0.25, which differ by method",
           Range{0.15, 0.25}}},
         "Bassanini & Marianna 2009, EU economies",
         target,
         [](FirmHistory const& history) {
           return mean_of_job_flows(history, [](JobFlows const& flows) {
             return (flows.created + flows.destroyed) / flows.size;
           });
         }},
    };
    return targets;
  }
};

template TargetFile targets<JobFlowTargets>();

}  // namespace clustress
