#include "calibration/experiments/laboratory.hpp"

namespace clustress {

bool is_tradable(Economy const& economy, SectorRow sector) {
  return economy.facts.sectors[sector.get()].outside_share >=
         economy.parameters.exports.tradable_share;
}

RegionFigures figures_of_first_region(World const& world) {
  RegionFigures figures;
  Economy const& economy = *world.economy;
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    if (economy.cells[c].region.get() != 0) continue;
    bool const tradable = is_tradable(economy, economy.cells[c].sector);
    (tradable ? figures.tradable_jobs : figures.other_jobs) +=
        static_cast<double>(world.cells[c].jobs);
  }
  figures.unemployment_rate = world.regions[0].unemployed / world.regions[0].labour_force;
  return figures;
}

void PushedWorld::run_to(Quarter quarter, Stresses const& stresses) {
  while (world_.now < quarter) {
    if (stop_) throw Stopped{};
    step(world_, workspace_, {nullptr, stresses});
  }
}

PushedWorld Laboratory::world_without_cycle() const {
  World world = start_;
  world.macro_cycle = false;
  return {world, stop_};
}

RegionFigures const& Laboratory::undisturbed(Quarter quarter) {
  while (figures_.size() <= static_cast<std::size_t>(quarter)) {
    undisturbed_.run_to(static_cast<Quarter>(figures_.size()), {});
    figures_.push_back(figures_of_first_region(undisturbed_.world()));
  }
  return figures_[static_cast<std::size_t>(quarter)];
}

}  // namespace clustress
