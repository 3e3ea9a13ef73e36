// Channel runs: a variant again, with a channel held on its path without the programme.
#include <clustress/catch.hpp>

#include "sim/engine/tape.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

void add_channel_run(Scenario& scenario, Channel channel = Channel::labour) {
  scenario.variants.push_back(channel_run_of(scenario.variants.back(), channel));
}

// Data sets in which two arms differ in any bit of any stress and quarter.
std::vector<std::string> differences(Run const& run, std::size_t a, std::size_t b) {
  std::vector<std::string> names;
  for (DatasetInfo const& dataset : run.layout.datasets) {
    bool same = true;
    for (std::size_t s = 0; s < run.layout.stresses.size(); ++s) {
      std::size_t const n = run.layout.quarters * dataset.entries;
      double const* const values = run.outcomes[0].values.data();
      std::size_t const x = run.layout.at(dataset, a, s, 0), y = run.layout.at(dataset, b, s, 0);
      for (std::size_t k = 0; k < n; ++k) same = same && same_bits(values[x + k], values[y + k]);
    }
    if (!same) names.push_back(dataset.group + "/" + dataset.name);
  }
  return names;
}

constexpr Channel all_channels[] = {Channel::labour, Channel::crowding, Channel::bad_times,
                                    Channel::niche_spillovers};

HeldConditions all_held(Tape const& tape, std::size_t quarter) {
  HeldConditions held;
  held.labour = &tape.labour(quarter);
  held.crowding = &tape.markets(quarter).crowding;
  held.demand_gap = &tape.markets(quarter).demand_gap;
  held.innovated = &tape.markets(quarter).innovated;
  return held;
}

// Nothing reaches firms through the channel.
void switch_off(Channel channel, ModelParameters& model) {
  switch (channel) {
    case Channel::labour:
      model.labour.wage_curve = 0.0;
      model.labour.matching_efficiency = 1e300;
      break;
    case Channel::crowding:
      model.entry.crowding_entry = model.entry.crowding_exit = 0.0;
      break;
    case Channel::bad_times:
      model.cycle.expectation = model.cycle.hoarding_most = model.cycle.entry_gap =
          model.cycle.bad_times_dispersion = 0.0;
      model.banks.bank_loans = 0.0;  // their limits follow usual sales
      break;
    case Channel::niche_spillovers:
      model.spillover.niche_spillover = 0.0;
      break;
  }
}

std::shared_ptr<Instrument const> large_demand() {
  return make_instrument("household_transfer",
                         {{"budget_keur", 20000.0}, {"duration_quarters", std::int64_t{8}}});
}

}  // namespace

// Seen to fail when the held wage is that of the quarter before.
TEST_CASE("a channel run of a programme without money is the world without a programme",
          "[property]") {
  Channel const channel = GENERATE(from_range(std::begin(all_channels), std::end(all_channels)));
  Scenario scenario = small_scenario(two_region_facts());
  add_stress(scenario, "recession", "demand_recession",
             {{"severity_percent", 7.0}, {"start_quarter", std::int64_t{3}}});
  add_variant(scenario, "empty", {small_voucher({{"budget_keur", 0.0}})});
  add_channel_run(scenario, channel);
  Run const result = run(scenario);
  REQUIRE(result.all_done());
  // Paired measures of the arm itself compare it with the world without; all of them are sums of 0
  // or of the same jobs.
  for (std::string const& name : differences(result, 0, 2)) {
    INFO(name);
    CHECK((name.starts_with("account") || name.starts_with("evaluation/") ||
           name.starts_with("start_up/") || name == "instrument/applications"));
  }
  CHECK(differences(result, 1, 2).empty());
}

