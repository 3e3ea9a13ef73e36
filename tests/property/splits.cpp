// Splits by class of firm, by place and of start-ups: parts that add up to what the run measures
// otherwise, exactly; the same firms in every world.
#include <clustress/catch.hpp>
#include <cmath>
#include <map>

#include "sim/behaviour/finance.hpp"
#include "sim/engine/class_book.hpp"
#include "sim/engine/layout.hpp"
#include "sim/engine/replicate.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

std::string const class_groups[] = {"size_class", "age_class", "wage_third"};

// Two regions, vouchers, founders, a recession; a programme that does nothing comes last.
Scenario split_scenario() {
  Scenario scenario = busy_scenario(two_region_facts());
  add_variant(scenario, "founders",
              {make_instrument("start_up_support", {{"budget_keur", 2000.0}}), small_voucher()});
  add_variant(scenario, "null", {});
  return scenario;
}

Run const& split_run() {
  static Run const result = run(split_scenario(), 2, 2);
  return result;
}

// Calls f(replicate, variant, stress, quarter) for all year ends.
template <class F>
void for_each_year_end(Run const& run, F&& f) {
  for (std::size_t r = 0; r < run.outcomes.size(); ++r) {
    for (std::size_t v = 0; v < run.layout.variants.size(); ++v) {
      for (std::size_t s = 0; s < run.layout.stresses.size(); ++s) {
        for (std::size_t q = 0; q < run.layout.quarters; q += 4) f(r, v, s, q);
      }
    }
  }
}

double sum(Run const& run, std::size_t r, std::string const& group, std::string const& name,
           std::size_t v, std::size_t s, std::size_t q) {
  double sum = 0;
  for (std::size_t k = 0; k < run.dataset(group, name).entries; ++k)
    sum += run.value(r, group, name, v, s, q, k);
  return sum;
}

}  // namespace

TEST_CASE("classes of firms add up to all firms, and so do the differences they make",
          "[property][splits]") {
  Run const& result = split_run();
  REQUIRE(result.all_done());
  for_each_year_end(result, [&](std::size_t r, std::size_t v, std::size_t s, std::size_t q) {
    auto const total = [&](char const* name) { return result.value(r, "total", name, v, s, q); };
    for (std::string const& group : class_groups) {
      INFO(group << ", " << result.layout.variants[v] << ", quarter " << q);
      CHECK(sum(result, r, group, "jobs_of_class", v, s, q) == total("jobs"));
      CHECK(sum(result, r, group, "firms_of_class", v, s, q) == total("firms"));
      CHECK(sum(result, r, group, "firms_10plus_of_class", v, s, q) == total("firms_10plus"));
      double const value = sum(result, r, group, "value_added_of_class", v, s, q);
      CHECK(std::abs(value / sum(result, r, "size_class", "value_added_of_class", v, s, q) - 1) <
            1e-12);
      CHECK(sum(result, r, group, "high_growth_firms", v, s, q) ==
            sum(result, r, "size_class", "high_growth_firms", v, s, q));
    }
  });
}

TEST_CASE("a programme that does nothing leaves every class as it is, to the bit",
          "[property][splits]") {
  Run const& result = split_run();
  std::size_t const null = result.layout.variants.size() - 1;
  std::size_t grown = 0;
  for_each_year_end(result, [&](std::size_t r, std::size_t v, std::size_t s, std::size_t q) {
    if (v != null) return;
    for (std::string const& group : class_groups) {
      for (char const* name : {"jobs_of_class", "firms_of_class", "value_added_of_class",
                               "firms_10plus_of_class", "high_growth_firms"}) {
        for (std::size_t k = 0; k < result.dataset(group, name).entries; ++k) {
          CHECK(same_bits(result.value(r, group, name, v, s, q, k),
                          result.value(r, group, name, 0, s, q, k)));
        }
      }
    }
    grown += sum(result, r, "size_class", "high_growth_firms", v, s, q) > 0 ? 1 : 0;
  });
  CHECK(grown > 0);
}

