// Accounts that must close in every quarter of every world: the books of the programme, the account
// of jobs, sums over firms.
#include <clustress/catch.hpp>
#include <cmath>

#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// Two regions, several instruments in one variant, short money, a recession: everything at once.
Scenario mixed_scenario() {
  Scenario scenario = busy_scenario(two_region_facts());
  Settings const odd = {{"budget_keur", 777.77777},
                        {"duration_quarters", std::int64_t{7}},
                        {"start_quarter", std::int64_t{3}}};
  auto const with = [&](Settings const& more) {
    Settings all = odd;
    all.insert(all.end(), more.begin(), more.end());
    return all;
  };
  add_variant(scenario, "mix",
              {small_voucher(with({{"name", std::string("short")},
                                   {"budget_keur", 60.0},
                                   {"selection", std::string("lottery")}})),
               small_voucher(with({{"name", std::string("cluster")},
                                   {"clusters", std::vector<std::string>{"Biotech"}}})),
               make_instrument("household_transfer", with({{"name", std::string("income")}})),
               make_instrument("public_purchase", with({{"name", std::string("purchase")}})),
               make_instrument("transfer", with({{"name", std::string("grant")}}))},
              {"Leipzig", "Halle"});
  scenario.variants.back().financed_inside_share = 0.5;
  return scenario;
}

// Calls f(variant, stress, quarter) for all.
template <class F>
void for_each_world_quarter(Run const& run, F&& f) {
  for (std::size_t v = 0; v < run.layout.variants.size(); ++v) {
    for (std::size_t s = 0; s < run.layout.stresses.size(); ++s) {
      for (std::size_t q = 0; q < run.layout.quarters; ++q) f(v, s, q);
    }
  }
}

// Sums of the living firms against the state kept beside them, at chosen phases.
struct FirmSums {
  std::size_t checks = 0;

  static void observe(void* context, StepPhase phase, World const& world) {
    auto& sums = *static_cast<FirmSums*>(context);
    if (phase == StepPhase::vacancies) sums.check_markets(world);
    if (phase == StepPhase::settlement) sums.check_jobs(world);
  }
  // local sales are scaled in the pass that posts vacancies
  void check_markets(World const& world) {
    Economy const& economy = *world.economy;
    for (std::size_t m = 0; m < economy.markets.size(); ++m) {
      double local = 0, outside = 0, cells_outside = 0;
      for (std::size_t c = economy.markets[m].cell_begin; c < economy.markets[m].cell_end; ++c) {
        Segment const& s = world.firms.segment(CellRow(c));
        for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
          local += world.firms.local_sales[row];
          outside += world.firms.outside_sales[row];
        }
        cells_outside += world.cells[c].outside_sales;
      }
      INFO("quarter " << world.now << " market " << m);
      CHECK(std::abs(local - world.markets[m].local_demand) <=
            1e-12 * world.markets[m].local_demand);
      CHECK(std::abs(outside - cells_outside) <= 1e-12 * cells_outside);
      ++checks;
    }
  }
  void check_jobs(World const& world) {
    for (std::size_t c = 0; c < world.cells.size(); ++c) {
      Segment const& s = world.firms.segment(CellRow(c));
      std::int64_t jobs = 0;
      for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
        jobs += world.firms.jobs[row];
        if (world.firms.jobs[row] < 1) FAIL("a firm without a job lives");
      }
      INFO("quarter " << world.now << " cell " << c);
      CHECK(jobs == world.cells[c].jobs);
    }
  }
};

}  // namespace

