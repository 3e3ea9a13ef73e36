// What every instrument promises, whatever it does: no money, no effect; never more money than was
// released; only to those who are eligible.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>

#include "tests/contract/every_instrument.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

std::vector<std::string> const selections = {"merit", "need", "lottery", "first_come", "strategic"};

bool has_suffix(std::string const& text, std::string const& suffix) {
  return text.size() >= suffix.size() &&
         text.compare(text.size() - suffix.size(), suffix.size(), suffix) == 0;
}

// Every world of the run equals the arm without a programme of the same stress, in every number.
void check_no_effect(Run const& run) {
  REQUIRE(run.all_done());
  for (DatasetInfo const& d : run.layout.datasets) {
    bool const by_world = d.group != "instrument" && !d.group.starts_with("account") &&
                          d.group != "evaluation" && d.group != "start_up" &&
                          d.name.rfind("beneficiary_", 0) != 0 && d.name.rfind("projects_", 0) != 0;
    bool const zero = d.group == "instrument" || d.name.rfind("jobs_delta", 0) == 0 ||
                      d.group == "evaluation" || d.name.rfind("beneficiary_", 0) == 0 ||
                      has_suffix(d.name, "_additional") || has_suffix(d.name, "_deadweight");
    for (std::size_t v = 1; v < run.layout.variants.size(); ++v) {
      for (std::size_t s = 0; s < run.layout.stresses.size(); ++s) {
        bool same = true;
        for (std::size_t q = 0; q < run.layout.quarters; ++q) {
          for (std::size_t e = 0; e < d.entries; ++e) {
            for (Outcome const& outcome : run.outcomes) {
              double const with = outcome.values[run.layout.at(d, v, s, q, e)];
              double const without = outcome.values[run.layout.at(d, 0, s, q, e)];
              if (by_world || d.name == "projects_started") same = same && same_bits(with, without);
              if (zero) same = same && with == 0.0;
            }
          }
        }
        INFO(d.group << "/" << d.name << " of " << run.layout.variants[v] << " under "
                     << run.layout.stresses[s]);
        CHECK(same);
      }
    }
  }
  for (std::size_t v = 1; v < run.layout.variants.size(); ++v) {
    for (std::size_t q = 0; q < run.layout.quarters; ++q) {
      for (std::size_t g = 0; g < 5; ++g) {
        CHECK(run.value(0, "account", "jobs_with", v, 0, q, g) ==
              run.value(0, "account", "jobs_without", v, 0, q, g));
      }
      for (std::size_t k = 0; k < run.dataset("start_up", "start_ups_with").entries; ++k) {
        for (std::string const name : {"start_ups_with", "survivors_with"}) {
          CHECK(same_bits(run.value(0, "start_up", name, v, 0, q, k),
                          run.value(0, "start_up", name + "out", v, 0, q, k)));
        }
      }
    }
  }
}
}  // namespace

// Under an undisturbed and a disturbed world. Seen to fail when close_books or a reference
// programme draws a random number of a firm's purpose, and when a call is held without money
// (applications).
TEST_CASE("without money an instrument changes nothing, bit for bit, in any data set",
          "[contract]") {
  Scenario scenario = small_scenario();
  add_stress(scenario, "recession", "demand_recession", {{"severity_percent", 7.0}});
  for (std::string const& kind : kinds())
    add_variant(scenario, kind, {make_instrument(kind, {{"budget_keur", 0.0}})});
  scenario.output.splits = RecordedSplits::by_quarter;  // what is not recorded is no number
  check_no_effect(run(scenario, 2));
}

TEST_CASE("money that nobody knows of stays where it is and changes nothing", "[contract]") {
  Scenario scenario = small_scenario();
  add_variant(scenario, "unknown", {small_voucher({{"awareness_share", 0.0}})});
  Run const unknown = run(scenario);
  for (std::size_t q = 0; q < unknown.layout.quarters; ++q) {
    CHECK(unknown.value(0, "instrument", "applications", 1, 0, q) == 0.0);
    CHECK(unknown.value(0, "account", "jobs_delta", 1, 0, q, 4) == 0.0);
    CHECK(unknown.value(0, "total", "sales", 1, 0, q) ==
          unknown.value(0, "total", "sales", 0, 0, q));
  }
  CHECK(unknown.value(0, "instrument", "unspent_cents", 1, 0, 40) == 1e8);
}

