#include "calibration/experiments.hpp"

#include <algorithm>
#include <cmath>

#include "sim/statistics/regression.hpp"
#include "sim/world/environment.hpp"

namespace clustress {
namespace {

constexpr double demand_rise = 0.05;
constexpr Quarter five_years = 20, ten_years = 40, sixty_years = 240;
using Stresses = std::vector<std::shared_ptr<Stress const>>;

bool is_tradable(Economy const& economy, SectorRow sector) {
  return economy.facts.sectors[sector.get()].outside_share >=
         economy.parameters.exports.tradable_share;
}

// Outside demand of tradable sectors is higher for ever.
class LastingDemand final : public Stress {
 public:
  [[nodiscard]] std::string_view kind_name() const override { return "lasting_demand"; }
  [[nodiscard]] double severity() const override { return 100.0 * demand_rise; }
  void bend(Quarter, Economy const& economy, Environment& environment) const override {
    for (std::size_t s = 0; s < environment.outside_demand.size(); ++s) {
      if (is_tradable(economy, SectorRow(s))) environment.outside_demand[s] *= 1.0 + demand_rise;
    }
  }
};

Stresses usual_recession() {
  for (auto const& function : stress_catalogue()) {
    if (function().kind == "demand_recession") return {function().blueprint()->build()};
  }
  return {};
}

struct RegionJobs {
  double tradable = 0, other = 0;
};

RegionJobs jobs_of_first_region(World const& world) {
  RegionJobs jobs;
  Economy const& economy = *world.economy;
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    if (economy.cells[c].region.get() != 0) continue;
    (is_tradable(economy, economy.cells[c].sector) ? jobs.tradable : jobs.other) +=
        static_cast<double>(world.cells[c].jobs);
  }
  return jobs;
}

double multiplier(World const& with, World const& without) {
  RegionJobs const a = jobs_of_first_region(with), b = jobs_of_first_region(without);
  return (a.other - b.other) / (a.tradable - b.tradable);
}

class Pushed {
 public:
  Pushed(World const& start, StopFlag const& stop) : world_(start), stop_(stop) {}
  void run_to(Quarter quarter, Stresses const& stresses) {
    while (world_.now < quarter) {
      if (stop_) throw Stopped{};
      step(world_, workspace_, {nullptr, stresses});
    }
  }
  [[nodiscard]] World const& world() const { return world_; }
  [[nodiscard]] double unemployment() const {
    return world_.regions[0].unemployed / world_.regions[0].labour_force;
  }

 private:
  World world_;
  Workspace workspace_;
  StopFlag const& stop_;
};

void measure_drift(World start, StopFlag const& stop, MomentValues& result) {
  start.macro_cycle = false;
  Pushed arm(start, stop);
  std::vector<double> years, jobs, firms, large;
  for (Quarter quarter = 0; quarter <= sixty_years; quarter += 4) {
    arm.run_to(quarter, {});
    FirmTable const& table = arm.world().firms;
    double all = 0, in_large = 0;
    for (std::size_t c = 0; c < table.cells(); ++c) {
      Segment const& s = table.segment(CellRow(c));
      for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
        all += table.jobs[row];
        in_large += table.jobs[row] >= 250 ? table.jobs[row] : 0;
      }
    }
    years.push_back(quarter / 4.0);
    jobs.push_back(std::log(all));
    firms.push_back(std::log(static_cast<double>(table.count())));
    large.push_back(in_large / all);
  }
  result["drift_jobs"] = fit_line(years, jobs).slope;
  result["drift_firms"] = fit_line(years, firms).slope;
  result["drift_large_share"] = fit_line(years, large).slope;
}

}  // namespace

void measure_experiments(Scenario const& scenario, Preparation const& preparation,
                         std::uint32_t replicate, StopFlag const& stop, MomentValues& result) {
  World const start = burn_in(scenario, preparation, replicate);
  Stresses const none, more_demand = {std::make_shared<LastingDemand const>()},
                       recession = usual_recession();
  Pushed undisturbed(start, stop), demand(start, stop), hit(start, stop);
  double worst = 1.0;
  for (Quarter quarter = 1; quarter <= ten_years; ++quarter) {
    undisturbed.run_to(quarter, none);
    demand.run_to(quarter, more_demand);
    if (quarter <= five_years) {
      hit.run_to(quarter, recession);
      worst = std::max(worst, hit.unemployment() / undisturbed.unemployment());
    }
    if (quarter == five_years)
      result["local_multiplier_5y"] = multiplier(demand.world(), undisturbed.world());
  }
  result["local_multiplier_10y"] = multiplier(demand.world(), undisturbed.world());
  result["recession_unemployment"] = worst;
  measure_drift(start, stop, result);
}

}  // namespace clustress
