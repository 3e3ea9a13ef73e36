// The points of a scenario in the engine: what is shared between them and what is not, and that
// neither order, threads nor memory change a number.
#include <algorithm>
#include <clustress/catch.hpp>
#include <map>

#include "sim/engine/experiment.hpp"
#include "sim/engine/population_store.hpp"
#include "tests/support/outcome_fixture.hpp"
#include "tests/support/scenarios/tiny.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

StopFlag const never_stop{false};

std::string const points = R"(
[simulation]
spin_up_quarters = 40
populations = 2
burn_in_quarters = 8
horizon_quarters = 16
replicates = 2
[[point]]
label = "poorer"
set = { "variant.1.instrument.1.budget_keur" = 600 }
[[point]]
label = "as declared"
set = { "model.market.sales_elasticity" = 2.0 }
[[point]]
label = "fierce"
set = { "model.market.sales_elasticity" = 3.0 }
[[point]]
label = "deep"
set = { "stress.recession.severity_percent" = 9, "model.market.sales_elasticity" = 3.0 }
)";

struct Collect final : OutcomeSink {
  std::map<RunUnit, Outcome> outcomes;
  [[nodiscard]] std::any pack(Outcome&& outcome) const override { return std::move(outcome); }
  void store(std::any packed) override {
    auto& outcome = std::any_cast<Outcome&>(packed);
    outcomes.emplace(outcome.unit, outcome);
  }
};

std::vector<RunUnit> all_units(Scenario const& scenario) {
  std::vector<RunUnit> units;
  for (std::uint32_t r = 0; r < 2; ++r) {
    for (std::uint32_t p = 0; p < scenario.points.all.size(); ++p) units.push_back({p, r});
  }
  return units;
}

std::map<RunUnit, Outcome> run(Scenario const& scenario, Preparations& preparations,
                               std::vector<RunUnit> const& units, int threads = 2) {
  Collect sink;
  Progress progress;
  ExperimentOptions options;
  options.threads = threads;
  run_experiment(scenario, preparations, units, sink, never_stop, progress, options);
  return std::move(sink.outcomes);
}

bool same_bits(Outcome const& a, Outcome const& b) {
  return a.values.size() == b.values.size() &&
         std::equal(a.values.begin(), a.values.end(), b.values.begin(), [](double x, double y) {
           return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
         });
}

}  // namespace

TEST_CASE("points share populations unless they change what these depend on",
          "[property][points]") {
  Scenario const scenario = load_scenario_text(tiny + points);
  REQUIRE(scenario.model.market.sales_elasticity == 2.0);
  Preparations preparations(scenario, never_stop);
  CHECK(preparations.of(0)->preparation.populations == preparations.of(1)->preparation.populations);
  CHECK(preparations.spin_ups() == 1);  // a programme
  CHECK(preparations.of(2)->preparation.populations == preparations.of(0)->preparation.populations);
  CHECK(preparations.spin_ups() == 1);  // the declared value
  auto const fierce = preparations.of(3), deep = preparations.of(4);
  CHECK(preparations.spin_ups() == 2);
  CHECK(fierce->preparation.populations == deep->preparation.populations);
  CHECK(fierce->preparation.economy != preparations.of(0)->preparation.economy);
}

TEST_CASE("with shared luck, equal points have equal worlds, and a stress leaves the rest alone",
          "[property][points]") {
  Scenario const scenario = load_scenario_text(tiny + points);
  Preparations preparations(scenario, never_stop);
  auto const outcomes = run(scenario, preparations, all_units(scenario));
  REQUIRE(outcomes.size() == 10);
  for (std::uint32_t r = 0; r < 2; ++r) {
    CHECK(same_bits(outcomes.at({0, r}), outcomes.at({2, r})));
    CHECK_FALSE(same_bits(outcomes.at({0, r}), outcomes.at({1, r})));
    CHECK_FALSE(same_bits(outcomes.at({0, r}), outcomes.at({3, r})));
    CHECK_FALSE(same_bits(outcomes.at({3, r}), outcomes.at({4, r})));
  }
}

TEST_CASE("a point has the bits of its scenario run alone", "[property][points]") {
  for (std::string const luck : {"shared", "own"}) {
    Scenario const scenario =
        load_scenario_text(tiny + points + "[points]\nluck = \"" + luck + "\"\n");
    Preparations preparations(scenario, never_stop);
    auto const outcomes = run(scenario, preparations, all_units(scenario));
    for (std::uint32_t point = 0; point < 5; ++point) {
      Scenario const alone = scenario_at(scenario, point);
      Outcome const outcome =
          run_replicate(alone, prepare(alone, never_stop), luck_of(scenario, point, 1), never_stop);
      CHECK(same_bits(outcome, outcomes.at({point, 1})));
    }
    CHECK(same_bits(outcomes.at({0, 1}), outcomes.at({2, 1})) == (luck == "shared"));
  }
}

TEST_CASE("own luck never meets, whatever the numbers of points and replicates", "[points]") {
  Scenario scenario;
  CHECK(luck_of(scenario, 7, 3) == 3);
  scenario.points.options.luck = Luck::own;
  CHECK(luck_of(scenario, 0, 3) == 3);
  for (std::uint32_t point : {0U, 1U, 99'998U}) {
    CHECK(luck_of(scenario, point, most_replicates - 1) < luck_of(scenario, point + 1, 0));
  }
  CHECK(luck_of(scenario, most_points - 1, most_replicates) < std::uint64_t{1} << 40);
  CHECK(luck_of(scenario, 1, 0) % 8 == 3);  // points start at other populations
}

TEST_CASE("order, threads and memory change no bit of any point", "[property][points]") {
  Scenario const scenario = load_scenario_text(tiny + points);
  Preparations roomy(scenario, never_stop), tight(scenario, never_stop, nullptr, 1);
  auto units = all_units(scenario);
  auto const usual = run(scenario, roomy, units, 1);
  CHECK(roomy.in_order(units) == units);
  auto const grouped = tight.in_order(units);
  CHECK(grouped != units);
  CHECK(std::is_permutation(grouped.begin(), grouped.end(), units.begin()));
  std::size_t const before = tight.spin_ups();
  auto const by_group = run(scenario, tight, grouped, 2);
  CHECK(tight.spin_ups() - before <= 1);  // point 0 was made to see its size
  std::reverse(units.begin(), units.end());
  Preparations third(scenario, never_stop, nullptr, 1);
  auto const reversed = run(scenario, third, units, 2);
  CHECK(third.spin_ups() >= 2);
  for (RunUnit const& unit : units) {
    CHECK(same_bits(usual.at(unit), by_group.at(unit)));
    CHECK(same_bits(usual.at(unit), reversed.at(unit)));
  }
}

TEST_CASE("a sweep stores the populations of point 0 alone", "[points]") {
  TemporaryDirectory const directory;
  PopulationStore const cache(directory.path());
  Scenario const scenario = load_scenario_text(tiny + points);
  Preparations preparations(scenario, never_stop, &cache);
  for (std::uint32_t point = 0; point < 5; ++point) (void)preparations.of(point);
  auto const entries = std::filesystem::directory_iterator(directory.path());
  CHECK(std::distance(begin(entries), end(entries)) == 1);
  Preparations again(scenario, never_stop, &cache);
  (void)again.of(1);
  CHECK(again.spin_ups() == 0);
}
