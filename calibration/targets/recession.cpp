// calibration/targets/recession.cpp — how far a usual recession drives unemployment.
//
// demand_recession at its default severity: the highest unemployment rate of the first region over
// that of the undisturbed world in the same quarter, within five years.
#include <algorithm>

#include "calibration/experiments/laboratory.hpp"
#include "calibration/target_entry.hpp"
#include "sim/core/errors.hpp"

namespace clustress {
namespace {

Stresses usual_recession() {
  for (auto const& function : stress_catalogue()) {
    if (function().kind == "demand_recession") return {function().blueprint()->build()};
  }
  throw ContractViolation("no stress is called demand_recession");
}

}  // namespace

class RecessionTargets final : public Experiment {
 public:
  void run(Laboratory& laboratory) override {
    constexpr Quarter five_years = 20;
    Stresses const recession = usual_recession();
    PushedWorld hit = laboratory.world();
    for (Quarter quarter = 1; quarter <= five_years; ++quarter) {
      hit.run_to(quarter, recession);
      double const rate = figures_of_first_region(hit.world()).unemployment_rate;
      worst_ = std::max(worst_, rate / laboratory.undisturbed(quarter).unemployment_rate);
    }
  }
  static std::span<Target const> rows() {
    using enum TargetRole;
    static constexpr Target targets[] = {
        {"recession_unemployment",
         first_region,
         "peak over undisturbed",
         {1.4, {1.05, 2.0}},
         "Eurostat 2008–2010: 1.06 to 1.99 times",
         band,
         [](RecessionTargets const& seen) { return seen.worst_; }},
    };
    return targets;
  }

 private:
  double worst_ = 1.0;
};

template TargetFile targets<RecessionTargets>();

}  // namespace clustress