// Seen to fail when post() drops its second leg (also the ledger's own check of every quarter stops
// it), and when a lapsed award gives back its amount without the administration.
TEST_CASE("the books of every instrument balance to the cent in every quarter of every world",
          "[property]") {
  Run const result = run(mixed_scenario(), 2);
  REQUIRE(result.all_done());
  std::size_t const instruments = result.dataset("instrument", "released_cents").entries;
  double committed = 0, lapsed = 0, own = 0;
  for (std::size_t r = 0; r < 2; ++r) {
    for_each_world_quarter(result, [&](std::size_t v, std::size_t s, std::size_t q) {
      for (std::size_t i = 0; i < instruments; ++i) {
        auto const of = [&](char const* name) {
          return result.value(r, "instrument", name, v, s, q, i);
        };
        INFO(result.layout.variants[v] << " quarter " << q << " instrument " << i);
        CHECK(of("released_cents") == of("paid_cents") + of("committed_cents") +
                                          of("administration_cents") + of("free_cents") +
                                          of("unspent_cents") + of("called_guarantees_cents"));
        for (auto const* name : {"paid_cents", "committed_cents", "administration_cents",
                                 "free_cents", "unspent_cents"}) {
          CHECK(of(name) >= 0);
          CHECK(of(name) == std::floor(of(name)));
        }
        CHECK(of("projects_supported") + of("projects_unused") ==
              of("awards"));  // decided in the quarter of the award
        CHECK(of("awards") <= of("applications"));
        committed += of("committed_cents");
        if (q == 40)
          CHECK(of("committed_cents") ==
                0);  // every promise was paid or has lapsed, administration included
        lapsed += of("projects_unused");
        own += of("private_cofinancing_cents");
      }
    });
  }
  CHECK(committed > 0);  // the paths of promises, lapses and co-financing were taken
  CHECK(lapsed > 0);
  CHECK(own > 0);
}

// With an own share of 0.2 a supported project costs the firm at least a quarter of what the
// programme pays, to a cent a project: cost overruns raise the firm's part, a project that turns
// out cheaper lowers the support. Seen to fail when the promise is not reduced for a project that
// turns out cheaper.
TEST_CASE("firms pay at least their own share of what is supported", "[property]") {
  for (double const own_share : {0.2, 0.5}) {
    Scenario scenario = small_scenario();
    scenario.model.ideas[ProjectKind::assignment].overrun_spread = 1.0;
    add_variant(scenario, "voucher", {small_voucher({{"own_share", own_share}})});
    Run const result = run(scenario, 2);
    for (std::size_t r = 0; r < 2; ++r) {
      auto const of = [&](char const* name) {
        return result.value(r, "instrument", name, 1, 0, 40);
      };
      CHECK(of("paid_cents") > 0);
      CHECK(of("private_cofinancing_cents") >=
            own_share / (1 - own_share) * of("paid_cents") - 2 * of("projects_supported"));
    }
  }
}

// Seen to fail when firms that live only without the programme are left out, and when an entrant's
// row is shifted by one.
TEST_CASE("the account of jobs closes exactly in every quarter of every world", "[property]") {
  Run const result = run(mixed_scenario(), 2);
  double movement = 0;
  for (std::size_t r = 0; r < 2; ++r) {
    for_each_world_quarter(result, [&](std::size_t v, std::size_t s, std::size_t q) {
      if (v == 0) return;
      auto const total = [&](char const* group, char const* name, std::size_t variant) {
        return result.value(r, group, name, variant, s, q);
      };
      double delta = 0, with = 0, without = 0, firms = 0;
      for (std::size_t g = 0; g < 5; ++g) {
        auto const of = [&](char const* name) {
          return result.value(r, "account", name, v, s, q, g);
        };
        CHECK(of("jobs_delta") == of("jobs_with") - of("jobs_without"));
        CHECK(of("jobs_delta") == of("jobs_delta_continuing") + of("jobs_delta_only_with") +
                                      of("jobs_delta_only_without"));
        CHECK(of("jobs_delta_only_with") >= 0);
        CHECK(of("jobs_delta_only_without") <= 0);
        delta += of("jobs_delta");
        with += of("jobs_with");
        without += of("jobs_without");
        firms += of("firms");
        movement += std::abs(of("jobs_delta_only_with")) + std::abs(of("jobs_delta_only_without"));
      }
      INFO(result.layout.variants[v] << " stress " << s << " quarter " << q);
      CHECK(with == total("total", "jobs", v));
      CHECK(without == total("total", "jobs", 0));
      CHECK(delta == total("total", "jobs", v) - total("total", "jobs", 0));
      CHECK(firms == total("total", "firms", v));
      CHECK(total("total", "beneficiary_jobs_with", v) ==
            result.value(r, "account", "jobs_with", v, s, q, 0));
      if (q == 0) CHECK(delta == 0);
    });
  }
  CHECK(movement > 0);  // firms that live in one world only occurred
}

