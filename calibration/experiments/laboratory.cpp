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
    figures.value_added += world.cells[c].local_sales + world.cells[c].outside_sales;
  }
  figures.unemployment_rate = world.regions[0].unemployed / world.regions[0].labour_force;
  return figures;
}

WorldFigures figures_of_firms(World const& world) {
  WorldFigures figures;
  figures.jobs_of.resize(world.economy->facts.sectors.size());
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    CellState const& cell = world.cells[c];
    auto const jobs = static_cast<double>(cell.jobs);
    figures.jobs_of[world.economy->cells[c].sector.get()] += jobs;
    figures.jobs += jobs;
    figures.value_added += cell.local_sales + cell.outside_sales;
    figures.rd_spending += cell.rd_spending;
  }
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

void Laboratory::run_undisturbed_to(Quarter quarter) {
  while (figures_.size() <= static_cast<std::size_t>(quarter)) {
    undisturbed_.run_to(static_cast<Quarter>(figures_.size()), {});
    figures_.push_back(figures_of_first_region(undisturbed_.world()));
    firms_.push_back(figures_of_firms(undisturbed_.world()));
  }
}

RegionFigures const& Laboratory::undisturbed(Quarter quarter) {
  run_undisturbed_to(quarter);
  return figures_[static_cast<std::size_t>(quarter)];
}

WorldFigures const& Laboratory::undisturbed_firms(Quarter quarter) {
  run_undisturbed_to(quarter);
  return firms_[static_cast<std::size_t>(quarter)];
}

}  // namespace clustress
