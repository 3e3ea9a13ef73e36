// calibration/targets/local_multiplier.cpp — how many jobs of other sectors follow one job in a
// tradable sector.
//
// Outside demand of the tradable sectors is 5 % higher for ever: Δ jobs of other sectors over Δ
// jobs of tradable sectors in the first region, against the same world undisturbed.
#include "calibration/experiments/laboratory.hpp"
#include "calibration/mean.hpp"
#include "calibration/target_entry.hpp"
#include "sim/world/environment.hpp"

namespace clustress {
namespace {

class LastingDemand final : public Stress {
 public:
  [[nodiscard]] std::string_view kind_name() const override { return "lasting_demand"; }
  [[nodiscard]] double severity() const override { return 100.0 * rise; }
  void bend(Quarter, Economy const& economy, Environment& environment) const override {
    for (std::size_t s = 0; s < environment.outside_demand.size(); ++s) {
      if (is_tradable(economy, SectorRow(s))) environment.outside_demand[s] *= 1.0 + rise;
    }
  }

 private:
  static constexpr double rise = 0.05;
};

// Sweden 0.5, the United States 0.5 to 1.6 (Moretti 2010, corrected to 1.0 by van Dijk 2014).
constexpr Uncertainty local_multiplier_known{0.0, 0.275, Grounds::judgement,
                                             "spread: estimates of 0.5–1.6 over 4"};

double multiplier(RegionFigures const& with, RegionFigures const& without) {
  double const tradable = with.tradable_jobs - without.tradable_jobs;
  return tradable == 0 ? no_population : (with.other_jobs - without.other_jobs) / tradable;
}

}  // namespace

class LocalMultiplierTargets final : public Experiment {
 public:
  static constexpr std::string_view phenomenon = "local multiplier";
  void run(Laboratory& laboratory) override {
    Stresses const more_demand = {std::make_shared<LastingDemand const>()};
    PushedWorld pushed = laboratory.world();
    auto const after = [&](Quarter quarter) {
      pushed.run_to(quarter, more_demand);
      return multiplier(figures_of_first_region(pushed.world()), laboratory.undisturbed(quarter));
    };
    after_five_years_ = after(20);
    after_ten_years_ = after(40);
  }
  static std::span<Target const> rows() {
    using enum TargetRole;
    static constexpr Target targets[] = {
        {"local_multiplier_5y",
         first_region,
         "jobs per tradable job",
         {0.5, {0.3, 1.0}, local_multiplier_known},
         "Moretti & Thulin 2013, Sweden: 0.5; van Dijk 2014, US: 1.0",
         target,
         [](LocalMultiplierTargets const& seen) { return seen.after_five_years_; }},
        {"local_multiplier_10y",
         first_region,
         "jobs per tradable job",
         {0.5, {0.3, 1.0}, local_multiplier_known},
         "Moretti & Thulin 2013, Sweden: 0.5; van Dijk 2014, US: 1.0",
         band,
         [](LocalMultiplierTargets const& seen) { return seen.after_ten_years_; }},
    };
    return targets;
  }

 private:
  double after_five_years_ = 0, after_ten_years_ = 0;
};

template TargetFile targets<LocalMultiplierTargets>();

}  // namespace clustress
