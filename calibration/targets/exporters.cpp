// calibration/targets/exporters.cpp — who sells abroad, and how much larger these are, among firms
// with employees of sectors that can.
#include <cmath>

#include "calibration/mean.hpp"
#include "calibration/target_entry.hpp"
#include "sim/behaviour/exports.hpp"

namespace clustress {

namespace {

constexpr std::string_view firms_that_can = "tradable sectors, firms with employees";

// Mean log persons of firms that sell abroad and of the others.
struct ByExporting {
  Mean abroad, at_home;
  explicit ByExporting(World const& world) {
    for_each_firm(world, [&](CellRow cell, std::size_t row) {
      std::int32_t const jobs = world.firms.jobs[row];
      if (jobs < 2 || !can_export(*world.economy, cell)) return;
      bool const exports = world.firms.standing[row].has(Standing::exporter);
      (exports ? abroad : at_home).add(std::log(jobs));
    });
  }
};

}  // namespace

class ExporterTargets {
 public:
  static constexpr std::string_view phenomenon = "exporters";
  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static constexpr Target targets[] = {
        Target{"exporters",
               firms_that_can,
               "share",
               {0.18,
                {0.13, 0.23},
                {0.005, 0.08, source, "census; spread: industries 0.05–0.38 over 4"}},
               "US manufacturing 2002: Bernard et al. 2007",
               target,
               [](YearEnd const& year) {
                 ByExporting const firms(year.world);
                 return firms.abroad.weight / (firms.abroad.weight + firms.at_home.weight);
               }}
            .fitted(),
        {"exporter_premium",
         firms_that_can,
         "log points of persons",
         {1.19,
          {0.59, 1.79},
          {0.03, 0.3, judgement, "se: order of magnitude; spread of countries judged"}},
         "US manufacturing 2002: Bernard et al. 2007",
         target,
         [](YearEnd const& year) {
           ByExporting const firms(year.world);
           return firms.abroad.value() - firms.at_home.value();
         }},
    };
    return targets;
  }
};

template TargetFile targets<ExporterTargets>();

}  // namespace clustress
