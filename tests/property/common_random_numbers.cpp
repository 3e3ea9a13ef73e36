// Common random numbers: worlds that differ in one thing share everything that does not follow from
// it.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cstring>
#include <iterator>
#include <map>
#include <set>

#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// Jobs by firm id.
std::map<std::uint64_t, std::int32_t> jobs_by_id(World const& world) {
  std::map<std::uint64_t, std::int32_t> jobs;
  world.firms.for_each_tile([&](Tile tile) {
    for (std::size_t row = tile.begin; row < tile.begin + tile.size; ++row) {
      jobs[to_number(world.firms.id[row])] = world.firms.jobs[row];
    }
  });
  return jobs;
}

// Ids of the firms of the cell that were founded in this quarter.
std::set<std::uint64_t> born_now(World const& world, std::size_t cell) {
  std::set<std::uint64_t> ids;
  Segment const& s = world.firms.segment(CellRow(cell));
  for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
    if (world.firms.founded[row] == world.now) ids.insert(to_number(world.firms.id[row]));
  }
  return ids;
}

bool one_holds_the_other(std::set<std::uint64_t> const& a, std::set<std::uint64_t> const& b) {
  return std::includes(a.begin(), a.end(), b.begin(), b.end()) ||
         std::includes(b.begin(), b.end(), a.begin(), a.end());
}

// Firms that live in one world only, and firms of both whose jobs differ.
struct Difference {
  std::size_t one_world_only = 0, other_jobs = 0;
  [[nodiscard]] std::size_t firms() const { return one_world_only + other_jobs; }
};

Difference difference(World const& a, World const& b) {
  auto const x = jobs_by_id(a), y = jobs_by_id(b);
  Difference d;
  for (auto const& [id, jobs] : x) {
    auto const found = y.find(id);
    if (found == y.end()) ++d.one_world_only;
    if (found != y.end() && found->second != jobs) ++d.other_jobs;
  }
  for (auto const& [id, jobs] : y) d.one_world_only += x.contains(id) ? 0 : 1;
  return d;
}

// A firm like its last one, in the cell; another id.
void add_firm(World& world, CellRow cell) {
  FirmTable& firms = world.firms;
  std::size_t const row = firms.append(cell);
  for_each_column(static_cast<FirmColumns&>(firms),
                  [&](auto& column) { column[row] = column[row - 1]; });
  firms.id[row] = FirmId{0x1234'5678'9ABC'DEF0};
  firms.jobs[row] = 5;
  world.cell(cell).jobs += 5;
}

}  // namespace

// Seen to fail when the number of firms of the world is part of an address.
TEST_CASE("one more firm in an unconnected region leaves all firms of the other bit-identical",
          "[property]") {
  Scenario scenario = small_scenario(two_region_facts(0, 0));
  scenario.model.network.elsewhere_share = 0.0;       // nobody meets firms of the other region …
  scenario.model.labour_supply.migration_wage = 0.0;  // … or compares its wages
  Arm arm = begin_arm(scenario);
  Economy const& economy = *arm.world.economy;
  Arm with_firm = arm;
  std::size_t halle = 0;
  while (economy.cells[halle].region != RegionRow(1)) ++halle;
  add_firm(with_firm.world, CellRow(halle));
  for (int q = 0; q < 40; ++q) {
    arm.step();
    with_firm.step();
    for (std::size_t c = 0; c < economy.cells.size(); ++c) {
      if (economy.cells[c].region != RegionRow(0)) continue;
      Segment const &a = arm.world.firms.segment(CellRow(c)),
                    &b = with_firm.world.firms.segment(CellRow(c));
      REQUIRE(a.count == b.count);
      bool same = true;
      std::vector<void const*> theirs;
      for_each_column(static_cast<FirmColumns const&>(with_firm.world.firms),
                      [&](auto const& column) { theirs.push_back(column.data() + b.begin); });
      std::size_t k = 0;
      for_each_column(static_cast<FirmColumns const&>(arm.world.firms), [&](auto const& column) {
        same = same &&
               std::memcmp(column.data() + a.begin, theirs[k++], a.count * sizeof(column[0])) == 0;
      });
      INFO("quarter " << arm.world.now << " cell " << c);
      CHECK(same);
    }
    CHECK(same_bits(arm.world.regions[0].spending, with_firm.world.regions[0].spending));
  }
  CHECK_FALSE(same_bits(arm.world.regions[1].spending, with_firm.world.regions[1].spending));
}

TEST_CASE("in connected regions the same firm is felt", "[property]") {
  Arm arm = begin_arm(small_scenario(two_region_facts(0.1, 0.1)));
  Arm with_firm = arm;
  std::size_t halle = 0;
  while (arm.world.economy->cells[halle].region != RegionRow(1)) ++halle;
  add_firm(with_firm.world, CellRow(halle));
  arm.step_until(4);
  with_firm.step_until(4);
  CHECK_FALSE(same_bits(arm.world.regions[0].spending, with_firm.world.regions[0].spending));
}

