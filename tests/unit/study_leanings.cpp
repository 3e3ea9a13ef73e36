// What the results of a scenario lean on: every kind is carried by something, and every switch
// switches.
#include <algorithm>
#include <clustress/catch.hpp>
#include <set>

#include "sim/study/leanings.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// The parameter of a path of a switch.
BoundParameter const* find(std::vector<ParameterGroup> const& groups, std::string_view path) {
  for (ParameterGroup const& group : groups) {
    for (BoundParameter const& parameter : group.parameters) {
      if (path == "model." + group.name + "." + parameter.info->name) return &parameter;
    }
  }
  return nullptr;
}

void switch_off(MechanismSwitch const& mechanism, ModelParameters& model) {
  auto const groups = groups_of(model);
  for (SwitchValue const& off : mechanism.off) find(groups, off.path)->set(off.off);
}

// Every kind of the small world that acts, at once.
Scenario everything() {
  Scenario scenario = small_scenario();
  scenario.simulation.horizon_quarters = 12;
  scenario.simulation.spin_up_quarters = 40;
  add_variant(scenario, "all",
              {small_voucher(), make_instrument("start_up_support", {{"budget_keur", 2000.0}}),
               make_instrument("cluster_organisation_funding", {{"budget_keur", 500.0}}),
               make_instrument("collaborative_rd_grant", {{"budget_keur", 1000.0}})});
  add_stress(scenario, "recession", "demand_recession",
             {{"severity_percent", 8.0}, {"start_quarter", std::int64_t{2}}});
  add_stress(scenario, "credit", "credit_crunch",
             {{"severity_percent", 80.0}, {"start_quarter", std::int64_t{2}}});
  add_stress(scenario, "exit", "anchor_firm_exit",
             {{"start_quarter", std::int64_t{3}}, {"severity_firms", std::int64_t{2}}});
  return scenario;
}

std::vector<std::string> names_of(std::vector<KindLeanings> const& list, std::string_view kind) {
  std::vector<std::string> names;
  for (KindLeanings const& one : list) {
    if (one.kind != kind) continue;
    for (Leaning const& leaning : one.mechanisms) names.emplace_back(leaning.mechanism->name);
  }
  return names;
}

}  // namespace

TEST_CASE("switches of mechanisms name declared numbers, within their ranges", "[leanings]") {
  ModelParameters model;
  auto const groups = groups_of(model);
  std::set<std::string_view> names;
  for (MechanismSwitch const& mechanism : mechanism_switches()) {
    INFO(mechanism.name);
    CHECK(names.insert(mechanism.name).second);
    CHECK_FALSE(mechanism.kinds.empty());
    REQUIRE_FALSE(mechanism.off.empty());
    for (SwitchValue const& off : mechanism.off) {
      BoundParameter const* const parameter = find(groups, off.path);
      REQUIRE(parameter != nullptr);
      CHECK(parameter->info->range.contains(off.off));
      CHECK(std::get<double>(parameter->get()) != off.off);  // it is on by default
    }
  }
}

TEST_CASE("every kind of instrument and stress is carried by a mechanism", "[leanings]") {
  std::set<std::string_view> known, carried;
  for (auto const entry : instrument_catalogue()) known.insert(entry().kind);
  for (auto const entry : stress_catalogue()) known.insert(entry().kind);
  for (MechanismSwitch const& mechanism : mechanism_switches()) {
    for (std::string_view const kind : mechanism.kinds) {
      INFO(mechanism.name << ": " << kind);
      CHECK(known.contains(kind));
      carried.insert(kind);
    }
  }
  known.erase("programme_budget_cut");  // acts on money alone
  for (std::string_view const kind : known) {
    INFO(kind);
    CHECK(carried.contains(kind));
  }
}

// Seen to fail when a switch keeps the default.
TEST_CASE("each switch of a mechanism changes what is simulated", "[leanings]") {
  Scenario const scenario = everything();
  Run const usual = run(scenario);
  REQUIRE(usual.all_done());
  for (MechanismSwitch const& mechanism : mechanism_switches()) {
    INFO(mechanism.name);
    Scenario without = scenario;
    switch_off(mechanism, without.model);
    Run const off = run(without);
    CHECK(off.all_done());
    CHECK_FALSE(same_bits(off.outcomes[0].values, usual.outcomes[0].values));
    for (Leaning const& leaning : all_leanings(without))
      CHECK(leaning.is_off == (leaning.mechanism == &mechanism));
    for (KindLeanings const& kind : leanings_of(without))
      CHECK(std::ranges::count(names_of({kind}, kind.kind), mechanism.name) == 0);
  }
}

TEST_CASE("a scenario leans on what carries its instruments and stresses", "[leanings]") {
  Scenario scenario = small_scenario();
  CHECK(leanings_of(scenario).empty());
  add_variant(scenario, "founders", {make_instrument("start_up_support", {{"budget_keur", 1.0}})});
  add_stress(scenario, "exit", "anchor_firm_exit",
             {{"start_quarter", std::int64_t{3}}, {"severity_firms", std::int64_t{1}}});
  auto const list = leanings_of(scenario);
  REQUIRE(list.size() == 2);
  CHECK(list[0].kind == "start_up_support");
  CHECK(list[1].kind == "anchor_firm_exit");
  CHECK(names_of(list, "start_up_support").front() == "founders who come anyway");
  CHECK(std::ranges::count(names_of(list, "anchor_firm_exit"), "orphaned customers") == 1);
  CHECK(std::ranges::count(names_of(list, "start_up_support"), "orphaned customers") == 0);
  Leaning const& first = list[0].mechanisms.front();
  CHECK(first.value == scenario.model.entry.finds_elsewhere);
  CHECK(first.is_assumed());
  CHECK(first.off_text() ==
        "--set model.entry.finds_elsewhere=0 --set model.entry.asks_without_need=0");
}
