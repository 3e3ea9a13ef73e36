// Splits by place, start-ups, lapsed awards: parts that add up to what the run measures otherwise,
// exactly; and how much of all this a scenario has recorded.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>
#include <map>

#include "sim/behaviour/finance.hpp"
#include "sim/engine/class_book.hpp"
#include "sim/engine/layout.hpp"
#include "sim/engine/replicate.hpp"
#include "tests/support/split_world.hpp"

using namespace clustress;
using namespace clustress::test;

// The change in a region, or in a cluster, is known from its jobs in both worlds.
TEST_CASE("the account by place adds up to the account, and to what each place gains",
          "[property][splits]") {
  Run const& result = split_run();
  std::size_t const regions = 2, groups = account_groups;
  double somewhere = 0;
  for_each_year_end(result, [&](std::size_t r, std::size_t v, std::size_t s, std::size_t q) {
    INFO(result.layout.variants[v] << ", quarter " << q);
    for (std::size_t g = 0; g < groups; ++g) {
      double sum = 0;
      for (std::size_t k = 0; k < regions; ++k)
        sum += result.value(r, "account_region", "jobs_delta", v, s, q, g * regions + k);
      CHECK(sum == result.value(r, "account", "jobs_delta", v, s, q, g));
      somewhere += std::abs(sum);
    }
    for (std::string const place : {"region", "cluster"}) {
      std::size_t const places = result.dataset(place, "jobs").entries;
      for (std::size_t k = 0; k < places; ++k) {
        double sum = 0;
        for (std::size_t g = 0; g < groups; ++g)
          sum += result.value(r, "account_" + place, "jobs_delta", v, s, q, g * places + k);
        double const gained = v == 0 ? 0.0
                                     : result.value(r, place, "jobs", v, s, q, k) -
                                           result.value(r, place, "jobs", 0, s, q, k);
        CHECK(sum == gained);
      }
    }
  });
  CHECK(somewhere > 0);
}

// Both kinds together are all entrants of either world.
TEST_CASE("start-ups are the entrants of both worlds, and survivors become fewer",
          "[property][splits]") {
  Run const& result = split_run();
  double supported = 0;
  for_each_year_end(result, [&](std::size_t r, std::size_t v, std::size_t s, std::size_t q) {
    if (v == 0) return;
    auto const of = [&](char const* name, std::size_t kind, std::size_t y) {
      return result.value(r, "start_up", name, v, s, q, kind * survived_years.size() + y);
    };
    for (std::size_t y = 0; y < survived_years.size(); ++y) {
      double with = 0, without = 0;
      auto const back = static_cast<std::size_t>(4 * survived_years[y]);
      for (std::size_t t = 1; t + back <= q; ++t) {
        with += result.value(r, "total", "entries", v, s, t);
        without += result.value(r, "total", "entries", 0, s, t);
      }
      INFO(result.layout.variants[v] << ", quarter " << q << ", " << survived_years[y]);
      CHECK(of("start_ups_with", 0, y) + of("start_ups_with", 1, y) == with);
      CHECK(of("start_ups_without", 0, y) + of("start_ups_without", 1, y) == without);
      CHECK(of("survivors_with", 1, y) <= of("start_ups_with", 1, y));
      CHECK(of("start_ups_without", 0, y) <= of("start_ups_with", 0, y));
      if (with > 0) CHECK(of("survivors_with", 1, y) > 0);
      if (v + 1 == result.layout.variants.size()) {
        CHECK(of("start_ups_with", 0, y) == 0);
        CHECK(of("survivors_with", 1, y) == of("survivors_without", 1, y));
      }
    }
    supported += of("start_ups_with", 0, 0);
  });
  CHECK(supported > 0);
}

