// A world of another size: extensive numbers go with it, all others stay; the declared scenario is
// what is echoed; a scale of 1 is no scale.
#include <fmt/format.h>

#include <clustress/catch.hpp>
#include <map>

#include "calibration/measure.hpp"
#include "sim/core/money.hpp"
#include "tests/support/scenarios/one_fault.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

std::string const cluster_body = R"(organisation_staff = 4
[[world.research_organisation]]
name = "Institute"
region = "Leipzig"
project_capacity = { value = 8, source = "test" }
)";
// Two instruments, one of them with a round for organisations, and a target in jobs.
std::string const text =
    tiny_head + "[targets]\nnet_jobs = 40\n" +
    with(tiny_world, "sector_weight = { industry = 1 }\n",
         "sector_weight = { industry = 1 }\n" + cluster_body) +
    with(tiny_variants, "budget_keur = 1000\n",
         "budget_keur = 1000\nbudget_path_keur = [600, 400]\n[[variant.instrument]]\nkind = "
         "\"management_excellence\"\nbudget_keur = 90\n");

Scenario scaled(std::string const& scale) {
  return load_scenario_text(text, "tiny.toml", {"world.scale=" + scale});
}

struct Number {
  ParameterValue value;
  bool is_extensive;
};
using Numbers = std::map<std::string, Number>;

template <class T>
void gather(std::string const& path, T object, Numbers& numbers) {
  for (BoundParameter const& parameter : bind(object))
    numbers[path + "." + parameter.info->name] = {parameter.get(), parameter.info->is_extensive};
}

Numbers numbers_of(Scenario const& s) {
  Numbers numbers;
  for (auto const& one : s.world.sectors) gather("sector " + one.name, one, numbers);
  for (auto const& one : s.world.regions) gather("region " + one.name, one, numbers);
  for (auto const& one : s.world.clusters) gather("cluster " + one.name, one, numbers);
  for (auto const& one : s.world.research_organisations) gather(one.name, one, numbers);
  gather("targets", s.targets, numbers);
  gather("simulation", s.simulation, numbers);
  for (auto const& variant : s.variants) {
    for (auto const& one : variant.instruments)
      gather(variant.name + " " + one->terms().name, one->terms(), numbers);
  }
  ModelParameters model = s.model;
  for (auto const& group : groups_of(model)) {
    for (auto const& p : group.parameters)
      numbers[group.name + "." + p.info->name] = {p.get(), p.info->is_extensive};
  }
  return numbers;
}

std::vector<double> listed(ParameterValue const& value) {
  if (auto const* list = std::get_if<std::vector<double>>(&value)) return *list;
  return {std::get<double>(value)};
}

}  // namespace

TEST_CASE("a scale multiplies what is extensive and nothing else", "[scale][loader]") {
  Numbers const whole = numbers_of(load_scenario_text(text, "tiny.toml"));
  for (double const scale : {0.25, 0.1, 3.0}) {
    Scenario const at = scaled(fmt::format("{}", scale));
    CHECK(at.world.scale == scale);
    std::size_t extensive = 0;
    for (auto const& [name, number] : numbers_of(at)) {
      INFO(name << " at " << scale);
      Number const& declared = whole.at(name);
      if (!number.is_extensive) {
        CHECK((number.value == declared.value ||
               (std::isnan(number_of(number.value)) && std::isnan(number_of(declared.value)))));
        continue;
      }
      auto const now = listed(number.value), before = listed(declared.value);
      REQUIRE(now.size() == before.size());
      for (std::size_t k = 0; k < now.size(); ++k) {
        // reference programmes are paid in whole cents
        CHECK(now[k] == Approx(scale * before[k]).margin(0.011));
        extensive += before[k] > 0 ? 1 : 0;
      }
    }
    CHECK(extensive >= 10);
  }
}

TEST_CASE("written at its size by hand, a scaled world is the same world", "[scale][loader]") {
  Scenario const by_key = scaled("0.25");
  std::string by_hand = with(text, "employed_persons = 3000", "employed_persons = 750");
  by_hand = with(by_hand, "jobs = 100", "jobs = 25");
  by_hand = with(by_hand, "organisation_staff = 4", "organisation_staff = 1");
  by_hand = with(by_hand, "project_capacity = { value = 8", "project_capacity = { value = 2");
  Scenario const other = load_scenario_text(by_hand, "tiny.toml", {});
  auto const measured = [](Scenario scenario) {
    scenario.simulation.spin_up_quarters = 40;
    StopFlag const never{};
    return measure_targets(scenario, prepare(scenario), 0, Experiments::left_out, never, {},
                           MeasuredAt::simulated_size);
  };
  CHECK(same_bits(measured(by_key), measured(other)));
}

