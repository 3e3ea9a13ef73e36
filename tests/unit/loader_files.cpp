// Files that name files: extends merges, worlds come from their own file, and what cannot be read
// says so where it is named.
#include <clustress/catch.hpp>

#include "tests/support/scenarios/tiny.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// The world as its own file: the tables without their prefix.
std::string world_file() {
  std::string text = "format = 1\nname = \"tiny\"\n" + tiny_world_body;
  while (text.find("[[world.") != std::string::npos) text = with(text, "[[world.", "[[");
  return text;
}

void check_single_fault(std::vector<Diagnostic> const& faults, std::string const& place,
                        std::string const& message) {
  INFO(shown(faults) << "expected: " << place << " " << message);
  REQUIRE(faults.size() == 1);
  CHECK(to_string(faults[0].location).ends_with(place));
  CHECK(faults[0].message.find(message) != std::string::npos);
}

}  // namespace

TEST_CASE("a world from its own file is the world inline", "[loader]") {
  ScratchDirectory const scratch;
  scratch.write("worlds/tiny.toml", world_file());
  auto const path = scratch.write("library/tiny.toml",
                                  tiny_head + "world = \"../worlds/tiny.toml\"\n" + tiny_variants);
  CHECK(load_scenario(path.string()).effective_toml == load_scenario_text(tiny).effective_toml);
}

TEST_CASE("extends merges tables key by key and lists by name", "[loader]") {
  ScratchDirectory const scratch;
  scratch.write("worlds/tiny.toml", world_file());
  scratch.write("base/base.toml", "world = \"../worlds/tiny.toml\"\n" + tiny_head + tiny_variants +
                                      "[simulation]\nseed = 7\nhorizon_quarters = "
                                      "24\n[model.market]\nsales_elasticity = 0.05\n");
  auto const path = scratch.write("child.toml", R"(format = 1
extends = "base/base.toml"
[simulation]
horizon_quarters = 30
[[variant]]
name = "lottery vouchers"
[[variant.instrument]]
kind = "innovation_voucher"
budget_keur = 500
selection = "lottery"
[[variant]]
name = "broad vouchers"
financed_inside_share = 0.5
[[variant.instrument]]
kind = "innovation_voucher"
budget_keur = 2000
)");
  auto const scenario = load_scenario(path.string());
  CHECK(scenario.title == "Tiny");
  CHECK(scenario.simulation.seed == 7);
  CHECK(scenario.simulation.horizon_quarters == 30);
  CHECK(scenario.model.market.sales_elasticity == 0.05);
  REQUIRE(scenario.variants.size() == 6);  // none, the base's, the new one, three references
  Variant const& broad = scenario.variants[1];
  CHECK(broad.name == "broad vouchers");
  CHECK(broad.financed_inside_share == 0.5);
  CHECK(broad.regions == std::vector<std::string>{"Leipzig"});
  REQUIRE(broad.instruments.size() == 1);
  CHECK(broad.instruments[0]->terms().budget_keur == 2000.0);
  CHECK(scenario.variants[2].name == "lottery vouchers");
  CHECK(scenario.variants[2].instruments.at(0)->terms().selection == Selection::lottery);
}

TEST_CASE("a world may extend a world, and a source covers only its own file", "[loader]") {
  ScratchDirectory const scratch;
  scratch.write("base.toml", world_file());
  auto const world = [&](std::string const& changes) {
    scratch.write(
        "world.toml",
        "format = 1\nextends = \"base.toml\"\n[[region]]\nname = \"Leipzig\"\n" + changes);
    return scratch.write("s.toml", "world = \"world.toml\"\n" + tiny_head + tiny_variants);
  };
  auto const path = world("employed_persons = { value = 5000, source = \"other\" }\n");
  auto const scenario = load_scenario(path.string());
  CHECK(scenario.world.regions.at(0).employed_persons == 5000.0);
  CHECK(scenario.world.regions[0].sector_share.size() == 2);
  world("employed_persons = 5000\n");
  check_single_fault(faults_in_file(path), "world.toml:5:20", "has no source");
  auto const inline_world = scratch.write("inline.toml", tiny_head + tiny_variants + R"([world]
extends = "base.toml"
[[world.region]]
name = "Leipzig"
employed_persons = { value = 7000, source = "other" }
)");
  CHECK(load_scenario(inline_world.string()).world.regions.at(0).employed_persons == 7000.0);
}

