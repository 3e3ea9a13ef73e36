// calibration/targets/innovators_by_size.cpp — who innovates, by size, and how much more in each
// class than in the one below: differences are better known than levels.
#include "calibration/target_entry.hpp"

namespace clustress {

namespace {

double share_of_class(YearEnd const& year, std::size_t k) {
  return year.sizes.innovators_of[k] / year.sizes.firms_of[k];
}

}  // namespace

class InnovatorsBySizeTargets {
 public:
  static constexpr std::string_view phenomenon = "innovators by size";
  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static constexpr Target targets[] = {
        Target{"innovators_small",
               "firms of 10–49 persons",
               "share in 3 years",
               {0.445,
                {0.36, 0.53},
                {0.004, 0.15, judgement, "se: size of the class; spread: countries"}},
               "Eurostat, CIS 2020: 44.5 %",
               target,
               [](YearEnd const& year) { return share_of_class(year, 1); }}
            .fitted(),
        Target{"innovators_medium",
               "firms of 50–249 persons",
               "share in 3 years",
               {0.601,
                {0.50, 0.70},
                {0.006, 0.15, judgement, "se: size of the class; spread: countries"}},
               "Eurostat, CIS 2020: 60.1 %",
               target,
               [](YearEnd const& year) { return share_of_class(year, 2); }}
            .fitted(),
        Target{"innovators_large",
               "firms of 250+ persons",
               "share in 3 years",
               {0.741,
                {0.64, 0.84},
                {0.01, 0.13, judgement, "se: size of the class; spread: countries"}},
               "Eurostat, CIS 2020: 74.1 %",
               target,
               [](YearEnd const& year) { return share_of_class(year, 3); }}
            .fitted(),
        {"innovators_medium_over_small",
         "firms of 50–249 and 10–49 persons",
         "share in 3 years",
         {0.156, {0.06, 0.25}, {0.01, 0.05, judgement, "classes move together over countries"}},
         "Eurostat, CIS 2020: 60.1 and 44.5 %",
         target,
         [](YearEnd const& year) { return share_of_class(year, 2) - share_of_class(year, 1); }},
        {"innovators_large_over_medium",
         "firms of 250+ and 50–249 persons",
         "share in 3 years",
         {0.14, {0.04, 0.24}, {0.01, 0.05, judgement, "classes move together over countries"}},
         "Eurostat, CIS 2020: 74.1 and 60.1 %",
         target,
         [](YearEnd const& year) { return share_of_class(year, 3) - share_of_class(year, 2); }},
    };
    return targets;
  }
};

template TargetFile targets<InnovatorsBySizeTargets>();

}  // namespace clustress