// Classes and growth found again from firms' ids alone, in every world. Seen to fail when an
// entrant gets the class of another, and when a key is taken apart in another order than it is put
// together.
TEST_CASE("size, age and growth are those of the same firms by their ids", "[property][splits]") {
  Scenario scenario = split_scenario();
  struct Firm {
    std::size_t size, age;
    std::map<int, std::int32_t> jobs;
  };
  struct World1 {
    std::map<std::uint64_t, Firm> firms;
    std::map<int, std::array<double, size_classes>> jobs, grown;
    std::map<int, std::array<double, age_classes>> by_age;
    std::map<int, double> sold;  // by all firms that live at the end of the quarter
  };
  std::map<std::pair<std::size_t, std::size_t>, World1> seen;
  StopFlag const never{false};
  Preparation const preparation = prepare(scenario);
  Outcome const outcome = run_replicate(
      scenario, preparation, 1, never, {},
      [&](std::size_t variant, std::size_t stress, World const& world) {
        World1& here = seen[{variant, stress}];
        auto& jobs = here.jobs[world.now];
        auto& grown = here.grown[world.now];
        auto& by_age = here.by_age[world.now];
        world.firms.for_each_firm([&](CellRow, std::size_t row) {
          std::int32_t const n = world.firms.jobs[row];
          int const age = world.now == 0 ? (0 - world.firms.founded[row]) / 4 : -1;
          Firm& firm = here.firms
                           .try_emplace(to_number(world.firms.id[row]), Firm{n < 10    ? 0U
                                                                             : n < 50  ? 1U
                                                                             : n < 250 ? 2U
                                                                                       : 3U,
                                                                             age < 0    ? 0U
                                                                             : age < 3  ? 1U
                                                                             : age < 6  ? 2U
                                                                             : age < 11 ? 3U
                                                                                        : 4U,
                                                                             {}})
                           .first->second;
          jobs[firm.size] += n;
          here.sold[world.now] += world.firms.local_sales[row] + world.firms.outside_sales[row];
          by_age[firm.age] += n;
          firm.jobs[world.now] = n;
          auto const old = firm.jobs.find(world.now - 12);
          if (old == firm.jobs.end() || old->second < 10) return;
          grown[firm.size] += n > std::pow(1.1, 3) * old->second ? 1 : 0;
        });
      });
  Run result{preparation.layout, {outcome}};
  REQUIRE(result.all_done());
  double all_grown = 0;
  for_each_year_end(result, [&](std::size_t r, std::size_t v, std::size_t s, std::size_t q) {
    World1& here = seen.at({v, s});
    int const now = static_cast<int>(q);
    CHECK(std::abs(sum(result, r, "size_class", "value_added_of_class", v, s, q) / here.sold[now] -
                   1) < 1e-12);
    for (std::size_t k = 0; k < size_classes; ++k) {
      CHECK(result.value(r, "size_class", "jobs_of_class", v, s, q, k) == here.jobs[now][k]);
      CHECK(result.value(r, "size_class", "high_growth_firms", v, s, q, k) == here.grown[now][k]);
      all_grown += here.grown[now][k];
    }
    for (std::size_t k = 0; k < age_classes; ++k)
      CHECK(result.value(r, "age_class", "jobs_of_class", v, s, q, k) == here.by_age[now][k]);
  });
  CHECK(all_grown > 0);
}

// Firm by firm: the jobs of all that pay less, and half of those that pay the same.
TEST_CASE("a wage third holds a third of the jobs, in the order of what firms pay",
          "[property][splits]") {
  World const world = begin_arm(split_scenario()).world;
  struct Paid {
    double wage, jobs;
  };
  std::vector<Paid> paid;
  world.firms.for_each_firm([&](CellRow cell, std::size_t row) {
    std::int32_t const jobs = world.firms.jobs[row];
    paid.push_back(
        {average_wage_keur(world, cell) * world.economy->sizes.of(jobs, &SizeEffects::value_added),
         static_cast<double>(jobs)});
  });
  double all = 0;
  for (Paid const& firm : paid) all += firm.jobs;
  std::map<double, double> jobs_at;
  for (Paid const& firm : paid) jobs_at[firm.wage] += firm.jobs;
  std::array<double, wage_thirds> expected{};
  double below = 0;
  for (auto const& [wage, jobs] : jobs_at) {
    double const middle = (below + 0.5 * jobs) / all;
    expected[middle < 1.0 / 3 ? 0 : middle < 2.0 / 3 ? 1 : 2] += jobs;
    below += jobs;
  }
  ClassSums const sums = ClassBook(world).sums(world);
  for (std::size_t k = 0; k < wage_thirds; ++k) {
    CHECK(static_cast<double>(sums[first_wage_third + k].jobs) == expected[k]);
    CHECK(std::abs(expected[k] / all - 1.0 / 3) < 0.1);
  }
}

TEST_CASE("more than ten per cent a year over three years, from ten jobs on", "[splits]") {
  CHECK_FALSE(has_grown_high(9, 1000));
  CHECK_FALSE(has_grown_high(10, 13));  // 10 · 1.331 = 13.31
  CHECK(has_grown_high(10, 14));
  CHECK_FALSE(has_grown_high(1000, 1331));  // exactly ten per cent
  CHECK(has_grown_high(1000, 1332));
  CHECK_FALSE(has_grown_high(1'000'000'000, 1'331'000'000));
}

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

// A firm of the test's own memory: who entered, and who lives so many quarters later.
TEST_CASE("survivors are the entrants that live so many years later", "[property][splits]") {
  Scenario const scenario = split_scenario();
  std::map<int, std::map<std::uint64_t, bool>> alive;  // of variant 4, by quarter
  std::map<int, std::vector<std::uint64_t>> entered;
  StopFlag const never{false};
  Preparation const preparation = prepare(scenario);
  std::size_t const variant = 4;
  Outcome const outcome = run_replicate(
      scenario, preparation, 0, never, {}, [&](std::size_t v, std::size_t s, World const& world) {
        if (v != variant || s != 0) return;
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
    double survivors = 0;
    for (auto const& [quarter, ids] : entered) {
      int const then = quarter + 4 * survived_years[y];
      if (then > 40) continue;
      for (std::uint64_t const id : ids) survivors += alive[then].contains(id) ? 1 : 0;
    }
    double recorded = 0;
    for (std::size_t kind = 0; kind < start_up_kinds; ++kind)
      recorded += result.value(0, "start_up", "survivors_with", variant, 0, 40,
                               kind * survived_years.size() + y);
    CHECK(recorded == survivors);
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
    return group == "size_class" || group == "age_class" || group == "wage_third" ||
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