TEST_CASE("files that cannot be read are faults where they are named", "[loader]") {
  ScratchDirectory const scratch;
  auto const path = scratch.write("s.toml", "format = 1\nextends = \"missing.toml\"\n");
  check_single_fault(faults_in_file(path), "s.toml:2:11", "there is no such file");
  scratch.write("s.toml", "format = 1\nextends = 3\n" + tiny_world);
  check_single_fault(faults_in_file(path), "s.toml:2:11", "Give the path of one file");
  scratch.write("s.toml", "format = 1\nextends = \"" + std::string(4097, 'x') + "\"\n");
  check_single_fault(faults_in_file(path), "s.toml:2:11", "extends must have 1 to 4096 characters");
  scratch.write("s.toml", "format = 1\nworld = \"\"\n");
  check_single_fault(faults_in_file(path), "s.toml:2:9", "world must have 1 to 4096 characters");
  scratch.write("s.toml", "format = 1\nextends = \"s.toml\"\n");
  check_single_fault(faults_in_file(path), "s.toml:2:11", "s.toml → s.toml");
  scratch.write("a.toml", "format = 1\nextends = \"b.toml\"\n");
  scratch.write("b.toml", "format = 1\nextends = \"./a.toml\"\n");
  check_single_fault(faults_in_file(scratch.path() / "a.toml"), "b.toml:2:11",
                     "a.toml → b.toml → a.toml");
  check_single_fault(faults_in_file(scratch.path() / "none.toml"), "none.toml",
                     "there is no such file");
  check_single_fault(faults_in_file(scratch.path()), scratch.path().filename().string(),
                     "is a directory");
  check_single_fault(faults_in_file("/dev/zero"), "/dev/zero", "not a regular file");
}

TEST_CASE("a missing world does not hide the other faults, nor cause false ones", "[loader]") {
  ScratchDirectory const scratch;
  auto const path =
      scratch.write("s.toml", "world = \"w.toml\"\n" +
                                  with(tiny_head + tiny_variants, "budget_keur", "budjet_keur"));
  auto const faults = faults_in_file(path, {"world.region.Leipzig.employed_persons=5"});
  INFO(shown(faults));
  // the world, the unknown key, the missing budget; not the region "Leipzig"
  REQUIRE(faults.size() == 3);
  CHECK(faults[0].message.find("w.toml\": there is no such file") != std::string::npos);
}

TEST_CASE("faults name the file in which they stand", "[loader]") {
  ScratchDirectory const scratch;
  scratch.write("w.toml", with(world_file(), "outside_share = 0.6", "outside_share = 6"));
  scratch.write("base.toml",
                "world = \"w.toml\"\n" + with(tiny_head, "title", "titel") + tiny_variants);
  auto const path =
      scratch.write("s.toml", "format = 1\nextends = \"base.toml\"\n[simulation]\nseed = \"x\"\n");
  auto const faults = faults_in_file(path);
  INFO(shown(faults));
  REQUIRE(faults.size() == 3);
  CHECK(to_string(faults[0].location).ends_with("base.toml:3:1"));
  CHECK(to_string(faults[1].location).ends_with("s.toml:4:8"));
  CHECK(to_string(faults[2].location).ends_with("w.toml:8:17"));
}

TEST_CASE("the example of the documentation loads", "[loader]") {
  std::ifstream stream(CLUSTRESS_SOURCE_DIR "/docs/scenario_format.md");
  std::string const page((std::istreambuf_iterator<char>(stream)),
                         std::istreambuf_iterator<char>());
  ScratchDirectory const scratch;
  std::size_t at = 0;
  for (std::string const name :
       {"library/vouchers.toml", "library/base.toml", "worlds/leipzig.toml"}) {
    std::string const fence = "```toml\n";
    at = page.find(fence, at) + fence.size();
    std::size_t const end = page.find("```", at);
    REQUIRE(end != std::string::npos);
    scratch.write(name, page.substr(at, end - at));
    at = end + 3;
  }
  auto const path = scratch.path() / "library/vouchers.toml";
  REQUIRE(shown(faults_in_file(path)) == "");
  auto const scenario = load_scenario(path.string());
  CHECK(scenario.simulation.burn_in_quarters == 24);
  // none, the one written, its two channel runs, three references
  CHECK(scenario.variants.size() == 7);
  CHECK(scenario.stresses.size() == 3);
  CHECK(scenario.stresses[2].kind == "combined");
}

TEST_CASE("a world or a result given in place of a scenario is called what it is", "[loader]") {
  ScratchDirectory const scratch;
  auto const fault_of_file = [&](std::string const& text) {
    std::ofstream(scratch.path() / "file") << text;
    try {
      load_scenario((scratch.path() / "file").string());
    } catch (ScenarioError const& error) {
      CHECK(error.faults().size() == 1);
      return std::string(error.what());
    }
    return std::string();
  };
  CHECK(fault_of_file("format = 1\nname = \"W\"\n[[sector]]\nname = \"all\"\n")
            .find("this is a world file") != std::string::npos);
  CHECK(fault_of_file("\x89HDF\r\n\x1a\n").find("this is a result file") != std::string::npos);
}

// The same word to the eye, with the dots of the ü as a character of their own.
TEST_CASE("a name that only looks like one of the world says why", "[loader]") {
  try {
    load_scenario_text(with(tiny, "regions = [\"Leipzig\"]", "regions = [\"Lu\u0308neburg\"]"));
    FAIL("nothing was thrown");
  } catch (ScenarioError const& error) {
    CHECK(std::string(error.what()).find("An accent stands apart") != std::string::npos);
  }
}
