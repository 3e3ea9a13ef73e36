// calibration/targets/productivity_persistence.cpp — how much of a firm's lead in productivity over
// its market is left after a year.
#include <cmath>
#include <vector>

#include "calibration/mean.hpp"
#include "calibration/target_entry.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

class ProductivityPersistenceTargets final : public Observer {
 public:
  static constexpr std::string_view phenomenon = "persistence of productivity";
  void begin(World const& world) override { year_over(world); }
  void year_over(World const& world) override {
    std::vector<double> now;
    for_each_firm(world, [&](CellRow cell, std::size_t row) {
      auto const firm = static_cast<std::size_t>(world.firms.register_row[row]);
      if (firm >= now.size()) now.resize(firm + 1, no_population);
      now[firm] = world.firms.productivity[row] -
                  world.markets[world.economy->cell(cell).market.get()].mean_productivity;
      if (firm < before_.size() && !std::isnan(before_[firm])) pairs_.add(before_[firm], now[firm]);
    });
    before_ = std::move(now);
  }
  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static constexpr Target targets[] = {
        Target{"productivity_ar1",
               all_enterprises,
               "correlation a year",
               {0.8, {0.6, 0.8}, {0.0, 0.05, source, "spread: 0.6–0.8 over 4", Range{0.6, 0.8}}},
               "Foster, Haltiwanger & Syverson 2008: 0.6–0.8",
               target,
               [](ProductivityPersistenceTargets const& seen) {
                 return seen.pairs_.covariance() / seen.pairs_.x().variance();
               }}
            .fitted(),
    };
    return targets;
  }

 private:
  std::vector<double> before_;  // by register row, a year ago; NaN where none lived
  RunningCovariance pairs_;
};

template TargetFile targets<ProductivityPersistenceTargets>();

}  // namespace clustress
