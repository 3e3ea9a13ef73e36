// Own firms in the base quarter: precisely those firms, inside the totals that the world holds
// without them.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>
#include <set>

#include "sim/behaviour/size_classes.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;
using Catch::Matchers::WithinRel;

namespace {

constexpr ClusterRow biotech{0};

OwnFirm firm(std::uint64_t id, SectorRow sector, std::int32_t jobs,
             std::optional<ClusterRow> cluster = {}, bool is_member = false) {
  OwnFirm one;
  one.id = FirmId{id};
  one.sector = sector;
  one.jobs = jobs;
  one.cluster = cluster;
  one.member = is_member;
  one.founded = -40;
  return one;
}

// Sectors of the small world: industry, services, health; declared in the cluster: 720 and 480
// jobs.
std::vector<OwnFirm> some_firms() {
  std::vector<OwnFirm> own{firm(1, SectorRow(0), 300, biotech, true),
                           firm(2, SectorRow(0), 7, biotech),
                           firm(3, SectorRow(2), 25, biotech, true), firm(4, SectorRow(1), 900),
                           firm(5, SectorRow(1), 1)};
  own[1].founded = -3;
  own[1].exporter = true;
  own[2].rd_keur = 120.0;
  return own;
}

World base_world(std::vector<OwnFirm> own) {
  WorldFacts facts = small_facts();
  facts.own_firms = std::move(own);
  return begin_arm(small_scenario(std::move(facts))).world;
}

struct Found {
  CellRow cell;
  std::size_t row = FirmTable::npos;
};

Found find(World const& world, FirmId id) {
  for (std::size_t c = 0; c < world.firms.cells(); ++c) {
    if (auto const row = world.firms.find(CellRow(c), id); row != FirmTable::npos)
      return {CellRow(c), row};
  }
  return {};
}

std::int64_t jobs_of(World const& world, CellRow cell) {
  Segment const& s = world.firms.segment(cell);
  std::int64_t jobs = 0;
  for (std::size_t row = s.begin; row < s.begin + s.count; ++row) jobs += world.firms.jobs[row];
  return jobs;
}

std::int64_t member_jobs(World const& world) {
  std::int64_t jobs = 0;
  for (std::size_t const c : world.economy->cluster_cells[0]) {
    Segment const& s = world.firms.segment(CellRow(c));
    for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
      if (world.firms.standing[row].has(Standing::member)) jobs += world.firms.jobs[row];
    }
  }
  return jobs;
}

std::size_t industry_in_biotech(World const& world) {
  auto const& cells = world.economy->cells;
  auto const at = std::find_if(cells.begin(), cells.end(), [](Cell const& cell) {
    return cell.sector == SectorRow(0) && cell.cluster == biotech;
  });
  return static_cast<std::size_t>(at - cells.begin());
}

}  // namespace

TEST_CASE("own firms are there as given, once each", "[analytic]") {
  auto const own = some_firms();
  World const world = base_world(own);
  REQUIRE(world.now == 0);
  for (OwnFirm const& one : own) {
    CAPTURE(to_number(one.id));
    Found const found = find(world, one.id);
    REQUIRE(found.row != FirmTable::npos);
    Cell const& cell = world.economy->cell(found.cell);
    CHECK(cell.sector == one.sector);
    CHECK(cell.cluster == one.cluster);
    CHECK(world.firms.jobs[found.row] == one.jobs);
    CHECK(world.firms.founded[found.row] == one.founded);
    CHECK((world.firms.standing[found.row].has(Standing::member)) == one.member);
  }
  CHECK(world.firms.standing[find(world, FirmId{2}).row].has(Standing::exporter));
  // Perpetual inventory at rest: δ R = spending of a quarter.
  double const stock = static_cast<double>(world.firms.rd_stock[find(world, FirmId{3}).row]);
  CHECK_THAT(stock * world.economy->parameters.research.depreciation, WithinRel(30.0, 1e-5));
  std::set<std::uint64_t> ids;
  std::size_t firms = 0;
  for (std::size_t c = 0; c < world.firms.cells(); ++c) {
    Segment const& s = world.firms.segment(CellRow(c));
    for (std::size_t row = s.begin; row < s.begin + s.count; ++row)
      ids.insert(to_number(world.firms.id[row]));
    firms += s.count;
  }
  CHECK(ids.size() == firms);
}

TEST_CASE("cells keep their jobs and the cluster about its member jobs", "[analytic]") {
  World const with = base_world(some_firms()), without = base_world({});
  for (std::size_t c = 0; c < with.cells.size(); ++c) {
    CAPTURE(c);
    CHECK(with.cells[c].jobs == without.cells[c].jobs);
    CHECK(jobs_of(with, CellRow(c)) == with.cells[c].jobs);
  }
  CHECK(with.clusters[0].jobs == without.clusters[0].jobs);
  CHECK(with.clusters[0].member_jobs == member_jobs(with));
  // 325 jobs of own members are more than the 120 or so of the fact: no simulated member is left.
  CHECK(with.clusters[0].member_jobs == 325);
  CHECK(with.clusters[0].members == 2);
  // With one small member the others make it up to within the smallest of those who could still
  // join.
  World const small = base_world({firm(1, SectorRow(0), 3, biotech, true)});
  CHECK(std::abs(small.clusters[0].member_jobs - without.clusters[0].member_jobs) <= 2);
}

