#include "sim/engine/preparation.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>

#include "sim/core/contracts.hpp"
#include "sim/core/digest.hpp"
#include "sim/core/version.hpp"
#include "sim/engine/layout.hpp"
#include "sim/model/start_of_world.hpp"
#include "sim/programme/instrument.hpp"
#include "sim/random/hash.hpp"

namespace clustress {
namespace {

constexpr std::uint64_t spin_up_stream = std::uint64_t{1} << 40;  // beyond any replicate

bool named(std::vector<std::string> const& names, std::string const& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Makes that many in parallel; `make` gets number, draws and scratch.
template <class Make>
std::vector<World> populations_of(Scenario const& scenario, std::size_t number,
                                  StopFlag const& stop, Make const& make) {
  std::vector<World> populations(number);
  tbb::parallel_for(std::size_t{0}, number, [&](std::size_t k) {
    if (stop) return;
    Workspace workspace;
    populations[k] = make(k, RandomField(scenario.simulation.seed, spin_up_stream + k), workspace);
  });
  if (stop) throw Stopped{};
  return populations;
}

void set_populations(Preparation& preparation, std::vector<World> populations) {
  preparation.outside_drifts = outside_drifts(populations);
  preparation.populations = std::make_shared<std::vector<World> const>(std::move(populations));
}

}  // namespace

Programme programme_of(Variant const& variant, Economy const& economy) {
  Programme programme;
  programme.financed_inside_share = variant.financed_inside_share;
  for (std::size_t r = 0; r < economy.facts.regions.size(); ++r) {
    bool const target =
        variant.regions.empty() ? r == 0 : named(variant.regions, economy.facts.regions[r].name);
    if (target) programme.regions.push_back(RegionRow(r));
  }
  for (auto const& instrument : variant.instruments) {
    DeliveryTerms const& terms = instrument->terms();
    Programme::Line line{instrument, hash_of(instrument->kind_name()), {}, {}};
    for (Cell const& cell : economy.cells) {
      bool const in_region = std::find(programme.regions.begin(), programme.regions.end(),
                                       cell.region) != programme.regions.end();
      std::string const& sector = economy.facts.sectors[cell.sector.get()].name;
      bool const in_sector = terms.sectors.empty() || named(terms.sectors, sector);
      bool const in_cluster =
          terms.clusters.empty() ||
          (cell.cluster && named(terms.clusters, economy.facts.clusters[cell.cluster->get()].name));
      line.eligible.push_back(in_region && in_sector && in_cluster ? 1 : 0);
      line.strategic.push_back(named(terms.strategic_sectors, sector) ? 1 : 0);
    }
    programme.lines.push_back(std::move(line));
  }
  return programme;
}

Start start_of(Scenario const& scenario, StopFlag const& stop, PopulationCache const* cache,
               bool keeps) {
  Start start;
  Preparation& p = start.preparation;
  p.economy = std::make_shared<Economy const>(scenario.world, scenario.model);
  std::vector<World> populations;
  if (cache != nullptr) populations = cache->load(p.economy, scenario.population_key);
  if (populations.empty()) {
    populations = populations_of(
        scenario, static_cast<std::size_t>(scenario.simulation.populations), stop,
        [&](std::size_t, RandomField random, Workspace& workspace) {
          return spin_up(p.economy, random, scenario.simulation.spin_up_quarters, workspace);
        });
    start.is_new = true;
    if (cache != nullptr && keeps) cache->store(populations, scenario.population_key);
  }
  set_populations(p, std::move(populations));
  return start;
}

Start warm_start_of(Scenario const& scenario, Preparation const& base, int quarters,
                    StopFlag const& stop) {
  Start start{{}, true};
  Preparation& p = start.preparation;
  p.economy = std::make_shared<Economy const>(scenario.world, scenario.model);
  std::vector<World> const& from = *base.populations;
  set_populations(p, populations_of(scenario, from.size(), stop,
                                    [&](std::size_t k, RandomField random, Workspace& workspace) {
                                      return hold_anew(from[k], p.economy, random, quarters,
                                                       workspace);
                                    }));
  return start;
}

Preparation prepare(Scenario const& scenario, StopFlag const& stop, PopulationCache const* cache) {
  Preparation p = start_of(scenario, stop, cache).preparation;
  set_programmes(p, scenario);
  return p;
}

void set_programmes(Preparation& p, Scenario const& scenario) {
  p.layout = layout_of(scenario);
  p.programmes.clear();
  p.instrument_entries.clear();
  std::vector<std::string> const labels = instrument_labels(scenario);
  for (Variant const& variant : scenario.variants) {
    p.programmes.push_back(programme_of(variant, *p.economy));
    std::vector<std::size_t> entries;
    for (auto const& instrument : variant.instruments) {
      auto const label = std::find(labels.begin(), labels.end(), instrument->terms().name);
      entries.push_back(static_cast<std::size_t>(label - labels.begin()));
    }
    p.instrument_entries.push_back(std::move(entries));
  }
}

}  // namespace clustress
