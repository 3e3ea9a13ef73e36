// calibration/targets/employers.cpp — firms that come to have employees and that cease to, and what
// they make of job flows.
//
// Counted as statistics of employers do (staff_flows.hpp): a founder who hires for the first time
// is a birth. The rates are held against establishments, of which a simulated firm has one.
#include "calibration/staff_flows.hpp"
#include "calibration/target_entry.hpp"

namespace clustress {

class EmployerTargets {
 public:
  static constexpr std::string_view phenomenon = "employers";
  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static constexpr Target targets[] = {
        {"births_in_creation",
         "firms that first have employees",
         "share",
         {0.15,
          {0.128, 0.172},
          {0.0025, 0.011, source, "spread: SD over years; se: that over √20"}},
         "US Business Dynamics Statistics 2000–2019, firms of age 0",
         target,
         [](FirmHistory const& history) {
           return mean_over(history, &StaffFlows::sees_births, [](StaffFlows const& flows) {
             return flows.by_births / flows.created;
           });
         }},
        {"young_in_creation",
         "firms with employees, age 0–5",
         "share",
         {0.291,
          {0.261, 0.321},
          {0.0034, 0.015, source, "spread: SD over years; se: that over √20"}},
         "US Business Dynamics Statistics 2000–2019, firms of age 0–5",
         target,
         [](FirmHistory const& history) {
           return mean_over(history, &StaffFlows::sees_births,
                            [](StaffFlows const& flows) { return flows.by_young / flows.created; });
         }},
        {"deaths_in_destruction",
         "firms that cease to have employees",
         "share",
         {0.164,
          {0.143, 0.186},
          {0.0025, 0.011, judgement, "0.0189 of persons over 0.1149; errors as those of births"}},
         "US Business Dynamics Statistics 2010–2018, deaths of firms",
         target,
         [](FirmHistory const& history) {
           return mean_over(history, &StaffFlows::sees_deaths, [](StaffFlows const& flows) {
             return flows.by_deaths / flows.destroyed;
           });
         }},
        {"employer_entry_rate",
         "firms that first have employees",
         "per year",
         {0.0973,
          {0.074, 0.121},
          {0.0018, 0.012, source, "spread: 47 US states; se: that over √47"}},
         "US Business Dynamics Statistics 2010–2018, establishments",
         target,
         [](FirmHistory const& history) {
           return mean_over(history, &StaffFlows::sees_births,
                            [](StaffFlows const& flows) { return flows.births / flows.firms; });
         }},
        {"employer_exit_rate",
         "firms that cease to have employees",
         "per year",
         {0.089,
          {0.071, 0.107},
          {0.0013, 0.009, source, "spread: 47 US states; se: that over √47"}},
         "US Business Dynamics Statistics 2010–2018, establishments",
         target,
         [](FirmHistory const& history) {
           return mean_over(history, &StaffFlows::sees_deaths,
                            [](StaffFlows const& flows) { return flows.deaths / flows.firms; });
         }},
    };
    return targets;
  }
};

template TargetFile targets<EmployerTargets>();

}  // namespace clustress