// With entry that responds neither to demand nor to firms that are there the numbers of entrants
// are equal for ever, and so must be the firms. Seen to fail when an entrant's id counts the firms
// of its cell.
TEST_CASE("the same firms enter in both worlds when rates are equal", "[property]") {
  Scenario scenario = busy_scenario();
  scenario.model.entry.demand_elasticity = scenario.model.entry.augmented =
      scenario.model.entry.spin_off_hazard = scenario.model.cycle.entry_gap = 0.0;
  scenario.model.life_cycle.entry_response = scenario.model.entry.crowding_entry = 0.0;
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  for (std::size_t variant = 1; variant < 4; ++variant) {
    Arm without = begin_arm(scenario, preparation, 0),
        with = begin_arm(scenario, preparation, variant, 1);
    std::size_t entrants = 0;
    for (int q = 0; q < 40; ++q) {
      without.step();
      with.step();
      for (std::size_t c = 0; c < without.world.cells.size(); ++c) {
        auto const born = born_now(without.world, c);
        CHECK(born == born_now(with.world, c));
        entrants += born.size();
      }
    }
    CHECK(entrants > 500);
  }
}

// With entry that responds, a recession has fewer entrants; those it has are the first ones of the
// other world.
TEST_CASE("when rates differ, the entrants of one world are among those of the other",
          "[property]") {
  Scenario const scenario = busy_scenario();
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  Arm calm = begin_arm(scenario, preparation, 0, 0),
      disturbed = begin_arm(scenario, preparation, 0, 1);
  std::size_t more = 0, fewer = 0;
  for (int q = 0; q < 40; ++q) {
    calm.step();
    disturbed.step();
    for (std::size_t c = 0; c < calm.world.cells.size(); ++c) {
      auto const a = born_now(calm.world, c), b = born_now(disturbed.world, c);
      CHECK(one_holds_the_other(a, b));
      more += a.size() > b.size() ? 1 : 0;
      fewer += a.size() < b.size() ? 1 : 0;
    }
  }
  CHECK(more > fewer);  // less demand, fewer entrants
}

// Nudges one firm's productivity in each of 20 worlds of 1,600 firms and steps them 40 quarters.
struct Flips {
  std::size_t worst = 0, sum = 0;  // firms that differ at the end, in the worst run and in all
};
Flips flips_after(double nudge) {
  Scenario const scenario = small_scenario();
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  Flips flips;
  for (std::uint32_t k = 0; k < 20; ++k) {
    Arm arm = begin_arm(scenario, preparation, 0, 0, k % 4);
    Arm nudged = arm;
    Segment const& s = arm.world.firms.segment(CellRow(k % 5));
    nudged.world.firms.productivity[s.begin + (k * 37) % s.count] += nudge;
    arm.step_until(40);
    nudged.step_until(40);
    std::size_t const firms = difference(arm.world, nudged.world).firms();
    flips.worst = std::max(flips.worst, firms);
    flips.sum += firms;
  }
  return flips;
}

// A millionth more productivity moves the firm's sales by some 1e-6 and everybody else's by less; a
// decision flips only where a uniform happens to lie in between. Measured: none in 20 runs.
TEST_CASE("a nudge of one firm by a millionth flips next to no decisions in ten years",
          "[property]") {
  Flips const flips = flips_after(1e-6);
  INFO("worst " << flips.worst << ", together " << flips.sum);
  CHECK(flips.worst <= 2);
  CHECK(flips.sum <= 3);
}

// Five percent more productivity of one firm, fading. Measured: at most 4 firms of 1,600 differ ten
// years later, 8 in 20 runs together (the entrants of one quarter too many or too few among them).
// Decisions that followed each other in a stream of draws would all move once one of them did. Seen
// to fail when the number of firms is part of an address, and when an entrant's id counts the firms
// of its cell. Measured at model version 10: 14, and 31 together.
TEST_CASE("a larger nudge flips decisions here and there, and they do not spread", "[property]") {
  Flips const flips = flips_after(0.05);
  INFO("worst " << flips.worst << ", together " << flips.sum);
  CHECK(flips.sum > 0);
  CHECK(flips.worst <= 20);
  CHECK(flips.sum <= 60);
}

// The larger the nudge the more flips, but they stay with the firm and its rivals: a tenth more
// productivity is felt.
TEST_CASE("a large push of one firm is felt by it and little by others", "[property]") {
  Scenario const scenario = small_scenario();
  Arm arm = begin_arm(scenario);
  Arm pushed = arm;
  Segment const& s = arm.world.firms.segment(CellRow(0));
  auto const largest = static_cast<std::size_t>(
      std::max_element(
          arm.world.firms.jobs.begin() + static_cast<std::ptrdiff_t>(s.begin),
          arm.world.firms.jobs.begin() + static_cast<std::ptrdiff_t>(s.begin + s.count)) -
      arm.world.firms.jobs.begin());
  std::uint64_t const id = to_number(arm.world.firms.id[largest]);
  pushed.world.firms.productivity[largest] += 0.3;
  arm.step_until(8);
  pushed.step_until(8);
  Difference const d = difference(arm.world, pushed.world);
  CHECK(jobs_by_id(pushed.world)[id] != jobs_by_id(arm.world)[id]);
  CHECK(d.firms() > 1);
  CHECK(d.firms() < arm.world.firms.count() / 10);
}