// Where nothing reaches firms through the channel, holding it changes nothing: of labour with a
// flat wage curve and so many seekers that every vacancy is filled. Otherwise it does. Seen to fail
// when a channel is not held, and when another is held in its place.
TEST_CASE("a channel run is the plain run where its channel does nothing", "[property]") {
  Channel const channel = GENERATE(from_range(std::begin(all_channels), std::end(all_channels)));
  for (bool const usual : {false, true}) {
    INFO(entry_of(channel).name << (usual ? ", as usual" : ", off"));
    Scenario scenario = small_scenario(two_region_facts());
    if (!usual) switch_off(channel, scenario.model);
    add_variant(scenario, "demand", {large_demand(), small_voucher()});
    add_channel_run(scenario, channel);
    Run const result = run(scenario);
    REQUIRE(result.all_done());
    CHECK(differences(result, 1, 2).empty() != usual);
    CHECK_FALSE(differences(result, 0, 1).empty());  // the programme did something
  }
}

// What a channel holds is in every quarter that of the world without the programme, to the bit.
TEST_CASE("a channel run holds its channel on the path without the programme", "[property]") {
  Channel const channel = GENERATE(from_range(std::begin(all_channels), std::end(all_channels)));
  INFO(entry_of(channel).name);
  Scenario scenario = small_scenario(two_region_facts());
  add_variant(scenario, "demand", {large_demand(), small_voucher()});
  add_channel_run(scenario, channel);
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  std::vector<std::vector<double>> paths[3];
  StopFlag const never_stop{false};
  run_replicate(scenario, *preparation, 0, never_stop, {},
                [&](std::size_t variant, std::size_t, World const& world) {
                  auto& path = paths[variant].emplace_back();
                  if (channel == Channel::labour)
                    for (RegionState const& region : world.regions) path.push_back(region.log_wage);
                  for (MarketState const& market : world.markets) {
                    if (channel == Channel::crowding) path.push_back(market.crowding);
                    if (channel == Channel::bad_times) path.push_back(market.demand_gap);
                  }
                  if (channel == Channel::niche_spillovers)
                    for (NicheState const& niche : world.niches) path.push_back(niche.innovated);
                });
  REQUIRE(paths[0].size() == 41);
  CHECK(paths[0] == paths[2]);
  CHECK(paths[0] != paths[1]);
}

// The conditions an arm met, given back to it, change no bit of its state.
TEST_CASE("an arm that replays its own tape gives the same bits", "[property]") {
  Scenario scenario = busy_scenario(two_region_facts());
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  for (std::size_t const stress : {0U, 1U}) {
    Arm arm = begin_arm(scenario, preparation, 1, stress);
    Arm replay = arm;
    Tape tape, replayed;  // both give entrants their rows
    tape.begin(arm.world);
    replayed.begin(replay.world);
    for (int q = 1; q <= 40; ++q) {
      arm.step();
      tape.record(arm.world, arm.workspace.fill);
      StepInputs inputs{&replay.programme, replay.stresses};
      inputs.held = all_held(tape, static_cast<std::size_t>(q));
      step(replay.world, replay.workspace, inputs);
      replayed.record(replay.world, replay.workspace.fill);
    }
    CHECK(same_state(arm.world, replay.world));
  }
}

// Money for households makes jobs and so dear and scarce labour: held, the same money makes more of
// them. Wages of the channel run are those without the programme, to the bit.
TEST_CASE("the labour market takes back a part of the jobs of a programme", "[property][threads]") {
  Scenario scenario = small_scenario();
  add_variant(scenario, "demand", {large_demand()});
  add_channel_run(scenario);
  Run const result = run(scenario, 4, 2);
  double plain = 0, held = 0;
  for (std::size_t r = 0; r < 4; ++r) {
    for (std::size_t q = 0; q <= 40; ++q) {
      CHECK(same_bits(result.value(r, "region", "log_wage", 2, 0, q),
                      result.value(r, "region", "log_wage", 0, 0, q)));
    }
    plain += result.value(r, "total", "jobs", 1, 0, 8) - result.value(r, "total", "jobs", 0, 0, 8);
    held += result.value(r, "total", "jobs", 2, 0, 8) - result.value(r, "total", "jobs", 0, 0, 8);
  }
  INFO("plain " << plain / 4 << ", held " << held / 4);
  CHECK(plain > 0);
  CHECK(held > plain);
}