TEST_CASE("a scale of 1 is no scale, and another size is another run", "[scale][loader]") {
  Scenario const plain = load_scenario_text(text, "tiny.toml");
  Scenario const one = scaled("1");
  CHECK(one.effective_toml == plain.effective_toml);
  CHECK(one.digest == plain.digest);
  CHECK(one.population_key == plain.population_key);
  Scenario const half = scaled("0.5");
  CHECK(half.digest != plain.digest);
  CHECK(half.population_key != plain.population_key);
}

TEST_CASE("what is declared is echoed, and loads back to the same size", "[scale][loader]") {
  Scenario const third = scaled("0.3");
  CHECK(third.effective_toml.find("\nscale = 0.3\n") != std::string::npos);
  CHECK(third.effective_toml.find("value = 3000.0") != std::string::npos);
  CHECK(third.effective_toml.find("budget_keur = 1000.0") != std::string::npos);
  Scenario const again = load_scenario_text(third.effective_toml, "echo.toml");
  CHECK(again.digest == third.digest);
  CHECK(again.effective_toml == third.effective_toml);
  CHECK(again.world.regions[0].employed_persons == third.world.regions[0].employed_persons);
  CHECK(again.variants[1].instruments[0]->terms().budget_keur ==
        third.variants[1].instruments[0]->terms().budget_keur);
}

TEST_CASE("reference programmes and sub-mixes have the money of their size", "[scale][loader]") {
  Scenario const s = load_scenario_text(
      text, "tiny.toml", {"world.scale=0.3", "decompose=[{variant=\"broad vouchers\"}]"});
  auto const released = [&](Variant const& variant, int quarter) {
    Cents sum = 0;
    for (auto const& one : variant.instruments) sum += release_in_quarter(one->terms(), quarter);
    return sum;
  };
  std::size_t references = 0, submixes = 0;
  for (Variant const& variant : s.variants) {
    references += variant.reference ? 1 : 0;
    for (int q = 1; variant.reference && q <= 20; ++q)
      CHECK(released(variant, q) == released(s.variants[1], q));
    if (variant.submix_of.empty()) continue;
    ++submixes;
    for (auto const& one : variant.instruments) {
      bool const is_small = one->terms().budget_keur == 300.0 || one->terms().budget_keur == 27.0;
      CHECK(is_small);
    }
  }
  CHECK(references == 3);
  CHECK(submixes == 2);
}

TEST_CASE("sizes that cannot be are refused where they stand", "[scale][loader]") {
  auto const at = [](std::string const& scale) {
    return with(text, "[world]\n", "[world]\nscale = " + scale + "\n");
  };
  check_fault(at("0"), "0\nname = \"tiny\"", "scale = 0 is outside [0.0001, 1000]");
  check_fault(at("-0.5"), "-0.5", "scale = -0.5 is outside");
  check_fault(at("nan"), "nan", "scale = nan is outside");
  check_fault(at("inf"), "inf", "scale = inf is outside");
  check_fault(at("1e9"), "1e9", "is outside");
  check_fault(at("\"small\""), "\"small\"", "a number");
  check_fault(at("{ value = 0.5, source = \"x\" }"), "{ value = 0.5", "scale");
  // 3,000 persons × 0.005 are fewer than a region may have, 100 jobs × 0.005 than a cluster, and
  // 15 kEUR × 0.005 less than a round of training
  auto const faults = faults_in(at("0.005"));
  REQUIRE(faults.size() == 3);
  CHECK(faults[0].message.find("employed_persons = 3000.0 times scale = 0.005 is outside") !=
        std::string::npos);
  CHECK(to_string(faults[0].location) == place_of(at("0.005"), "0.005"));
  CHECK(faults[1].message.find("cluster.Biotech & Health: jobs") != std::string::npos);
}

TEST_CASE("the size is the same at all points", "[scale][loader]") {
  auto const faults = faults_in(text + "[[point]]\nset = { \"world.scale\" = 0.5 }\n");
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].message.find("the size of the world is the same at all points") !=
        std::string::npos);
}

TEST_CASE("points and what is in doubt are declared numbers", "[scale][loader]") {
  Scenario const s = load_scenario_text(
      text +
          "[[point]]\nset = { \"world.region.Leipzig.employed_persons\" = 4000 }\n"
          "[[point]]\nset = { \"variant.'broad vouchers'.instrument.2.budget_keur\" = 50 }\n",
      "tiny.toml", {"world.scale=0.5"});
  CHECK(s.world.regions[0].employed_persons == 1500.0);
  CHECK(s.points.all[1].values[0] == 4000.0);
  CHECK(scenario_at(s, 1).world.regions[0].employed_persons == 2000.0);
  CHECK(scenario_at(s, 2).world.regions[0].employed_persons == 1500.0);
  CHECK(scenario_at(s, 2).variants[1].instruments[1]->terms().budget_keur == 25.0);
  CHECK(scenario_at(s, 2).population_key == s.population_key);
}