// Every rule of selection, short money, and delays: in each quarter outlay <= released, and all
// released in the end is accounted.
TEST_CASE("outlay never runs ahead of what was released", "[contract]") {
  for (std::string const& kind : kinds()) {
    Scenario scenario = small_scenario();
    scenario.simulation.horizon_quarters = 20;
    raise_ideas(scenario.model);
    for (std::string const& selection : selections) {
      for (std::int64_t const delay : {1, 5}) {
        Settings const terms = {{"name", selection + std::to_string(delay)},
                                {"budget_keur", 1234.5678},
                                {"duration_quarters", std::int64_t{7}},
                                {"selection", selection},
                                {"payout_delay_quarters", delay},
                                {"awareness_share", 1.0},
                                {"administration_share", 0.0731},
                                {"strategic_sectors", std::vector<std::string>{"health"}}};
        add_variant(scenario, selection + std::to_string(delay), {make_instrument(kind, terms)});
      }
    }
    Run const result = run(scenario);
    REQUIRE(result.all_done());
    for (std::size_t v = 1; v < result.layout.variants.size(); ++v) {
      double before = 0;
      for (std::size_t q = 0; q < result.layout.quarters; ++q) {
        auto const of = [&](char const* name) {
          return result.value(0, "instrument", name, v, 0, q, v - 1);
        };
        double const outlay =
            of("paid_cents") + of("administration_cents") + of("called_guarantees_cents");
        INFO(kind << " " << result.layout.variants[v] << " quarter " << q);
        CHECK(outlay + of("committed_cents") <= of("released_cents"));
        CHECK(outlay >= before);
        CHECK(of("released_cents") <= 123'456'780.0);
        before = outlay;
      }
      CHECK(before > 0.0);
      CHECK(result.value(0, "instrument", "released_cents", v, 0, 20, v - 1) == 123'456'780.0);
    }
  }
}

// Ideas that no call looks at are left out: an instrument that says so of itself takes none, and
// another one does. Seen to fail with the one line taken from a transfer, and put into a voucher.
TEST_CASE("an instrument takes applications if it says that it supports ideas", "[contract]") {
  for (std::string const& kind : kinds()) {
    Scenario scenario = small_scenario();
    scenario.simulation.horizon_quarters = 8;
    raise_ideas(scenario.model);
    auto const instrument = make_instrument(kind, {{"budget_keur", 5000.0},
                                                   {"duration_quarters", std::int64_t{6}},
                                                   {"awareness_share", 1.0}});
    add_variant(scenario, kind, {instrument});
    INFO(kind);
    CHECK((run(scenario).value(0, "instrument", "applications", 1, 0, 8) > 0.0) ==
          instrument->supports_ideas());
  }
}

// The account's beneficiaries are the firms that were paid: of a transfer to one sector, the firms
// of that sector alive at the payment, and nobody else. Seen to fail when a transfer counts as paid
// to everyone in the target regions.
TEST_CASE("beneficiaries in the account of jobs are the firms that were paid", "[contract]") {
  Scenario scenario = small_scenario();
  Settings const terms = {{"budget_keur", 1000.0},
                          {"duration_quarters", std::int64_t{1}},
                          {"sectors", std::vector<std::string>{"health"}}};
  add_variant(scenario, "transfer", {make_instrument("transfer", terms)});
  Run const result = run(scenario);
  double const beneficiaries = result.value(0, "account", "firms", 1, 0, 1, 0);
  double const health = result.value(0, "sector", "firms", 1, 0, 1, 2),
               born = result.value(0, "sector", "entries", 1, 0, 1, 2);
  CHECK(beneficiaries == health - born);
  CHECK(beneficiaries > 100);
}

TEST_CASE("a programme spends in its target regions only", "[contract]") {
  for (std::string const& kind : kinds()) {
    Scenario scenario = small_scenario(two_region_facts());
    add_variant(scenario, kind,
                {make_instrument(kind, {{"budget_keur", 1000.0}, {"awareness_share", 1.0}})},
                {"Halle"});
    Arm arm = begin_arm(scenario, 1);
    REQUIRE(arm.programme.regions == std::vector<RegionRow>{RegionRow(1)});
    for (std::size_t c = 0; c < arm.world.cells.size(); ++c) {
      bool const eligible = arm.programme.lines[0].eligible[c] != 0;
      CHECK(eligible == (arm.world.economy->cells[c].region == RegionRow(1)));
    }
  }
}
