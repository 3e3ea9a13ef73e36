// sim/model/own_firms.cpp — firms of the user's own data take the places of simulated firms.
//
// Who takes whose place: own_firm_placement.cpp. Here: which firms belong to which cell, and the
// anchors, which move by as much as the placement changes what they measure. Why at quarter 0:
// docs/decisions/0013-own-firms.md.
#include "sim/model/own_firms.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "sim/behaviour/agglomeration.hpp"
#include "sim/behaviour/crowding.hpp"
#include "sim/behaviour/knowledge.hpp"
#include "sim/behaviour/life_cycle.hpp"
#include "sim/behaviour/market.hpp"
#include "sim/behaviour/size_classes.hpp"
#include "sim/core/contracts.hpp"
#include "sim/model/own_firm_placement.hpp"
#include "sim/random/hash.hpp"
#include "sim/world/world.hpp"

namespace clustress {
namespace {

// What the placement changes and anchors measure.
struct Levels {
  std::vector<double> local_sales, outside_sales, outside_base;  // by cell
  std::vector<std::int64_t> jobs;
  std::vector<ClassShares> class_shares;
  std::vector<MarketState> markets;
  std::vector<NicheState> niches;
  std::vector<ClusterState> clusters;

  explicit Levels(World const& world)
      : local_sales(world.cells.size()),
        outside_sales(world.cells.size()),
        outside_base(world.cells.size()),
        class_shares(local_class_shares(world)),
        markets(world.markets),
        niches(world.niches),
        clusters(world.clusters) {
    for (std::size_t c = 0; c < world.cells.size(); ++c) {
      jobs.push_back(world.cells[c].jobs);
      world.firms.for_each_firm(CellRow(c), [&](std::size_t row) {
        local_sales[c] += world.firms.local_sales[row];
        outside_sales[c] += world.firms.outside_sales[row];
        outside_base[c] += outside_base_of(world, row);
      });
    }
  }
};

// Own firms by cell, largest first.
std::vector<std::vector<OwnFirm const*>> by_cell(Economy const& economy) {
  std::map<CellName, std::size_t> cells;
  for (std::size_t c = 0; c < economy.cells.size(); ++c) {
    cells.emplace(
        CellName(economy.cells[c].region, economy.cells[c].sector, economy.cells[c].cluster), c);
  }
  std::vector<std::vector<OwnFirm const*>> own(economy.cells.size());
  for (OwnFirm const& firm : economy.facts.own_firms) {
    own[cells.at({firm.region, firm.sector, firm.cluster})].push_back(&firm);
  }
  for (auto& firms : own) {
    std::sort(firms.begin(), firms.end(), [](OwnFirm const* a, OwnFirm const* b) {
      return std::tuple(-a->jobs, to_number(a->id)) < std::tuple(-b->jobs, to_number(b->id));
    });
  }
  return own;
}

void shift_hold_means(World& world, Levels const& before) {
  Levels const now(world);
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    MarketState& market = world.markets[world.economy->cells[c].market.get()];
    double const local = now.local_sales[c] - before.local_sales[c];
    double const base = now.outside_base[c] - before.outside_base[c];
    world.cells[c].local_sales += local;
    world.cells[c].outside_sales += now.outside_sales[c] - before.outside_sales[c];
    world.cells[c].outside_base += base;
    market.demand_mean.shift(local);
    market.outside_mean.shift(base);
    market.jobs_mean.shift(static_cast<double>(now.jobs[c] - before.jobs[c]));
  }
  for (std::size_t m = 0; m < world.markets.size(); ++m) {
    world.markets[m].productivity_mean.shift(now.markets[m].mean_productivity -
                                             before.markets[m].mean_productivity);
    world.markets[m].firms_mean.shift(now.markets[m].firms - before.markets[m].firms);
    for (std::size_t g = 0; g < market_classes; ++g) {
      world.markets[m].class_share_mean[g].shift(now.class_shares[m][g] -
                                                 before.class_shares[m][g]);
    }
  }
  for (std::size_t i = 0; i < world.niches.size(); ++i) {
    world.niches[i].jobs_mean.shift(
        static_cast<double>(now.niches[i].jobs - before.niches[i].jobs));
    world.niches[i].rd_mean.shift(now.niches[i].rd_stock - before.niches[i].rd_stock);
  }
  for (std::size_t k = 0; k < world.clusters.size(); ++k) {
    world.clusters[k].firms_mean.shift(
        static_cast<double>(now.clusters[k].firms - before.clusters[k].firms));
    world.clusters[k].heterogeneity_mean.shift(now.clusters[k].heterogeneity -
                                               before.clusters[k].heterogeneity);
  }
}

}  // namespace

FirmId own_firm_id(std::string_view name) {
  return FirmId{combine(hash_of("own firm"), hash_of(name))};
}

void place_own_firms(World& world) {
  Economy const& economy = *world.economy;
  if (economy.facts.own_firms.empty()) return;
  CLUSTRESS_REQUIRE(world.now == 0 && world.regime == Regime::hold,
                    "own firms are placed at quarter 0 of the hold");
  Levels const before(world);
  auto const own = by_cell(economy);
  OwnFirmPlacement placement(world);
  std::vector<std::uint8_t> touched(economy.facts.clusters.size(), 0);
  for (std::size_t c = 0; c < own.size(); ++c) {
    if (own[c].empty()) continue;
    placement.fill(CellRow(c), own[c]);
    if (economy.cells[c].cluster) touched[economy.cells[c].cluster->get()] = 1;
  }
  placement.mend_links();
  for (std::size_t k = 0; k < touched.size(); ++k) {
    if (touched[k] != 0) placement.settle_members(k, before.clusters[k].member_jobs);
  }
  count_firms(world);
  survey_productivity(world);
  survey_niches(world);
  survey_clusters(world);
  for (std::size_t k = 0; k < world.clusters.size(); ++k) {  // no quarter has passed
    world.clusters[k].growth = before.clusters[k].growth;
    world.clusters[k].phase = before.clusters[k].phase;
  }
  shift_hold_means(world, before);
}

}  // namespace clustress