TEST_CASE("jobs and firms move by their flows: what is there is what was there, came and went",
          "[property]") {
  Run const result = run(mixed_scenario());
  for_each_world_quarter(result, [&](std::size_t v, std::size_t s, std::size_t q) {
    if (q == 0) return;
    auto const of = [&](char const* name, std::size_t quarter) {
      return result.value(0, "total", name, v, s, quarter);
    };
    CHECK(of("jobs", q) == of("jobs", q - 1) + of("jobs_created", q) - of("jobs_destroyed", q));
    CHECK(of("firms", q) == of("firms", q - 1) + of("entries", q) - of("exits", q));
  });
}

TEST_CASE("splits of an additive indicator add up to its total", "[property]") {
  Run const result = run(mixed_scenario());
  for (DatasetInfo const& total : result.layout.datasets) {
    if (total.group != "total") continue;
    for (auto const* group : {"region", "sector", "region_sector"}) {
      DatasetInfo const* split = nullptr;
      for (DatasetInfo const& d : result.layout.datasets) {
        if (d.group == group && d.name == total.name) split = &d;
      }
      if (split == nullptr) continue;
      for_each_world_quarter(result, [&](std::size_t v, std::size_t s, std::size_t q) {
        double sum = 0, size = 0;
        for (std::size_t e = 0; e < split->entries; ++e) {
          double const value = result.outcomes[0].values[result.layout.at(*split, v, s, q, e)];
          sum += value;
          size += std::abs(value);
        }
        INFO(group << "/" << total.name);
        CHECK(std::abs(sum - result.outcomes[0].values[result.layout.at(total, v, s, q)]) <=
              1e-12 * size);
      });
    }
  }
}

// Seen to fail when clearing uses last quarter's demand, and when the factor is applied twice.
TEST_CASE(
    "local sales add up to local demand in each market, and firms' jobs to their cell's, each "
    "quarter",
    "[property]") {
  Scenario const scenario = mixed_scenario();
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  FirmSums sums;
  for (std::size_t const stress : {0U, 1U}) {
    for (std::size_t const variant : {0U, 4U}) {
      Arm arm = begin_arm(scenario, preparation, variant, stress);
      while (arm.world.now < 40) arm.step(FirmSums::observe, &sums);
    }
  }
  CHECK(sums.checks == 4 * 40 * 6);
}

TEST_CASE("residents at work and unemployed make the labour force, and jobs have holders",
          "[property]") {
  Scenario const scenario = mixed_scenario();
  Arm arm = begin_arm(scenario, 4, 1);
  for (int q = 0; q < 40; ++q) {
    arm.step();
    Economy const& economy = *arm.world.economy;
    std::vector<double> at_work(2, 0.0),
        jobs = {economy.regions[0].fixed_jobs, economy.regions[1].fixed_jobs};
    for (std::size_t c = 0; c < economy.cells.size(); ++c) {
      jobs[economy.cells[c].region.get()] += static_cast<double>(arm.world.cells[c].jobs);
    }
    for (std::size_t r = 0; r < 2; ++r) {
      double staff = 0;
      for (std::size_t h = 0; h < 2; ++h) {
        staff += arm.world.regions[r].residents[h];
        at_work[h] += arm.world.regions[r].residents[h];
      }
      CHECK(staff == Approx(jobs[r]).epsilon(1e-12));
    }
    for (std::size_t h = 0; h < 2; ++h) {
      CHECK(at_work[h] + arm.world.regions[h].unemployed ==
            Approx(arm.world.regions[h].labour_force).epsilon(1e-12));
    }
  }
}
