// Facts of a world: each fault fires, with the path of what is wrong; sound facts have none.
#include <clustress/catch.hpp>
#include <functional>

#include "sim/world/facts.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// Exactly one fault, at the path, with the words.
void check_fault(std::function<void(WorldFacts&)> const& change, std::string const& path,
                 std::string const& words) {
  WorldFacts facts = two_region_facts();
  change(facts);
  std::vector<std::string> const faults = faults_of(facts);
  INFO("expected " << path << ": " << words);
  for (std::string const& fault : faults) UNSCOPED_INFO("fault " << fault);
  REQUIRE(faults.size() == 1);
  CHECK(faults.front().rfind(path + ": ", 0) == 0);
  CHECK(faults.front().find(words) != std::string::npos);
}

}  // namespace

TEST_CASE("sound facts have no faults", "[model]") {
  CHECK(faults_of(small_facts()).empty());
  CHECK(faults_of(two_region_facts()).empty());
  CHECK(faults_of(two_region_facts(0, 0)).empty());
}

TEST_CASE("an empty world is a fault", "[model]") {
  CHECK(faults_of(WorldFacts{}).size() == 2);
  WorldFacts no_sector;
  no_sector.regions.resize(1);
  no_sector.regions[0].fixed_block_share = 1.0;
  REQUIRE(faults_of(no_sector).size() == 1);
  CHECK(faults_of(no_sector)[0].find("no sector") != std::string::npos);
}

TEST_CASE("names that are not there are faults, with the nearest name", "[model]") {
  check_fault([](WorldFacts& f) { f.regions[1].sector_share[0].first = "industri"; },
              "region.Halle.sector_share", "\"industry\"");
  check_fault(
      [](WorldFacts& f) {
        f.regions[0].commuters_share = {{"Hale", 0.1}};
      },
      "region.Leipzig.commuters_share", "\"Halle\"");
  check_fault(
      [](WorldFacts& f) {
        f.regions[0].purchases_share = {{"Hale", 0.1}};
      },
      "region.Leipzig.purchases_share", "\"Halle\"");
  check_fault([](WorldFacts& f) { f.clusters[0].region = "Leipzg"; }, "cluster.Biotech",
              "\"Leipzig\"");
  check_fault([](WorldFacts& f) { f.clusters[0].sector_weight[1].first = "helth"; },
              "cluster.Biotech.sector_weight", "\"health\"");
}

TEST_CASE("shares that do not add up to one are faults, with their sum", "[model]") {
  check_fault([](WorldFacts& f) { f.regions[0].fixed_block_share = 0.16; }, "region.Leipzig",
              "1.01, not 1");
  check_fault([](WorldFacts& f) { f.regions[1].sector_share[2].second = 0.1; }, "region.Halle",
              "0.9, not 1");
  check_fault([](WorldFacts& f) { f.clusters[0].sector_weight[0].second = 0.5; }, "cluster.Biotech",
              "0.9, not 1");
  WorldFacts nearly = small_facts();
  nearly.regions[0].fixed_block_share += 0.9e-6;
  CHECK(faults_of(nearly).empty());
}

TEST_CASE("a region gives others at most nine tenths and is not its own other region", "[model]") {
  check_fault(
      [](WorldFacts& f) {
        f.regions[0].commuters_share = {{"Halle", 0.91}};
      },
      "region.Leipzig", "more than 0.9");
  check_fault(
      [](WorldFacts& f) {
        f.regions[1].purchases_share = {{"Leipzig", 0.91}};
      },
      "region.Halle", "more than 0.9");
  check_fault(
      [](WorldFacts& f) {
        f.regions[0].commuters_share = {{"Leipzig", 0.1}};
      },
      "region.Leipzig", "among its own");
  check_fault(
      [](WorldFacts& f) {
        f.regions[1].purchases_share = {{"Halle", 0.1}};
      },
      "region.Halle", "among its own");
}

// Leipzig has 2,000 jobs in industry and in health; the cluster claims 60 % of its jobs in
// industry, 40 % in health.
TEST_CASE("short-time work without staff that is kept is a fault", "[model]") {
  check_fault([](WorldFacts& f) { f.regions[1].hoarding = 0.0, f.regions[1].short_time = 0.5; },
              "region.Halle", "Give hoarding above 0, or remove short_time");
  WorldFacts flexible = two_region_facts();
  for (RegionFacts& region : flexible.regions) region.hoarding = 0.0;
  CHECK(faults_of(flexible).empty());
}

TEST_CASE("clusters have room in their region's sectors", "[model]") {
  check_fault([](WorldFacts& f) { f.clusters[0].jobs = 3400; }, "region.Leipzig",
              "2040 jobs in industry, which has 2000");
  check_fault([](WorldFacts& f) { f.clusters.push_back(f.clusters[0]), f.clusters[1].jobs = 2200; },
              "region.Leipzig", "2040 jobs in industry");
  WorldFacts full = small_facts();
  full.clusters[0].jobs = 3330;
  CHECK(faults_of(full).empty());
}
