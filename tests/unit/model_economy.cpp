// The cells of an economy add up to the declared jobs, and tables derived from parameters follow
// their formulas.
#include <clustress/catch.hpp>
#include <cmath>
#include <map>
#include <set>

#include "sim/world/economy.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

// Seen to fail when the cluster's jobs are not taken out of the rest of the sector.
TEST_CASE("cells add up to the declared jobs by region and sector, and by cluster", "[model]") {
  Economy const economy(two_region_facts(), {});
  std::map<std::pair<std::size_t, std::size_t>, double> by_region_sector;
  double biotech = 0, all = 0;
  for (Cell const& cell : economy.cells) {
    CHECK(cell.target_jobs > 0);
    by_region_sector[{cell.region.get(), cell.sector.get()}] += cell.target_jobs;
    if (cell.cluster) biotech += cell.target_jobs;
    all += cell.target_jobs;
  }
  REQUIRE(by_region_sector.size() == 6);
  CHECK(by_region_sector[{0, 0}] == Approx(2000));
  CHECK(by_region_sector[{0, 1}] == Approx(4500));
  CHECK(by_region_sector[{0, 2}] == Approx(2000));
  CHECK(by_region_sector[{1, 1}] == Approx(2700));
  CHECK(biotech == Approx(1200));
  CHECK(all == Approx(0.85 * 16'000));
  CHECK(economy.regions[0].fixed_jobs + by_region_sector[{0, 0}] + by_region_sector[{0, 1}] +
            by_region_sector[{0, 2}] ==
        Approx(economy.facts.regions[0].employed_persons));
}

TEST_CASE(
    "each market holds its cells side by side, each cell is in one market and has a key of its own",
    "[model]") {
  Economy const economy(two_region_facts(), {});
  REQUIRE(economy.markets.size() == 6);
  std::size_t next = 0;
  std::set<std::uint64_t> keys;
  for (std::size_t m = 0; m < economy.markets.size(); ++m) {
    Market const& market = economy.markets[m];
    CHECK(market.cell_begin == next);
    next = market.cell_end;
    for (std::size_t c = market.cell_begin; c < market.cell_end; ++c) {
      CHECK(economy.cells[c].market == MarketRow(m));
      CHECK(economy.cells[c].region == market.region);
      CHECK(economy.cells[c].sector == market.sector);
      keys.insert(economy.cells[c].key);
    }
  }
  CHECK(next == economy.cells.size());
  CHECK(keys.size() == economy.cells.size());
}

// A cell's key makes its firms' ids: another region or cluster in the file must not change it.
TEST_CASE("a cell has the same key in every world that has the cell", "[model]") {
  Economy const one(small_facts(), {}), two(two_region_facts(), {});
  for (Cell const& cell : one.cells) {
    bool found = false;
    for (Cell const& other : two.cells) found = found || other.key == cell.key;
    CHECK(found);
  }
}

// 10 % of Leipzig's 10,000 jobs are held from Halle and 10 % of Halle's 6,000 from Leipzig: 9,600
// and 6,400 residents at work.
TEST_CASE("the labour force is the residents at work and the unemployed", "[model]") {
  Economy const economy(two_region_facts(), {});
  CHECK(economy.regions[0].labour_force == Approx(9600 / 0.92));
  CHECK(economy.regions[1].labour_force == Approx(6400 / 0.92));
  CHECK(economy.regions[0].base_residents == std::vector<double>{9000.0, 1000.0});
}

TEST_CASE("a cluster without a whole job in a sector has no cell there", "[model]") {
  WorldFacts facts = small_facts();
  facts.clusters[0].jobs = 100;
  facts.clusters[0].sector_weight = {{"industry", 0.995}, {"health", 0.005}};
  Economy const economy(facts, {});
  CHECK(economy.cells.size() == 4);
}

// b = v σ0 L^−β (L/10)^(ω/2), p = p_s (L/10)^−ω, the last two from 10 persons on, and d = −ln(1 + p
// b²/(1−b²)), each by the standard library. Seen to fail with a rarity that begins at one person,
// and with a drift of the arrival of small firms.
TEST_CASE("luck of sales follows its formulas inside and beyond the table", "[model]") {
  MarketParameters m;
  m.shock_rarity = 0.2;
  double const volatility = GENERATE(1.0, 0.7);
  SalesLuckTable const table(m, volatility);
  for (std::int32_t const jobs : {1, 2, 10, 249, 1023, 1024, 100'000}) {
    INFO(jobs << " persons, volatility " << volatility);
    double const rarer = std::pow(std::max(1.0, jobs / 10.0), m.shock_rarity);
    double const p = m.shock_arrival / rarer;
    double const b =
        std::min(m.shock_guard, volatility * m.shock_scale *
                                    std::pow(jobs, -m.shock_size_exponent) * std::sqrt(rarer));
    SalesLuck const luck = table.of(jobs);
    CHECK(luck.scale == Approx(b).epsilon(1e-12));
    CHECK(luck.arrival == Approx(p).epsilon(1e-12));
    CHECK(luck.drift == Approx(-std::log1p(p * b * b / (1 - b * b))).epsilon(1e-12));
  }
  m.shock_scale = 0.9;
  CHECK(SalesLuckTable(m, 1.0).of(1).scale == m.shock_guard);
}

// min(1, (L/L_n)^−β_a), (L/10)^g, L^−η, Σ_k h_k (L/10)^g_k, each by the standard library.
TEST_CASE("what depends on size follows its formulas inside and beyond the table", "[model]") {
  ModelParameters p;
  p.knowledge.noise_size_exponent = 0.15;
  SizeTable const table(p);
  for (std::int32_t const jobs : {1, 2, 10, 249, 4095, 4096, 100'000}) {
    double const size = jobs;
    auto const e = [&](SizeTable::Effect effect) { return table.of(jobs, effect); };
    INFO(jobs);
    double const quieter =
        std::pow(size / p.knowledge.noise_from_jobs, -p.knowledge.noise_size_exponent);
    CHECK(e(&SizeEffects::noise_size) == Approx(std::min(1.0, quieter)).epsilon(1e-13));
    CHECK(e(&SizeEffects::innovation_size) ==
          Approx(std::pow(std::max(size, p.projects.gain_size_least) / 10,
                          p.knowledge.innovation_size_exponent))
              .epsilon(1e-13));
    CHECK(e(&SizeEffects::exit_size) ==
          Approx(std::pow(size, -p.demography.exit_size_exponent)).epsilon(1e-13));
    double ideas = 0;
    for (IdeaParameters const& kind : std::initializer_list<IdeaParameters>{
             p.ideas[ProjectKind::assignment], p.ideas[ProjectKind::research],
             p.ideas[ProjectKind::export_step], p.ideas[ProjectKind::training],
             p.ideas[ProjectKind::hire], p.ideas[ProjectKind::investment]}) {
      ideas += kind.hazard * std::pow(size / 10, kind.size_exponent);
    }
    CHECK(e(&SizeEffects::idea_hazard) == Approx(std::min(1.0, ideas)).epsilon(1e-13));
  }
  p.ideas[ProjectKind::assignment].hazard = 0.9;
  CHECK(SizeTable(p).of(4000, &SizeEffects::idea_hazard) == 1.0);
}

// Step and hazard of innovations end at the same size, so their product stays what it is. Seen to
// fail with a bound that is not in the table.
TEST_CASE("innovations of firms below the least size of evidence are those of that size",
          "[model]") {
  ModelParameters p;
  p.projects.gain_size_least = 4.0;
  SizeTable const table(p);
  double const least = table.of(4, &SizeEffects::innovation_size);
  for (std::int32_t const jobs : {1, 2, 3})
    CHECK(table.of(jobs, &SizeEffects::innovation_size) == least);
  CHECK(table.of(5, &SizeEffects::innovation_size) > least);
  p.projects.gain_size_least = 1.0;
  CHECK(SizeTable(p).of(1, &SizeEffects::innovation_size) < least);
}

TEST_CASE("what depends on age follows its formulas", "[model]") {
  ModelParameters const p;
  Economy const economy(small_facts(), p);
  for (int const age : {0, 1, 20, 255}) {
    double const years = age / 4.0;
    auto const k = static_cast<std::size_t>(age);
    CHECK(economy.ages.young_growth[k] ==
          Approx(p.market.young_growth * std::exp(-years / p.market.young_years)));
    CHECK(economy.ages.exit_age[k] ==
          Approx(p.demography.exit_old + (p.demography.exit_young - p.demography.exit_old) *
                                             std::exp(-years / p.demography.exit_age_years)));
  }
}

// Switched off, forms of luck and noise leave the bits of a world as they are. Seen to fail with a
// rarity that is multiplied in as a rounded power.
TEST_CASE("without rarity and without a slope of noise size changes no bit of either", "[model]") {
  ModelParameters p;
  p.market.shock_rarity = p.market.shock_size_exponent = p.knowledge.noise_size_exponent = 0.0;
  SalesLuckTable const luck(p.market, 1.0);
  SizeTable const sizes(p);
  for (std::int32_t const jobs : {1, 7, 10, 33, 999, 5000}) {
    CHECK(luck.of(jobs).scale == p.market.shock_scale);
    CHECK(luck.of(jobs).arrival == p.market.shock_arrival);
    CHECK(sizes.of(jobs, &SizeEffects::noise_size) == 1.0);
  }
}
