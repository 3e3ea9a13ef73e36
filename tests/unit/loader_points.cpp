// The points of a scenario: what they may set, how they are read from scenario and table, and that
// each is a whole scenario.
#include <clustress/catch.hpp>
#include <cmath>

#include "tests/support/outcome_fixture.hpp"
#include "tests/support/scenarios/one_fault.hpp"
#include "tests/support/scenarios/tiny.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

std::string point(std::string const& set, std::string const& more = "") {
  return "\n[[point]]\n" + more + "set = { " + set + " }\n";
}

Scenario with_point(std::string const& set) {
  return scenario_at(load_scenario_text(tiny + point(set)), 1);
}

// A scenario beside a table of points.
struct TableOfPoints {
  TemporaryDirectory directory;
  std::string scenario;

  explicit TableOfPoints(std::string const& csv, std::string const& more = "") {
    scenario = (directory.path() / "study.toml").string();
    std::ofstream(directory.path() / "points.csv") << csv;
    std::ofstream(scenario) << tiny << "\n[points]\nfile = \"points.csv\"\n" << more;
  }
};

}  // namespace

TEST_CASE("a point reaches every room of paths and leaves the rest as declared", "[loader]") {
  Scenario const declared = load_scenario_text(tiny);
  Scenario const model = with_point("\"model.market.sales_elasticity\" = 3");
  CHECK(model.model.market.sales_elasticity == 3.0);
  CHECK(model.population_key != declared.population_key);
  CHECK(with_point("world.region.Leipzig.employed_persons = 2500")
            .world.regions[0]
            .employed_persons == 2500.0);
  CHECK(with_point("world.region.Leipzig.sector_share = { industry = 0.4, services = 0.4 }")
            .world.regions[0]
            .sector_share[0]
            .second == 0.4);
  Scenario const programme = with_point("\"variant.1.instrument.1.budget_keur\" = 800");
  CHECK(programme.variants[1].instruments[0]->terms().budget_keur == 800.0);
  CHECK(programme.variants[2].instruments[0]->terms().budget_keur == 800.0);  // transfer
  CHECK(programme.population_key == declared.population_key);
  Scenario const stress = with_point("\"stress.recession.severity_percent\" = 9");
  CHECK(stress.stresses[1].severity == 9.0);
  CHECK(stress.population_key == declared.population_key);
  CHECK(stress.points.all.size() == 1);
}

TEST_CASE("a point is the scenario that --set makes, but for the source of world facts",
          "[loader]") {
  Scenario const by_set =
      load_scenario_text(tiny, "tiny.toml", {"variant.1.instrument.1.budget_keur=800"});
  Scenario const by_point = with_point("\"variant.1.instrument.1.budget_keur\" = 800");
  CHECK(by_point.effective_toml == by_set.effective_toml);
  CHECK(by_point.digest == by_set.digest);
}

TEST_CASE("points say their labels, values and paths", "[loader]") {
  Scenario const scenario = load_scenario_text(
      tiny +
      point("\"model.market.sales_elasticity\" = 3, \"stress.1.severity_percent\" = 9",
            "label = \"fierce\"\n") +
      point("\"variant.broad vouchers.instrument.innovation_voucher.selection\" = \"lottery\""));
  ScenarioPoints const& points = scenario.points;
  REQUIRE(points.parameters.size() == 3);
  CHECK(points.parameters[0].path == "model.market.sales_elasticity");
  CHECK(points.parameters[1].path == "stress.recession.severity_percent");
  CHECK(points.parameters[1].unit == "%");
  CHECK(points.parameters[2].path ==
        "variant.\"broad vouchers\".instrument.innovation_voucher.selection");
  REQUIRE(points.all.size() == 3);
  CHECK(points.all[0].label == "declared");
  CHECK(points.all[1].label == "fierce");
  CHECK(points.all[2].label == "point 2");
  CHECK(points.all[1].overrides == std::vector<std::string>{"3.0", "9.0", ""});
  CHECK(points.all[2].overrides == std::vector<std::string>{"", "", "\"lottery\""});
  CHECK(points.all[1].values[1] == 9.0);
  CHECK(points.all[2].values[0] == scenario.model.market.sales_elasticity);
  CHECK(std::isnan(points.all[2].values[2]));
}

TEST_CASE("points leave the digest of a scenario as it is, own luck does not", "[loader]") {
  // As a scenario without points has it at this model version.
  Scenario const plain = load_scenario_text(tiny);
  CHECK(plain.digest == "cd286d9cf65d924d758636c6a7a02283");
  CHECK(load_scenario_text(tiny + point("\"stress.1.severity_percent\" = 9")).digest ==
        plain.digest);
  CHECK(load_scenario_text(tiny + "[points]\nluck = \"shared\"\n").digest == plain.digest);
  Scenario const own = load_scenario_text(tiny + "[points]\nluck = \"own\"\n");
  CHECK(own.digest != plain.digest);
  CHECK(load_scenario_text(own.effective_toml).digest == own.digest);
}

