// calibration/targets/exporters.cpp — who sells abroad, among firms with employees of sectors that
// can.
#include "calibration/target_entry.hpp"
#include "sim/behaviour/exports.hpp"

namespace clustress {

class ExporterTargets {
 public:
  static std::span<Target const> rows() {
    using enum TargetRole;
    static constexpr Target targets[] = {
        {"exporters",
         "tradable sectors, firms with employees",
         "share",
         {0.18, {0.13, 0.23}},
         "US manufacturing 2002: Bernard et al. 2007",
         target,
         [](YearEnd const& year) {
           World const& world = year.world;
           double firms = 0, abroad = 0;
           for_each_firm(world, [&](CellRow cell, std::size_t row) {
             if (world.firms.jobs[row] < 2 || !can_export(*world.economy, cell)) return;
             firms += 1;
             abroad += world.firms.standing[row].has(Standing::exporter) ? 1 : 0;
           });
           return abroad / firms;
         }},
    };
    return targets;
  }
};

template TargetFile targets<ExporterTargets>();

}  // namespace clustress