TEST_CASE("a cell that own firms fill has none but them", "[analytic]") {
  std::vector<OwnFirm> own;
  for (std::uint64_t k = 0; k < 24; ++k)
    own.push_back(firm(100 + k, SectorRow(0), 30, biotech));  // 720, all that is declared
  World const world = base_world(own);
  std::size_t const c = industry_in_biotech(world);
  std::int64_t const held = base_world({}).cells[c].jobs;
  CHECK(world.cells[c].jobs == std::max<std::int64_t>(720, held));
  std::size_t simulated = 0;
  Segment const& s = world.firms.segment(CellRow(c));
  for (std::size_t row = s.begin; row < s.begin + s.count; ++row)
    simulated += to_number(world.firms.id[row]) > 200 ? 1 : 0;
  CHECK((simulated == 0) == (held <= 720));
}

TEST_CASE("more own firms than simulated ones find room, and one simulated firm keeps the rest",
          "[analytic]") {
  std::vector<OwnFirm> own;
  for (std::uint64_t k = 0; k < 600; ++k) own.push_back(firm(1000 + k, SectorRow(0), 1, biotech));
  World const world = base_world(own), without = base_world({});
  std::size_t const c = industry_in_biotech(world);
  REQUIRE(without.firms.segment(CellRow(c)).count < 600);
  CHECK(world.firms.segment(CellRow(c)).count == 601);
  CHECK(world.cells[c].jobs == without.cells[c].jobs);
  CHECK(jobs_of(world, CellRow(c)) == without.cells[c].jobs);
}

TEST_CASE("links lead to living firms and are in order", "[analytic]") {
  World const world = base_world(some_firms());
  REQUIRE(!world.links.empty());
  CHECK(std::is_sorted(world.links.begin(), world.links.end(), in_list_order));
  for (Link const& link : world.links) {
    CHECK(world.firms.find(link.first_cell, link.first) != FirmTable::npos);
    CHECK(world.firms.find(link.second_cell, link.second) != FirmTable::npos);
  }
}

// What the released world is measured against moves with what is measured: a cluster of a few large
// firms is not in decline.
TEST_CASE("the base year of clusters and niches is that of the world with own firms",
          "[analytic]") {
  World const with = base_world(some_firms()), without = base_world({});
  for (std::size_t i = 0; i < with.niches.size(); ++i) {
    double const moved = with.niches[i].base_jobs - without.niches[i].base_jobs;
    CHECK(std::abs(moved - static_cast<double>(with.niches[i].jobs - without.niches[i].jobs)) <
          1e-9);
  }
  double const firms_moved = with.clusters[0].base_firms - without.clusters[0].base_firms;
  CHECK(std::abs(firms_moved -
                 static_cast<double>(with.clusters[0].firms - without.clusters[0].firms)) < 1e-9);
  CHECK(with.clusters[0].firms < without.clusters[0].firms);
  CHECK(with.clusters[0].growth == without.clusters[0].growth);
}

// Seen to fail with a base number of firms that stays.
TEST_CASE("a market's base number of firms is that of the world with own firms", "[analytic]") {
  World const with = base_world(some_firms()), without = base_world({});
  double moved = 0;
  for (std::size_t m = 0; m < with.markets.size(); ++m) {
    double const base = with.markets[m].base_firms - without.markets[m].base_firms;
    CHECK(std::abs(base - (with.markets[m].firms - without.markets[m].firms)) < 1e-9);
    moved += std::abs(base);
  }
  CHECK(moved > 0);
}

// A market whose large firms are the user's own has their share as its base year's, and does not
// hand it to others after release. Seen to fail with base shares that stay.
TEST_CASE("the base shares of size classes are those of the world with own firms", "[analytic]") {
  World const with = base_world(some_firms()), without = base_world({});
  auto const now = local_class_shares(with), before = local_class_shares(without);
  double moved = 0;
  for (std::size_t m = 0; m < with.markets.size(); ++m) {
    for (std::size_t g = 0; g < market_classes; ++g) {
      double const base =
          with.markets[m].base_class_share[g] - without.markets[m].base_class_share[g];
      CHECK(std::abs(base - (now[m][g] - before[m][g])) < 1e-9);
      moved += std::abs(base);
    }
  }
  CHECK(moved > 0.05);
}

TEST_CASE("jobs that own firms have do not melt away at once", "[analytic]") {
  Scenario scenario = small_scenario();
  scenario.world.own_firms = some_firms();
  Arm with = begin_arm(scenario), without = begin_arm(small_scenario());
  with.step_until(4);
  without.step_until(4);
  std::int64_t jobs_with = 0, jobs_without = 0;
  for (std::size_t c = 0; c < with.world.cells.size(); ++c) {
    jobs_with += with.world.cells[c].jobs;
    jobs_without += without.world.cells[c].jobs;
  }
  CAPTURE(jobs_with, jobs_without);
  CHECK(std::abs(static_cast<double>(jobs_with - jobs_without)) <
        0.03 * static_cast<double>(jobs_without));
}

TEST_CASE("own firms give the same bits in any order and on any number of threads",
          "[analytic][threads]") {
  Scenario scenario = busy_scenario();
  scenario.world.own_firms = some_firms();
  Scenario reversed = scenario;
  std::reverse(reversed.world.own_firms.begin(), reversed.world.own_firms.end());
  Run const one = run(scenario, 3, 1), two = run(reversed, 3, 2), none = run(busy_scenario(), 3, 1);
  for (std::size_t r = 0; r < 3; ++r) {
    CHECK(same_bits(one.outcomes[r].values, two.outcomes[r].values));
    CHECK_FALSE(same_bits(one.outcomes[r].values, none.outcomes[r].values));
  }
}
