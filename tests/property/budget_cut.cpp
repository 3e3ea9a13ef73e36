// A cut of the programme's budget: books exact to the cent, no call without money, and no trace in
// the world without it.
#include <clustress/catch.hpp>
#include <cmath>

#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr std::int64_t start = 4;
constexpr double severities[] = {0.01, 33.3333, 50.0, 80.0, 100.0};

std::vector<std::string> kinds() {
  std::vector<std::string> all;
  for (auto const& function : instrument_catalogue()) all.emplace_back(function().kind);
  return all;
}

Settings terms_of(std::string const& name) {
  return {{"name", name},
          {"budget_keur", 777.77777},
          {"duration_quarters", std::int64_t{7}},
          {"start_quarter", std::int64_t{2}},
          {"awareness_share", 1.0}};
}

// Every instrument in a variant of its own, under cuts of every severity from quarter 4 on.
Scenario scenario_of_cuts() {
  Scenario scenario = small_scenario();
  scenario.simulation.horizon_quarters = 14;
  for (std::string const& kind : kinds())
    add_variant(scenario, kind, {make_instrument(kind, terms_of(kind))});
  for (double const severity : severities) {
    add_stress(scenario, std::to_string(severity), "programme_budget_cut",
               {{"severity_percent", severity}, {"start_quarter", start}});
  }
  return scenario;
}

// Released so far in cents: each quarter's plan, from quarter 4 on the share that is kept, rounded
// down.
Cents released_until(Instrument const& instrument, double severity, Quarter quarter) {
  std::int64_t const kept = 1'000'000 - std::llround(severity * 10'000.0);
  Cents sum = 0;
  for (Quarter q = 1; q <= quarter; ++q) {
    Cents const planned = release_in_quarter(instrument.terms(), q);
    sum += q < start ? planned : planned * kept / 1'000'000;
  }
  return sum;
}

}  // namespace

// In whole cents, of every instrument in every quarter. Seen to fail with the share as a double
// rounded to the nearest cent, and when the cut is booked as paid.
TEST_CASE("after a cut the books are exact to the cent", "[property][stress]") {
  Scenario const scenario = scenario_of_cuts();
  Run const result = run(scenario);
  REQUIRE(result.all_done());
  auto const labels = kinds();
  for (std::size_t v = 1; v < scenario.variants.size(); ++v) {
    for (std::size_t s = 1; s < scenario.stresses.size(); ++s) {
      for (std::size_t q = 0; q < result.layout.quarters; ++q) {
        auto const cents = [&](char const* name) {
          double sum = 0;
          DatasetInfo const& info = result.dataset("instrument", name);
          for (std::size_t e = 0; e < info.entries; ++e) {
            double const value = result.value(0, "instrument", name, v, s, q, e);
            sum += std::isnan(value) ? 0.0 : value;
          }
          return static_cast<Cents>(sum);
        };
        INFO(scenario.variants[v].name << " cut by " << scenario.stresses[s].name << " %, quarter "
                                       << q);
        Cents const released = cents("released_cents");
        CHECK(released == released_until(*scenario.variants[v].instruments[0], severities[s - 1],
                                         static_cast<Quarter>(q)));
        CHECK(released == cents("paid_cents") + cents("committed_cents") +
                              cents("administration_cents") + cents("free_cents") +
                              cents("unspent_cents") + cents("called_guarantees_cents"));
      }
    }
  }
}

// From quarter 4 on nothing is released: applications stay as they were, though free money is left,
// and what was promised before is still paid. Seen to fail when calls are held as long as money was
// planned.
TEST_CASE("without release no call is held, and promises are kept", "[property][stress]") {
  Scenario const scenario = scenario_of_cuts();
  Run const result = run(scenario);
  std::size_t const everything = scenario.stresses.size() - 1;
  for (std::size_t v = 1; v < scenario.variants.size(); ++v) {
    auto const total = [&](char const* name, std::size_t q) {
      double sum = 0;
      for (std::size_t e = 0; e < result.dataset("instrument", name).entries; ++e) {
        double const value = result.value(0, "instrument", name, v, everything, q, e);
        sum += std::isnan(value) ? 0.0 : value;
      }
      return sum;
    };
    INFO(scenario.variants[v].name);
    for (std::size_t q = start; q < result.layout.quarters; ++q) {
      CHECK(total("applications", q) == total("applications", start - 1));
      CHECK(total("awards", q) == total("awards", start - 1));
    }
    if (scenario.variants[v].name != "innovation_voucher") continue;
    CHECK(total("applications", start - 1) > 0);
    CHECK(total("paid_cents", start + 2) > total("paid_cents", start - 1));
  }
}

// Bit for bit, in any data set, under any severity. Seen to fail when a cut also raises local
// demand by 10⁻¹⁵.
TEST_CASE("a cut leaves the world without a programme as it was", "[property][stress]") {
  Run const result = run(scenario_of_cuts(), 2);
  bool same = true;
  for (DatasetInfo const& d : result.layout.datasets) {
    for (std::size_t s = 1; s < result.layout.stresses.size(); ++s) {
      for (std::size_t q = 0; q < result.layout.quarters; ++q) {
        for (std::size_t e = 0; e < d.entries; ++e) {
          for (Outcome const& outcome : result.outcomes) {
            same = same && same_bits(outcome.values[result.layout.at(d, 0, s, q, e)],
                                     outcome.values[result.layout.at(d, 0, 0, q, e)]);
          }
        }
      }
    }
  }
  CHECK(same);
}

// Half of an even release, from the first quarter on, is the programme of half the money: the same
// world, bit for bit. Seen to fail with a cut that begins a quarter late.
TEST_CASE("a programme cut by half from its start is a programme of half the money",
          "[property][stress]") {
  Scenario cut = small_scenario(), half = small_scenario();
  add_variant(cut, "voucher", {small_voucher({{"budget_keur", 1000.0}})});
  add_variant(half, "voucher", {small_voucher({{"budget_keur", 500.0}})});
  add_stress(cut, "cut", "programme_budget_cut",
             {{"severity_percent", 50.0}, {"start_quarter", std::int64_t{1}}});
  Arm a = begin_arm(cut, 1, 1), b = begin_arm(half, 1, 0);
  while (a.world.now < 20) {
    a.step();
    b.step();
    INFO("quarter " << a.world.now);
    REQUIRE(same_state(a.world, b.world));
  }
  CHECK(b.world.office.counts[0].awards > 10);
}
