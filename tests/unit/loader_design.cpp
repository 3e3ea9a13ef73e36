// Studies of doubt: what is [[uncertain]], the points that a [design] makes of it, and what is
// refused.
#include <clustress/catch.hpp>
#include <cmath>

#include "tests/support/outcome_fixture.hpp"
#include "tests/support/scenarios/one_fault.hpp"
#include "tests/support/scenarios/tiny.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

std::string uncertain(std::string const& path, std::string const& more = "") {
  return "\n[[uncertain]]\nparameter = \"" + path + "\"\n" + more + "\n";
}

std::string const elasticity = uncertain("model.market.sales_elasticity");
std::string const turnover = uncertain("model.market.customer_turnover", "range = [0.1, 0.3]");
std::string const sobol = "\n[design]\nmethod = \"sobol\"\npoints = 5\n";

// All faults, as text.
std::string only_fault(std::string const& more) {
  std::string text;
  for (Diagnostic const& fault : faults_in(tiny + more)) text += fault.message + "\n";
  return text;
}

Prior prior_of(std::string const& more) {
  return load_scenario_text(tiny + more).points.uncertain.at(0).prior;
}

// A study beside a table of points.
struct StudyWithTable {
  TemporaryDirectory directory;
  std::string scenario;

  explicit StudyWithTable(std::string const& csv) {
    scenario = (directory.path() / "study.toml").string();
    std::ofstream(directory.path() / "points.csv") << csv;
    std::ofstream(scenario) << tiny << elasticity << turnover
                            << "\n[design]\nmethod = \"file\"\npoints_file = \"points.csv\"\n";
  }
};

}  // namespace

TEST_CASE("what is uncertain has the prior of its declaration, or its own", "[loader][design]") {
  CHECK(to_string(prior_of(elasticity)) == "log_uniform 1 to 4");
  CHECK(to_string(prior_of(turnover)) == "log_uniform 0.1 to 0.3");  // the form of its declaration
  CHECK(to_string(prior_of(uncertain("model.market.sales_elasticity", "prior = \"uniform\""))) ==
        "uniform 1 to 4");
  CHECK(to_string(prior_of(uncertain("model.market.sales_elasticity",
                                     "prior = \"normal\"\nrange = [0.5, 5.0]\nmean = 2.0\nsd = "
                                     "0.5"))) == "normal mean 2, sd 0.5, 0.5 to 5");
  CHECK(to_string(prior_of(uncertain("model.market.sales_elasticity",
                                     "prior = \"discrete\"\nvalues = [1.0, 2.0, 4.0]"))) ==
        "discrete 1, 2, 4");
  CHECK(to_string(prior_of(uncertain("stress.recession.severity_percent", "range = [2.0, 9.0]"))) ==
        "uniform 2 to 9");
}

TEST_CASE("a design has the declared values and then its points, each a scenario of its own",
          "[loader][design]") {
  Scenario const study = load_scenario_text(tiny + elasticity + turnover + sobol);
  ScenarioPoints const& points = study.points;
  REQUIRE(points.all.size() == 6);
  REQUIRE(points.parameters.size() == 2);
  CHECK(points.parameters[1].path == "model.market.customer_turnover");
  CHECK(points.parameters[1].prior == "log_uniform 0.1 to 0.3");
  CHECK(points.all[0].label == "declared");
  CHECK(points.all[0].values == std::vector<double>{2.0, 0.2});
  CHECK(std::isnan(points.all[0].cube[0]));
  for (std::uint32_t p = 1; p < 6; ++p) {
    ScenarioPoint const& point = points.all[p];
    // the closed form of log_uniform
    CHECK(point.values[0] == Approx(std::pow(4.0, point.cube[0])));
    CHECK(point.values[1] == Approx(0.1 * std::pow(3.0, point.cube[1])));
    CHECK(point.refusal.empty());
    CHECK(point.population_key != points.all[0].population_key);
    Scenario const own = scenario_at(study, p);
    CHECK(own.model.market.sales_elasticity == point.values[0]);
    CHECK(own.model.market.customer_turnover == point.values[1]);
    CHECK(own.population_key == point.population_key);
  }
  // neither points nor their design are part of what identifies the run
  CHECK(study.digest == load_scenario_text(tiny).digest);
  Scenario const longer = load_scenario_text(tiny + elasticity + turnover +
                                             "\n[design]\nmethod = \"sobol\"\npoints = 7\n");
  for (std::size_t p = 0; p < 6; ++p)
    CHECK(longer.points.all[p].overrides == points.all[p].overrides);
}

