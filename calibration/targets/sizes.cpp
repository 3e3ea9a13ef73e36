// calibration/targets/sizes.cpp — how large firms are, and where people work.
#include "calibration/target_entry.hpp"

namespace clustress {

class SizeTargets {
 public:
  static std::span<Target const> rows() {
    using enum TargetRole;
    static constexpr Target targets[] = {
        {"micro_firms",
         all_enterprises,
         "share",
         {0.931, {0.915, 0.945}},
         "Eurostat SBS 2018",
         target,
         [](YearEnd const& year) { return year.sizes.firms_of[0] / year.sizes.firms; }},
        {"mean_size",
         all_enterprises,
         "persons",
         {5.04, {4.5, 5.6}},
         "Eurostat SBS 2021",
         target,
         [](YearEnd const& year) { return year.sizes.jobs / year.sizes.firms; }},
        {"employment_micro",
         all_enterprises,
         "share of jobs",
         {0.29, {0.25, 0.33}},
         "Eurostat SBS 2018",
         target,
         [](YearEnd const& year) { return year.sizes.jobs_of[0] / year.sizes.jobs; }},
        {"employment_small",
         all_enterprises,
         "share of jobs",
         {0.19, {0.16, 0.23}},
         "Eurostat SBS 2019",
         target,
         [](YearEnd const& year) { return year.sizes.jobs_of[1] / year.sizes.jobs; }},
        {"employment_medium",
         all_enterprises,
         "share of jobs",
         {0.16, {0.12, 0.19}},
         "Eurostat SBS 2019",
         target,
         [](YearEnd const& year) { return year.sizes.jobs_of[2] / year.sizes.jobs; }},
        {"employment_large",
         all_enterprises,
         "share of jobs",
         {0.36, {0.29, 0.42}},
         "Eurostat SBS 2021",
         target,
         [](YearEnd const& year) { return year.sizes.jobs_of[3] / year.sizes.jobs; }},
    };
    return targets;
  }
};

template TargetFile targets<SizeTargets>();

}  // namespace clustress