TEST_CASE("what a point may not say is refused at its place", "[loader]") {
  auto const text = [](std::string const& set) { return tiny + point(set); };
  check_fault(text("\"simulation.horizon_quarters\" = 8"), "\"simulation.hor",
              "points differ in values of model, world, variant and stress alone");
  check_fault(text("\"variant.1.name\" = \"x\""), "\"variant.1.n", "the same at all points");
  check_fault(text("\"variant.1.channel_run\" = true"), "\"variant.1.c", "the same at all points");
  check_fault(text("\"variant.1.channels\" = []"), "\"variant.1.c", "the same at all points");
  check_fault(text("\"model.market.sales_elasticty\" = 3"), "\"model.market.sales_el",
              "Did you mean \"sales_elasticity\"?");
  check_fault(text("\"variant.broad\" = 3"), "\"variant.broad\"", "Valid names: broad vouchers.");
  check_fault(text("\"model.market.sales_elasticity.x\" = 3"), "\"model.market.sales_el",
              "is a single value");
  check_fault(text("\"model\" = 3"), "\"model\"", "not the path of a single value");
  check_fault(text("\"a..b\" = 3"), "\"a..b\"", "is no path");
  check_fault(text("\"model.market.sales_elasticity\" = -3"), "-3 }", "point \"point 1\"");
  check_fault(text("\"model.market.sales_elasticity\" = \"x\""), "\"x\"", "is a text");
  check_fault(text("\"world.region.Leipzig.sector_share.industry\" = 0.6"), "[[point]]",
              "It does not fit with");
  check_fault(text("\"variant.1.instrument.1.start_quarter\" = 40"), "[[point]]",
              "would be released after the last quarter");
  check_fault(text(""), "[[point]]", "sets nothing");
  check_fault(text("\"stress.1.severity_percent\" = 9, \"stress.recession.severity_percent\" = 8"),
              "8 }", "twice");
  std::string const nine = point("\"stress.1.severity_percent\" = 9");
  check_fault(tiny + nine + point("\"stress.recession.severity_percent\" = 9.0", "label = \"b\"\n"),
              "\"b\"", "has the values of point \"point 1\"");
  std::string const eight = point("\"stress.1.severity_percent\" = 8", "label = \"point 1\"\n");
  check_fault(tiny + nine + eight, "\"point 1\"", "is taken already");
  check_fault(tiny + point("\"stress.1.severity_percent\" = 9", "label = \"declared\"\n"),
              "\"declared\"", "is reserved");
}

TEST_CASE("a table gives points, with empty cells for declared values", "[loader]") {
  TableOfPoints const study(
      "label;model.market.sales_elasticity;stress.recession.severity_percent\n"
      "mild;;3\nfierce;2,5;9\n");
  Scenario const scenario = load_scenario(study.scenario);
  REQUIRE(scenario.points.all.size() == 3);
  CHECK(scenario.points.all[1].overrides == std::vector<std::string>{"", "3.0"});
  CHECK(scenario_at(scenario, 2).model.market.sales_elasticity == 2.5);
  CHECK(scenario_at(scenario, 1).model.market.sales_elasticity ==
        scenario.model.market.sales_elasticity);
}

TEST_CASE("faults of a table of points have line and column", "[loader]") {
  auto const check = [](std::string const& csv, std::string const& place,
                        std::string const& message, std::string const& more = "") {
    TableOfPoints const study(csv, more);
    auto const faults = faults_in_file(study.scenario);
    INFO(csv << "\n" << shown(faults));
    REQUIRE(faults.size() == 1);
    CHECK(to_string(faults[0].location).ends_with(place));
    CHECK(faults[0].message.find(message) != std::string::npos);
  };
  std::string const head = "id,model.market.sales_elasticity\n";
  check(head + "a,2.5\nb,-1\n", "points.csv:3:3", "point \"b\"");
  check("id,model.market.elasticity\na,2.5\nb,3\n", "points.csv:1:4", "unknown key");
  check("id,simulation.seed\na,2\n", "points.csv:1:4", "points differ in values");
  check("x,model.market.sales_elasticity\na,2.5\n", "points.csv:1:1", "Name it label");
  check(head + "a,2.5\na,3\n", "points.csv:3:1", "is taken already");
  check(head + "a,2.5\nb,2.50\n", "points.csv:3:1", "has the values of point \"a\", in line 2");
  check(head + "a,\n", "points.csv:2:1", "sets nothing");
  check(head + "a,[2\n", "points.csv:2:3", "no value of TOML");
  check("id,stress.1.severity_percent,stress.recession.severity_percent\na,2,2\n",
        "points.csv:1:30", "column 2 sets this already");
  check(head + "a,2.5\n", "study.toml:" + std::string("40:8"), "keep them in one place",
        point("\"stress.1.severity_percent\" = 9"));
}

TEST_CASE("a thousand points of a small scenario are read in seconds", "[loader]") {
  std::string csv = "id,variant.1.instrument.1.budget_keur,model.market.sales_elasticity\n";
  for (int k = 1; k <= 1000; ++k)
    csv +=
        std::to_string(k) + "," + std::to_string(500 + k) + "," + std::to_string(1 + k % 7) + "\n";
  TableOfPoints const study(csv);
  auto const begun = std::clock();
  CHECK(load_scenario(study.scenario).points.all.size() == 1001);
  CHECK(static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC < 5.0);
}
