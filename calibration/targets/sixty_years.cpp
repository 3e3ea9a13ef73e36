// calibration/targets/sixty_years.cpp — whether an undisturbed economy stays where it is, and how
// much output and jobs of a region move by themselves.
//
// Sixty years, macro cycle off. Slopes a year of ln jobs, ln firms and the share of jobs in firms
// of 250 and more: the line of least squares through year ends. Annual growth of value added and of
// mean jobs of the first region's firms.
#include <cmath>
#include <utility>
#include <vector>

#include "calibration/experiments/laboratory.hpp"
#include "calibration/target_entry.hpp"
#include "sim/statistics/moments.hpp"
#include "sim/statistics/regression.hpp"

namespace clustress {

class SixtyYearsTargets final : public Experiment {
 public:
  static constexpr std::string_view phenomenon = "sixty years";
  void run(Laboratory& laboratory) override {
    PushedWorld undisturbed = laboratory.world_without_cycle();
    Year year;
    for (Quarter quarter = 0; quarter <= 240; ++quarter) {
      undisturbed.run_to(quarter, {});
      if (quarter > 0) year.add(figures_of_first_region(undisturbed.world()));
      if (quarter % 4 != 0) continue;
      if (quarter > 0) grow(std::exchange(year, {}));
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
        {"regional_growth_sd",
         "firms of the first region",
         "percentage points",
         {2.89,
          {1.3, 4.4},
          {0.05, 0.8, Grounds::judgement, "se: sd over √(2 · 1,900); spread of regions judged"}},
         "Eurostat 2000–2014, NUTS 2 regions less the mean of the year",
         TargetRole::target,
         [](SixtyYearsTargets const& seen) {
           return 100.0 * std::sqrt(seen.growth_.x().variance());
         }},
        {"jobs_per_output",
         "firms of the first region",
         "elasticity in the same year",
         {0.29,
          {0.21, 0.50},
          {0.043, 0.0, Grounds::judgement,
           "clustered by region; noisy series understate it, by 0.2 at most", Range{0.204, 0.50}}},
         "Eurostat 2006–2014, 148 NUTS 2 regions: 0.29",
         TargetRole::target,
         [](SixtyYearsTargets const& seen) {
           return seen.growth_.covariance() / seen.growth_.x().variance();
         }},
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
        {0.0, {-0.002, 0.002}, {0.0, 0.0, Grounds::definition, "a demand on the model"}},
        "stationarity",
        TargetRole::band,
        [](SixtyYearsTargets const& seen) { return fit_line(seen.years_, seen.*series).slope; }};
  }

  struct Year {
    double jobs = 0, value_added = 0;  // sums over quarters
    void add(RegionFigures const& region) {
      jobs += region.tradable_jobs + region.other_jobs;
      value_added += region.value_added;
    }
  };
  void grow(Year const& year) {
    if (last_.jobs > 0)
      growth_.add(std::log(year.value_added / last_.value_added), std::log(year.jobs / last_.jobs));
    last_ = year;
  }

  Year last_;
  RunningCovariance growth_;  // log, of value added and of jobs
  std::vector<double> years_, log_jobs_, log_firms_, large_share_;  // by year end
};

template TargetFile targets<SixtyYearsTargets>();

}  // namespace clustress