TEST_CASE("replicates and luck of a design hold, and --replicates is the last word",
          "[loader][design]") {
  std::string const text = tiny + elasticity + sobol + "replicates = 3\nluck = \"own\"\nseed = 7\n";
  Scenario const study = load_scenario_text(text);
  CHECK(study.simulation.replicates == 3);
  CHECK(study.points.options.luck == Luck::own);
  CHECK(luck_of(study, 2, 1) == 2 * 1'000'003 + 1);
  CHECK(load_scenario_text(text, "study.toml", {"simulation.replicates=5"}).simulation.replicates ==
        5);
}

TEST_CASE("a study that measures moments alone has no programmes and no stresses",
          "[loader][design]") {
  Scenario const study =
      load_scenario_text(tiny + elasticity + sobol + "measure = [\"moments\"]\n");
  CHECK(study.variants.size() == 1);
  CHECK(study.stresses.size() == 1);
}

TEST_CASE("groups are changed together, whole numbers stay whole", "[loader][design]") {
  std::string const text = tiny + uncertain("model.network.meetings", "group = \"links\"") +
                           uncertain("model.network.most_links", "group = \"links\"") + elasticity +
                           "\n[design]\nmethod = \"one_at_a_time\"\n";
  ScenarioPoints const points = load_scenario_text(text).points;
  REQUIRE(points.all.size() == 5);
  CHECK(points.parameters[0].group == "links");
  CHECK(points.all[1].overrides == std::vector<std::string>{"2", "4", ""});
  CHECK(points.all[2].overrides == std::vector<std::string>{"8", "10", ""});
  CHECK(points.all[4].overrides == std::vector<std::string>{"", "", "4.0"});
  CHECK(points.all[4].values[0] == 4.0);  // as declared
}

TEST_CASE("a point whose values do not fit together is refused and kept, the others go on",
          "[loader][design]") {
  // released after the horizon if it starts late
  std::string const text = tiny +
                           uncertain("variant.1.instrument.1.start_quarter", "range = [1, 400]") +
                           "\n[design]\nmethod = \"one_at_a_time\"\n";
  ScenarioPoints const points = load_scenario_text(text).points;
  REQUIRE(points.all.size() == 3);
  CHECK(points.all[1].refusal.empty());
  CHECK(points.all[2].refusal.find("start_quarter") != std::string::npos);
  CHECK(points.all[2].values[0] == 400.0);
}

TEST_CASE("points of a table are taken as they are", "[loader][design]") {
  StudyWithTable const study(
      "label,model.market.sales_elasticity,model.market.customer_turnover\n"
      "calm,1.5,\nfierce,4.0,0.3\nbeyond,40,0.2\n");
  ScenarioPoints const points = load_scenario(study.scenario).points;
  REQUIRE(points.all.size() == 4);
  CHECK(points.all[1].label == "calm");
  CHECK(points.all[1].values == std::vector<double>{1.5, 0.2});
  CHECK(points.all[1].overrides[1].empty());
  CHECK(points.all[1].cube[0] == Approx(std::log(1.5) / std::log(4.0)));
  CHECK(std::isnan(points.all[1].cube[1]));
  CHECK(points.all[2].cube == std::vector<double>{1.0, 1.0});
  CHECK(points.all[3].refusal.find("outside") != std::string::npos);
}

