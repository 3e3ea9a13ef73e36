// calibration/targets/clusters.cpp — whether firms are more productive where more of their narrow
// industry are near, and whether members of cluster organisations innovate more often.
#include <array>
#include <cmath>
#include <vector>

#include "calibration/target_entry.hpp"

namespace clustress {

namespace {

// Slope of firms' log productivity over the log jobs of their niche, within region-sectors.
double slope_over_niches(World const& world) {
  Economy const& economy = *world.economy;
  std::vector<double> firms(world.niches.size(), 0.0), productivity(world.niches.size(), 0.0);
  for_each_firm(world, [&](CellRow cell, std::size_t row) {
    std::size_t const k = economy.cell(cell).niche_begin + world.firms.niche[row];
    firms[k] += 1;
    productivity[k] += world.firms.productivity[row];
  });
  double both = 0, alone = 0;
  for (Market const& market : economy.markets) {
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (std::size_t c = market.cell_begin; c < market.cell_end; ++c) {
      for (std::size_t k = economy.cells[c].niche_begin; k < economy.cells[c].niche_end; ++k) {
        if (world.niches[k].jobs <= 0) continue;
        double const size = std::log(static_cast<double>(world.niches[k].jobs));
        n += firms[k], x += firms[k] * size, y += productivity[k];
        xx += firms[k] * size * size, xy += productivity[k] * size;
      }
    }
    if (n > 0) both += xy - x * y / n, alone += xx - x * x / n;
  }
  return both / alone;
}

// Innovators in three years among members less those among others of the same cell and class of
// size, weighted by members; firms of three years and more.
double members_less_others(World const& world) {
  struct Count {
    double firms = 0, innovators = 0;
  };
  constexpr std::array<std::int32_t, 6> from{2, 5, 10, 20, 50, 150};
  std::vector<std::array<std::array<Count, 2>, from.size()>> counts(world.cells.size());
  for_each_firm(world, [&](CellRow cell, std::size_t row) {
    FirmTable const& firms = world.firms;
    if (!world.economy->cell(cell).cluster || firms.jobs[row] < from[0]) return;
    if (firms.founded[row] > world.now - 12) return;
    std::size_t k = 0;
    while (k + 1 < from.size() && firms.jobs[row] >= from[k + 1]) ++k;
    bool const member = firms.standing[row].has(Standing::member);
    Count& count = counts[cell.get()][k][member ? 1 : 0];
    count.firms += 1;
    count.innovators += firms.last_innovation[row] > world.now - 12 ? 1 : 0;
  });
  double sum = 0, weight = 0;
  for (auto const& of_cell : counts) {
    for (auto const& [others, members] : of_cell) {
      if (!(others.firms > 0 && members.firms > 0)) continue;
      sum +=
          members.firms * (members.innovators / members.firms - others.innovators / others.firms);
      weight += members.firms;
    }
  }
  return sum / weight;
}

}  // namespace

class ClusterTargets {
 public:
  static constexpr std::string_view phenomenon = "clusters";
  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static constexpr Target targets[] = {
        {"localisation",
         "firms, within region-sectors",
         "elasticity",
         {0.035, {0.02, 0.05}, {0.002, 0.0075, source, "se: one study; spread: studies 0.02–0.05"}},
         "France: Combes & Gobillon 2015",
         target,
         [](YearEnd const& year) { return slope_over_niches(year.world); }},
        {"member_innovators",
         "members less others of their size",
         "share in 3 years",
         {0.03, {0.0, 0.06}, {0.01, 0.02, judgement, "se: one evaluation; spread: regions 0–0.06"}},
         "Bavaria: Falck, Heblich & Kipar 2008; Basques: Aranguren et al. 2014",
         target,
         [](YearEnd const& year) { return members_less_others(year.world); }},
    };
    return targets;
  }
};

template TargetFile targets<ClusterTargets>();

}  // namespace clustress