// A firm of the test's own memory: who entered, and who lives so many quarters later, with the
// programme and without.
TEST_CASE("survivors are the entrants that live so many years later", "[property][splits]") {
  Scenario const scenario = split_scenario();
  struct World1 {
    std::map<int, std::map<std::uint64_t, bool>> alive;  // by quarter
    std::map<int, std::vector<std::uint64_t>> entered;

    [[nodiscard]] double survivors(int years) const {
      double sum = 0;
      for (auto const& [quarter, ids] : entered) {
        int const then = quarter + 4 * years;
        if (then > 40) continue;
        for (std::uint64_t const id : ids) sum += alive.at(then).contains(id) ? 1 : 0;
      }
      return sum;
    }
  };
  std::map<std::size_t, World1> seen;  // by variant
  StopFlag const never{false};
  Preparation const preparation = prepare(scenario);
  std::size_t const variant = 4;
  Outcome const outcome = run_replicate(
      scenario, preparation, 0, never, {}, [&](std::size_t v, std::size_t s, World const& world) {
        if ((v != variant && v != 0) || s != 0) return;
        auto& [alive, entered] = seen[v];
        auto& here = alive[world.now];
        world.firms.for_each_firm(
            [&](CellRow, std::size_t row) { here[to_number(world.firms.id[row])] = true; });
        for (auto const& [id, lives] : here) {
          if (world.now > 0 && !alive[world.now - 1].contains(id)) entered[world.now].push_back(id);
        }
      });
  Run const result{preparation.layout, {outcome}};
  REQUIRE(result.layout.variants[variant] == "founders");
  for (std::size_t y = 0; y < survived_years.size(); ++y) {
    auto const recorded = [&](char const* name) {
      double sum = 0;
      for (std::size_t kind = 0; kind < start_up_kinds; ++kind)
        sum += result.value(0, "start_up", name, variant, 0, 40, kind * survived_years.size() + y);
      return sum;
    };
    CHECK(recorded("survivors_with") == seen[variant].survivors(survived_years[y]));
    CHECK(recorded("survivors_without") == seen[0].survivors(survived_years[y]));
  }
}

TEST_CASE("what lapses has one reason, and what is not paid was started", "[property][splits]") {
  Run const& result = split_run();
  double lapsed = 0;
  for_each_year_end(result, [&](std::size_t r, std::size_t v, std::size_t s, std::size_t q) {
    for (std::size_t k = 0; k < result.dataset("instrument", "awards").entries; ++k) {
      auto const of = [&](char const* name) {
        return result.value(r, "instrument", name, v, s, q, k);
      };
      CHECK(of("lapsed_no_place") + of("lapsed_not_worth") + of("lapsed_no_finance") ==
            of("projects_unused"));
      CHECK(of("awards_unpaid") <= of("projects_supported"));
      lapsed += of("projects_unused");
    }
  });
  CHECK(lapsed > 0);
}

// Three years before the end is quarter 6, which is no year end.
TEST_CASE("[output] takes more or less, and moves no other number", "[property][splits]") {
  Scenario scenario = split_scenario();
  scenario.simulation.horizon_quarters = 18;
  Run const by_year = run(scenario);
  scenario.output.splits = RecordedSplits::by_quarter;
  Run const by_quarter = run(scenario);
  scenario.output.splits = RecordedSplits::none;
  Run const none = run(scenario);
  CHECK(by_quarter.layout == by_year.layout);
  CHECK(none.layout.datasets.size() < by_year.layout.datasets.size());
  auto const is_optional_group = [](std::string const& group) {
    return std::ranges::find(class_groups, group) != std::end(class_groups) ||
           group == "account_region" || group == "account_cluster" || group == "start_up";
  };
  std::size_t left_out = 0;
  for (DatasetInfo const& d : by_year.layout.datasets) {
    for (std::size_t v = 0; v < by_year.layout.variants.size(); ++v) {
      for (std::size_t q = 0; q < by_year.layout.quarters; ++q) {
        for (std::size_t k = 0; k < d.entries; ++k) {
          INFO(d.group << "/" << d.name << ", quarter " << q);
          double const year = by_year.value(0, d.group, d.name, v, 1, q, k),
                       quarter = by_quarter.value(0, d.group, d.name, v, 1, q, k);
          if (!is_optional_group(d.group)) {
            CHECK(same_bits(year, quarter));
            CHECK(same_bits(year, none.value(0, d.group, d.name, v, 1, q, k)));
          } else if (q % 4 == 0 || q == 18) {
            CHECK(std::isfinite(year));
            CHECK(same_bits(year, quarter));
          } else {
            CHECK(std::isnan(year));
            CHECK(std::isfinite(quarter));
            ++left_out;
          }
        }
      }
    }
  }
  CHECK(left_out > 0);
}