TEST_CASE("a table of points that is something else is refused at its place", "[loader][design]") {
  auto const fault = [](std::string const& csv) {
    StudyWithTable const study(csv);
    try {
      static_cast<void>(load_scenario(study.scenario));
    } catch (std::exception const& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  CHECK(fault("firm,jobs\na,3\n").find("points.csv:1:1") != std::string::npos);
  CHECK(fault("model.market.sales_elasticity\nnan\n").find("no finite number") !=
        std::string::npos);
  CHECK(fault("model.market.sales_elasticity\nmany\n").find("no finite number") !=
        std::string::npos);
  CHECK(fault("model.market.sales_elasticity,model.market.sales_elasticity\n1,2\n")
            .find("has a column already") != std::string::npos);
  CHECK_FALSE(fault("label,model.market.sales_elasticity\na,1\na,2\n").empty());
}

TEST_CASE("what cannot be uncertain is refused with place and cure", "[loader][design]") {
  auto const says = [](std::string const& more, std::string const& what) {
    std::string const fault = only_fault(more);
    INFO(fault);
    CHECK(fault.find(what) != std::string::npos);
  };
  says(uncertain("model.market.sales_elastcity"), "Did you mean");
  says(uncertain("model.market.shock_guard"), "is fixed, by definition");
  says(uncertain("model.agglomeration.form"), "is not a number");
  says(uncertain("simulation.seed"), "points differ in values of model");
  says(elasticity + elasticity, "Keep one of the two");
  says(uncertain("model.market.sales_elasticity", "range = [1.0, 40.0]"),
       "not inside the declared range 0 to 10");
  says(uncertain("model.market.sales_elasticity", "range = [0.0, 4.0]"), "must be above 0");
  says(uncertain("model.market.sales_elasticity", "range = [4.0, 1.0]"), "is empty");
  says(uncertain("model.market.sales_elasticity", "range = [nan, 1.0]"), "range");
  says(uncertain("model.market.sales_elasticity", "range = [1.0]"), "two numbers");
  says(uncertain("model.market.sales_elasticity", "prior = \"normal\""), "needs mean");
  says(uncertain("model.market.sales_elasticity", "mean = 2.0"), "has no mean");
  says(uncertain("model.market.sales_elasticity", "prior = \"uniforn\""), "Did you mean");
  says(uncertain("model.market.sales_elasticity",
                 "prior = \"triangular\"\nrange = [1.0, 2.0]\nmode = 3.0"),
       "outside its range");
  says(uncertain("stress.recession.severity_percent"), "has no prior. Give range");
}

TEST_CASE("what cannot be a design is refused with place and cure", "[loader][design]") {
  auto const says = [](std::string const& more, std::string const& what) {
    std::string const fault = only_fault(more);
    INFO(fault);
    CHECK(fault.find(what) != std::string::npos);
  };
  auto const design = [](std::string const& text) { return elasticity + "\n[design]\n" + text; };
  says(sobol, "nothing is uncertain");
  says(design("method = \"sobl\""), "Did you mean \"sobol\"");
  says(design("method = \"sobol\"\nrows = 3"), "sobol has no rows");
  says(design("method = \"grid\"\nlevels = 1"), "2 or more");
  says(design("method = \"morris\"\nlevels = 3"), "even number");
  says(design("method = \"morris\"\ntrajectories = 60000"), "more than 99999");
  says(design("method = \"file\""), "Give points_file");
  says(design("method = \"sobol\"\nmeasure = []"), "nothing is measured");
  says(design("method = \"sobol\"\nmeasure = [\"moment\"]"), "Did you mean \"moments\"");
  says(design("method = \"sobol\"\nmeasure = [\"effects\"]\nexperiments = true"),
       "none are measured");
  says(design("method = \"sobol\"") +
           "\n[[point]]\nset = { \"model.market.sales_elasticity\" = 3.0 }\n",
       "by [design] and by hand");
  says(uncertain("stress.recession.severity_percent", "range = [2.0, 9.0]") + sobol +
           "measure = [\"moments\"]\n",
       "without programmes and stresses");
  says("\n[design]\npoints = 3\n", "method");
}
