// calibration/targets/sizes.cpp — how large firms are, and where people work.
#include "calibration/target_entry.hpp"

namespace clustress {

class SizeTargets {
 public:
  static constexpr std::string_view phenomenon = "sizes of firms";
  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static constexpr Target targets[] = {
        {"micro_firms",
         all_enterprises,
         "share",
         {0.931,
          {0.915, 0.945},
          {0.002, 0.02, judgement, "se: rounding; spread of countries judged"}},
         "Eurostat SBS 2018",
         target,
         [](YearEnd const& year) { return year.sizes.firms_of[0] / year.sizes.firms; }},
        {"large_firms",
         all_enterprises,
         "share",
         {0.002,
          {0.001, 0.003},
          {0.0003, 0.001, judgement, "se: rounding; spread of countries judged"}},
         "Eurostat SBS 2021: 0.2 %",
         target,
         [](YearEnd const& year) { return year.sizes.firms_of[3] / year.sizes.firms; }},
        Target{
            "mean_size",
            all_enterprises,
            "persons",
            {5.04, {4.5, 5.6}, {0.01, 0.5, judgement, "se: rounding; spread of countries judged"}},
            "Eurostat SBS 2021: 156.1 million persons, 31.0 million enterprises",
            target,
            [](YearEnd const& year) { return year.sizes.jobs / year.sizes.firms; }}
            .fitted(),
        Target{"employment_micro",
               all_enterprises,
               "share of jobs",
               {0.29,
                {0.25, 0.33},
                {0.005, 0.05, judgement, "se: 0.28–0.30 over 4; spread of countries judged"}},
               "Eurostat SBS 2018",
               target,
               [](YearEnd const& year) { return year.sizes.jobs_of[0] / year.sizes.jobs; }}
            .fitted(),
        {"employment_below_50",
         all_enterprises,
         "share of jobs",
         {0.484,
          {0.41, 0.56},
          {0.004, 0.07, judgement, "se: rounding and 2019–2021; spread of countries judged"}},
         "Eurostat SBS 2019: 48.4 %; 2021: 49 %",
         target,
         [](YearEnd const& year) {
           return (year.sizes.jobs_of[0] + year.sizes.jobs_of[1]) / year.sizes.jobs;
         }},
        {"employment_small",
         all_enterprises,
         "share of jobs",
         {0.194,
          {0.16, 0.23},
          {0.006, 0.02, judgement, "se: of both shares it is the difference of; spread judged"}},
         "Eurostat SBS 2019: below 50 persons 48.4 %",
         target,
         [](YearEnd const& year) { return year.sizes.jobs_of[1] / year.sizes.jobs; }},
        {"employment_medium",
         all_enterprises,
         "share of jobs",
         {0.16,
          {0.12, 0.19},
          {0.004, 0.02, judgement, "se: rounding and 2019–2021; spread of countries judged"}},
         "Eurostat SBS 2019: 16.0 %; 2021: 15.4 %",
         target,
         [](YearEnd const& year) { return year.sizes.jobs_of[2] / year.sizes.jobs; }},
        Target{"employment_large",
               all_enterprises,
               "share of jobs",
               {0.356,
                {0.29, 0.42},
                {0.003, 0.07, judgement,
                 "se: rounding and 2019–2021; spread: countries 0.13–0.45 over 4.1, judged"}},
               "Eurostat SBS 2021: 35.6 %",
               target,
               [](YearEnd const& year) { return year.sizes.jobs_of[3] / year.sizes.jobs; }}
            .fitted(),
    };
    return targets;
  }
};

template TargetFile targets<SizeTargets>();

}  // namespace clustress
