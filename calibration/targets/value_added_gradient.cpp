// calibration/targets/value_added_gradient.cpp — how much more value a person adds in a large firm.
#include <cmath>

#include "calibration/target_entry.hpp"

namespace clustress {

class ValueAddedGradientTargets {
 public:
  static constexpr std::string_view phenomenon = "value added by size";
  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static constexpr Target targets[] = {
        Target{"value_added_gradient",
               "250+ against 1–49 persons",
               "log points",
               {0.598,
                {0.4, 0.79},
                {0.011, 0.1, judgement, "se: rounding; spread of countries judged"}},
               "Eurostat SBS 2021: 79.1 and 43.5 kEUR per person",
               target,
               [](YearEnd const& year) {
                 auto const &sales = year.sizes.sales_of, &jobs = year.sizes.jobs_of;
                 double const in_small = (sales[0] + sales[1]) / (jobs[0] + jobs[1]);
                 return std::log(sales[3] / jobs[3] / in_small);
               }}
            .fitted(),
    };
    return targets;
  }
};

template TargetFile targets<ValueAddedGradientTargets>();

}  // namespace clustress
