// calibration/targets/sixty_years.cpp — whether an undisturbed economy stays where it is.
//
// Slopes a year of ln jobs, ln firms and the share of jobs in firms of 250 and more over sixty
// years, macro cycle off: the line of least squares through year ends.
#include <cmath>
#include <vector>

#include "calibration/experiments/laboratory.hpp"
#include "calibration/target_entry.hpp"
#include "sim/statistics/regression.hpp"

namespace clustress {

class SixtyYearsTargets final : public Experiment {
 public:
  void run(Laboratory& laboratory) override {
    PushedWorld undisturbed = laboratory.world_without_cycle();
    for (Quarter quarter = 0; quarter <= 240; quarter += 4) {
      undisturbed.run_to(quarter, {});
      FirmTable const& firms = undisturbed.world().firms;
      double jobs = 0, in_large = 0;
      for_each_firm(undisturbed.world(), [&](CellRow, std::size_t row) {
        jobs += firms.jobs[row];
        in_large += firms.jobs[row] >= 250 ? firms.jobs[row] : 0;
      });
      years_.push_back(quarter / 4.0);
      log_jobs_.push_back(std::log(jobs));
      log_firms_.push_back(std::log(static_cast<double>(firms.count())));
      large_share_.push_back(in_large / jobs);
    }
  }
  static std::span<Target const> rows() {
    static Target const targets[] = {
        drift<&SixtyYearsTargets::log_jobs_>("drift_jobs"),
        drift<&SixtyYearsTargets::log_firms_>("drift_firms"),
        drift<&SixtyYearsTargets::large_share_>("drift_large_share"),
    };
    return targets;
  }

 private:
  template <std::vector<double> SixtyYearsTargets::*series>
  static Target drift(char const* name) {
    return {
        name,
        "60 years",
        "per year",
        {0.0, {-0.002, 0.002}},
        "stationarity",
        TargetRole::band,
        [](SixtyYearsTargets const& seen) { return fit_line(seen.years_, seen.*series).slope; }};
  }

  std::vector<double> years_, log_jobs_, log_firms_, large_share_;  // by year end
};

template TargetFile targets<SixtyYearsTargets>();

}  // namespace clustress
