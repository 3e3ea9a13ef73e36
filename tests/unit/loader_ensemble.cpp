// Ensembles: draws of a posterior as points of a scenario.
#include <clustress/catch.hpp>
#include <cmath>

#include "scenarios/loader/loader.hpp"
#include "sim/core/errors.hpp"
#include "sim/results/posterior_file.hpp"
#include "sim/study/ensemble_of.hpp"
#include "sim/study/scenario_header.hpp"
#include "tests/support/outcome_fixture.hpp"
#include "tests/support/scenarios/tiny.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr char elasticity[] = "model.market.sales_elasticity";
constexpr char start[] = "variant.\"broad vouchers\".instrument.1.start_quarter";

std::shared_ptr<Ensemble> three() {
  auto ensemble = std::make_shared<Ensemble>();
  ensemble->origin = "posterior.h5";
  ensemble->method = "match";
  ensemble->digest = "abc";
  ensemble->parameters = {{elasticity, "elasticity", "log_uniform 1 to 4"}};
  ensemble->is_identified = {false};
  ensemble->values = {1.5, 2.5, 1.5};
  ensemble->cube = {0.3, 0.6, 0.3};
  ensemble->weights = {3.0, 0.0, 1.0};
  return ensemble;
}

struct Study {
  TemporaryDirectory directory;
  std::string path = (directory / "study.toml").string();
  explicit Study(std::string const& more = "") { spill(path, std::string(tiny) + more); }
  [[nodiscard]] Scenario with(std::shared_ptr<Ensemble const> const& ensemble) const {
    return load_scenario(path, {}, {ensemble});
  }
  [[nodiscard]] std::string fault(std::shared_ptr<Ensemble const> const& ensemble) const {
    return message_of([&] { static_cast<void>(with(ensemble)); });
  }
};

Posterior posterior() {
  Posterior p;
  p.method = "match";
  p.scenario_digest = "0123";
  PosteriorParameter one;
  one.path = elasticity;
  one.unit = "elasticity";
  p.parameters = {one};
  p.values = {1.5, 2.5, 3.0};
  p.cube = {0.3, 0.6, 0.7};
  p.weights = {0.0, 1.0, 1.0};
  return p;
}

std::string refusal(Posterior const& p, EnsembleChoice const& options = {}) {
  TemporaryDirectory const directory;
  std::string const path = (directory / "p.h5").string();
  write_posterior(path, p);
  return message_of([&] { static_cast<void>(ensemble_of(path, options)); });
}

}  // namespace

TEST_CASE("ensemble: its draws are points beside the declared values, by their weights",
          "[loader][ensemble]") {
  Study const study;
  Scenario const scenario = study.with(three());
  REQUIRE(scenario.points.all.size() == 4);
  CHECK(scenario.points.options.luck == Luck::own);
  PointTable const table = point_table_of(scenario);
  CHECK(table.design == "ensemble");
  CHECK(table.luck == "own");
  std::vector<double> weights;
  for (Point const& point : table.points) weights.push_back(point.weight);
  CHECK(weights == std::vector<double>{0.0, 0.75, 0.0, 0.25});
  CHECK(table.parameters.at(0).prior == "log_uniform 1 to 4");
  CHECK(std::isnan(table.points[0].cube.at(0)));
  CHECK(table.points[2].cube.at(0) == 0.6);
  CHECK(scenario_at(scenario, 2).model.market.sales_elasticity == 2.5);
  // The identity of the run leaves the points out: more draws extend it.
  auto fewer = three();
  fewer->values = {1.5};
  fewer->cube = {0.3};
  fewer->weights = {3.0};
  CHECK(study.with(fewer).digest == scenario.digest);
  RunHeader const header = header_of(scenario, {}, "clustress");
  CHECK(header.text("ensemble_not_identified") == "0");
  CHECK(header.text("ensemble_digest") == "abc");
}

TEST_CASE("ensemble: it takes the place of a design, of which it leaves what is measured",
          "[loader][ensemble]") {
  std::string const design =
      "\n[[uncertain]]\nparameter = \"model.market.shock_scale\"\n\n[design]\nmethod = \"morris\"\n"
      "trajectories = 7\nreplicates = 3\nluck = \"shared\"\nmeasure = [\"moments\"]\n";
  Study const study(design);
  Scenario const scenario = study.with(three());
  CHECK(scenario.points.all.size() == 4);
  CHECK(scenario.points.parameters.size() == 1);
  CHECK(scenario.simulation.replicates == 3);
  CHECK(scenario.points.design.measure == std::vector<std::string>{"moments"});
  CHECK(scenario.points.design.trajectories == 0);
  CHECK(scenario.points.options.luck == Luck::own);
  CHECK(Study().with(three()).points.design.measure == std::vector<std::string>{"effects"});
}

