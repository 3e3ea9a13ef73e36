// Worlds: every number carries its source or is assumed with a range, and the loader keeps a note
// of each.
#include <algorithm>
#include <clustress/catch.hpp>

#include "tests/support/scenarios/tiny.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

FactNote const& note(Scenario const& scenario, std::string const& path) {
  auto const& notes = scenario.world.notes;
  auto const found =
      std::find_if(notes.begin(), notes.end(), [&](FactNote const& n) { return n.path == path; });
  REQUIRE(found != notes.end());
  return *found;
}

void check_fault(std::string const& from, std::string const& to, std::string const& at,
                 std::string const& message) {
  std::string const text = with(tiny, from, to);
  auto const faults = faults_in(text);
  INFO("change " << from << " -> " << to << "\nexpected at " << place_of(text, at) << ": "
                 << message << "\nfaults:\n"
                 << shown(faults));
  CHECK(std::any_of(faults.begin(), faults.end(), [&](Diagnostic const& fault) {
    return to_string(fault.location) == place_of(text, at) &&
           fault.message.find(message) != std::string::npos;
  }));
}

}  // namespace

TEST_CASE("the facts are read as they stand", "[loader]") {
  auto const world = load_scenario_text(tiny).world;
  REQUIRE(world.sectors.size() == 2);
  CHECK(world.name == "tiny");
  CHECK(world.sectors[0].outside_share == 0.6);
  CHECK(world.regions.at(0).employed_persons == 3000.0);
  CHECK(world.regions[0].unemployment_rate == 0.09);
  CHECK(world.regions[0].sector_share == NamedNumbers{{"industry", 0.3}, {"services", 0.5}});
  CHECK(world.clusters.at(0).sector_weight == NamedNumbers{{"industry", 1.0}});
}

TEST_CASE("each number has a note of its source", "[loader]") {
  auto const scenario = load_scenario_text(tiny);
  CHECK(note(scenario, "region.Leipzig.employed_persons").source == "test");
  CHECK(note(scenario, "region.Leipzig.sector_share.industry").source == "test");
  CHECK(note(scenario, "region.Leipzig.sector_share.services").source == "derived");
  FactNote const& assumed = note(scenario, "region.Leipzig.unemployment_rate");
  CHECK(assumed.assumed);
  CHECK(assumed.range.low == 0.05);
  CHECK(assumed.range.high == 0.12);
  CHECK(note(scenario, "sector.services.cyclicality")
            .assumed);  // left out of the file: an assumption of the program
}

TEST_CASE("a number without source, or assumed wrongly, is a fault", "[loader]") {
  check_fault("nuts = \"DED5\"\nsource = \"test\"", "nuts = \"DED5\"", "3000", "has no source");
  check_fault("nuts = \"DED5\"\nsource = \"test\"", "nuts = \"DED5\"", "0.3,",
              "region.Leipzig.sector_share.industry = 0.3 has no source");
  check_fault(", range = [0.05, 0.12]", "", "{ value = 0.09", "assumed without a range");
  check_fault("assumed = true, ", "", "{ value = 0.09", "a range without assumed = true");
  check_fault("assumed = true", "assumed = 1", "1, range", "not true or false");
  check_fault("value = 0.09", "value = 0.2", "0.2, assumed", "outside its own range [0.05, 0.12]");
  // Seen to fail: "must be a list of two numbers", which it is.
  check_fault("[0.05, 0.12]", "[0.12, 0.05]", "[0.12, 0.05]", "Write [0.05, 0.12]");
  check_fault("[0.05, 0.12]", "[0.05]", "[0.05]", "a list of two numbers");
  check_fault("[0.05, 0.12]", "[nan, 0.12]", "[nan", "a list of two numbers");
  check_fault("value = 0.09", "value = \"x\"", "\"x\"", "not a number");
  check_fault("value = 0.09, ", "", "{ assumed", "no value");
  check_fault(", source = \"derived\"", "", "{ value = 0.5 }", "neither source nor assumed");
  check_fault("source = \"derived\"", "sourse = \"derived\"", "sourse", "Did you mean \"source\"?");
  check_fault("source = \"derived\"", "source = \"\"", "\"\" }", "1 to 1000 characters");
  check_fault("nuts = \"DED5\"\nsource = \"test\"", "nuts = \"DED5\"\nsource = 3", "3\nemployed",
              "1 to 1000 characters");
  check_fault("employed_persons = 3000", "employed_persons = \"many\"", "\"many\"", "is a text");
  check_fault("employed_persons = 3000", "employed_persons = -3000", "-3000", "outside [");
}

TEST_CASE("names and keys of the world are checked where they stand", "[loader]") {
  check_fault("employed_persons = 3000", "employed_person = 3000", "employed_person ",
              "Did you mean \"employed_persons\"?");
  check_fault("employed_persons = 3000", "", "[[world.region]]", "no employed_persons");
  check_fault("{ industry = 0.3", "{ industri = 0.3", "industri ",
              "region.Leipzig.sector_share: unknown sector");
  check_fault("fixed_block_share = 0.2",
              "fixed_block_share = 0.2\ncommuters_share = { Hall = 0.1 }", "Hall",
              "unknown region");
  check_fault("region = \"Leipzig\"", "region = \"Leipzg\"", "[[world.cluster]]",
              "Did you mean \"Leipzig\"?");
  check_fault("fixed_block_share = 0.2", "fixed_block_share = 0.1", "[[world.region]]", "not 1");
  check_fault("name = \"services\"", "name = \"industry\"",
              "\"industry\"\nsource = \"test\"\n[[world.region", "taken already");
  check_fault("name = \"tiny\"", "nam = \"tiny\"", "nam ", "Did you mean \"name\"?");
  CHECK(shown(faults_in(tiny_head + tiny_variants)).find("no world. Add world =") !=
        std::string::npos);
  CHECK(shown(faults_in("world = 3\n" + tiny_head)).find("world is an integer. Give the path") !=
        std::string::npos);
}
