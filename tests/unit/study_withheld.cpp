// Which entries tables may not show: counted by hand.
#include <clustress/catch.hpp>

#include "sim/study/withheld.hpp"

using namespace clustress;

namespace {

OwnFirm firm(std::size_t region, std::size_t sector, std::optional<std::size_t> cluster,
             std::int32_t jobs, Quarter founded) {
  OwnFirm one;
  one.region = RegionRow(region);
  one.sector = SectorRow(sector);
  if (cluster) one.cluster = ClusterRow(*cluster);
  one.jobs = jobs;
  one.founded = founded;
  return one;
}

// Two regions, three clusters, three sectors.
WorldFacts world_of(std::vector<OwnFirm> firms) {
  WorldFacts world;
  world.regions.resize(2);
  world.clusters.resize(3);
  world.sectors.resize(3);
  world.own_firms = std::move(firms);
  return world;
}

using Places = std::vector<std::size_t>;

}  // namespace

// By hand: one firm in region 1 and three in region 0; clusters 1 and 2 have one firm each and none
// has two, so the four own firms are all hidden together.
TEST_CASE("entries with one or two own firms are withheld, and what would tell of them",
          "[study][withheld]") {
  CHECK(withheld_of(world_of({})).empty());
  WithheldEntries const few =
      withheld_of(world_of({firm(0, 0, 1, 5, -4), firm(0, 0, 2, 60, -60),
                            firm(0, 1, std::nullopt, 7, -60), firm(1, 1, std::nullopt, 300, -60)}));
  CHECK(few.at("region") == Places{0, 1});      // 3 and 1: the second would follow from the total
  CHECK(few.at("sector") == Places{0, 1});      // 2 and 2
  CHECK(few.at("cluster") == Places{1, 2, 3});  // 1 and 1, and 2 in none
  CHECK(few.at("size_class") == Places{0, 2, 3});  // 2, 1, 1: four together
  CHECK(few.at("age_class") == Places{1, 4});      // 1, and 3 that hide it
  CHECK(few.at("wage_third") == Places{0, 1, 2});
  CHECK_FALSE(few.contains("membership"));  // four that are no members
  std::vector<OwnFirm> many;
  for (int k = 0; k < 3; ++k) many.push_back(firm(0, 2, 0, 5, -60));
  WithheldEntries const enough = withheld_of(world_of(many));
  CHECK(enough.size() == 1);  // three stand together in each: the wage thirds alone are not known
  CHECK(enough.contains("wage_third"));
  // Two firms in all hide behind one entry without any: nothing better is to be had.
  WithheldEntries const two = withheld_of(world_of({firm(0, 0, 0, 5, -60), firm(0, 0, 0, 5, -60)}));
  CHECK(two.at("region") == Places{0, 1});
  CHECK(two.at("cluster") == Places{0, 1});
  CHECK(two.at("size_class") == Places{0, 1});
  CHECK(two.at("membership") == Places{0, 1});  // both are no members, as the total tells
}

// Dominance, by hand. Region 0: 86 of 100 jobs are one firm's, which 85 % do not allow; at 85 of
// 100 they do. Region 1 has four firms alike. Hidden together they hold 86 of 500 jobs. Seen to
// fail with the threshold rule alone.
TEST_CASE("an entry of which one own firm has nearly all jobs is withheld", "[study][withheld]") {
  auto const world = [](std::int32_t largest, std::int32_t second, std::int32_t alike) {
    std::vector<OwnFirm> firms{firm(0, 0, 0, largest, -60), firm(0, 0, 0, second, -60),
                               firm(0, 0, 0, 100 - largest - second, -60)};
    for (int k = 0; k < 4; ++k) firms.push_back(firm(1, 1, 1, alike, -60));
    return world_of(std::move(firms));
  };
  CHECK_FALSE(withheld_of(world(85, 5, 100)).contains("region"));
  WithheldEntries const dominated = withheld_of(world(86, 4, 100));
  CHECK(dominated.at("region") == Places{0, 1});  // the second would follow from the total
  CHECK(dominated.at("sector") == Places{0, 1});  // of three, the one without own firms stays
  CHECK(dominated.at("cluster") == Places{0, 1});
  // 86 of 104 jobs in all are 83 %: both together do not tell.
  CHECK(withheld_of(world(86, 4, 1)).at("sector") == Places{0, 1});
  // The total tells of a firm with 960 of 1 000 jobs: one entry more, that with fewest own firms.
  std::vector<OwnFirm> giant{firm(0, 0, 0, 960, -60), firm(0, 0, 0, 5, -60), firm(0, 0, 0, 5, -60)};
  for (int k = 0; k < 3; ++k) giant.push_back(firm(0, 1, 1, 5, -60));
  for (int k = 0; k < 3; ++k) giant.push_back(firm(1, 2, 2, 5, -60));
  WithheldEntries const one = withheld_of(world_of(giant));
  CHECK(one.at("sector") == Places{0, 1});
  CHECK(one.at("region") == Places{0, 1});
}