TEST_CASE("ensemble: a draw that does not fit is refused alone, with its cause",
          "[loader][ensemble]") {
  auto draws = three();
  draws->parameters = {{start, "quarters", "uniform"}};
  draws->values = {2, 300, 3};
  Study const study;
  Scenario const scenario = study.with(draws);
  CHECK(scenario.points.all[1].refusal.empty());
  CHECK_FALSE(scenario.points.all[2].refusal.empty());
  CHECK(scenario.points.all[3].overrides.at(0) == "3");
}

TEST_CASE("ensemble: what the scenario does not have is refused", "[loader][ensemble]") {
  Study const study;
  auto draws = three();
  draws->parameters[0].path = "model.market.sales_elastcity";
  CHECK(lacking(study.fault(draws), {"posterior.h5", "Did you mean \"sales_elasticity\""}) == "");
  draws->parameters[0] = {elasticity, "kEUR", ""};
  CHECK(lacking(study.fault(draws), {"kEUR", "Calibrate again"}) == "");
  draws->parameters[0] = {"title", "", ""};
  CHECK(study.fault(draws) != "nothing was thrown");
  draws->parameters[0] = {start, "quarters", ""};
  CHECK(lacking(study.fault(draws), {"1.5", "no whole number"}) == "");
  Study const by_hand("\n[[point]]\nset = { \"model.market.sales_elasticity\" = 3.0 }\n");
  CHECK(lacking(by_hand.fault(three()), {"points by hand", "without --ensemble"}) == "");
}

TEST_CASE("ensemble: of a posterior the first draws, of its own model", "[study][ensemble]") {
  TemporaryDirectory const directory;
  std::string const path = (directory / "p.h5").string();
  write_posterior(path, posterior());
  auto const all = ensemble_of(path), two = ensemble_of(path, {2, false});
  CHECK(all->points() == 3);
  CHECK(two->values == std::vector<double>{1.5, 2.5});
  CHECK(two->digest == all->digest);  // of the posterior, however much of it is taken
  CHECK(lacking(refusal(posterior(), {4, false}), {"4 are asked for", "1 to 3"}) == "");
  CHECK(lacking(refusal(posterior(), {1, false}), {"weight 0", "Take more"}) == "");
  Posterior other = posterior();
  other.model_version = "x";
  CHECK(lacking(refusal(other), {"model version x", std::string(model_version).c_str(),
                                 "--ensemble-of-another-model"}) == "");
  CHECK(refusal(other, {{}, true}) == "nothing was thrown");
  Posterior empty = posterior();
  empty.values = empty.cube = empty.weights = {};
  empty.why_empty = "they exclude each other";
  CHECK(lacking(refusal(empty), {"no points: they exclude each other", "calibrate again"}) == "");
}

TEST_CASE("ensemble: a study names its posterior", "[loader][ensemble]") {
  Study const study("\n[ensemble]\nposterior = \"europe.h5\"\npoints = 2\n");
  std::string asked;
  int points = 0;
  EnsembleSource const source{nullptr, [&](std::string const& posterior, int first) {
                                asked = posterior;
                                points = first;
                                return three();
                              }};
  Scenario const scenario = load_scenario(study.path, {}, source);
  CHECK(asked == (study.directory / "europe.h5").string());  // beside the study
  CHECK(points == 2);
  CHECK(scenario.points.all.size() == 4);

  SECTION("which one that is given outranks") {
    auto one = three();
    one->values = {1.5}, one->cube = {0.3}, one->weights = {1.0};
    CHECK(load_scenario(study.path, {}, {one, source.read}).points.all.size() == 2);
  }
  SECTION("which is left aside without a reader, or when it is taken out") {
    CHECK(load_scenario(study.path).points.all.size() == 1);
    CHECK(load_scenario(study.path, {"ensemble.posterior=\"\""}, source).points.all.size() == 1);
  }
  SECTION("and what is wrong with it is told at its place") {
    auto const refuse = [](std::string const&, int) -> std::shared_ptr<Ensemble const> {
      throw UsageError("europe.h5: the posterior has no points");
    };
    std::string const fault = message_of([&] {
      static_cast<void>(load_scenario(study.path, {}, {nullptr, refuse}));
    });
    CHECK(lacking(fault, {"study.toml:", "the posterior has no points"}) == "");
    Study const unnamed("\n[ensemble]\npoints = 2\n");
    CHECK(lacking(message_of([&] { static_cast<void>(load_scenario(unnamed.path, {}, source)); }),
                  {"of which posterior?", "posterior = \"posterior.h5\""}) == "");
  }
}
