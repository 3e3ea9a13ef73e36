// Splits by class of firm: parts that add up to what the run measures otherwise, exactly; the same
// firms in every world.
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

namespace {

// What firms pay a person at programme start, by cell and jobs, and the thirds of all jobs by it:
// the jobs of all that pay less, and half of those that pay the same.
class WageThirds {
 public:
  WageThirds() = default;
  explicit WageThirds(World const& start) : sizes_(&start.economy->sizes) {
    for (std::size_t c = 0; c < start.cells.size(); ++c)
      average_.push_back(average_wage_keur(start, CellRow(c)));
    double all = 0, below = 0;
    start.firms.for_each_firm([&](CellRow cell, std::size_t row) {
      jobs_at_[wage(cell, start.firms.jobs[row])] += start.firms.jobs[row];
      all += start.firms.jobs[row];
    });
    for (auto const& [wage, jobs] : jobs_at_) {
      double const middle = (below + 0.5 * jobs) / all;
      third_[wage] = middle < 1.0 / 3 ? 0 : middle < 2.0 / 3 ? 1 : 2;
      below += jobs;
    }
  }
  // Of a wage between two of the start, the third of the lower one.
  [[nodiscard]] std::size_t of(CellRow cell, std::int32_t jobs) const {
    auto const above = third_.upper_bound(wage(cell, jobs));
    return above == third_.begin() ? 0 : std::prev(above)->second;
  }

 private:
  [[nodiscard]] double wage(CellRow cell, std::int32_t jobs) const {
    return average_.at(cell.get()) * sizes_->of(jobs, &SizeEffects::value_added);
  }

  SizeTable const* sizes_ = nullptr;
  std::vector<double> average_;
  std::map<double, double> jobs_at_;
  std::map<double, std::size_t> third_;
};

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
// entrant gets the class of another or the wage of another size, and when a key is taken apart in
// another order than it is put together.
TEST_CASE("size, age, wage and growth are those of the same firms by their ids",
          "[property][splits]") {
  Scenario scenario = split_scenario();
  struct Firm {
    std::size_t size, age, wage;
    std::map<int, std::int32_t> jobs;
  };
  struct World1 {
    std::map<std::uint64_t, Firm> firms;
    std::map<int, std::array<double, size_classes>> jobs, grown;
    std::map<int, std::array<double, age_classes>> by_age;
    std::map<int, std::array<double, wage_thirds>> by_wage;
    WageThirds thirds;
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
        auto& by_wage = here.by_wage[world.now];
        if (world.now == 0) here.thirds = WageThirds(world);
        world.firms.for_each_firm([&](CellRow cell, std::size_t row) {
          std::int32_t const n = world.firms.jobs[row];
          int const age = world.now == 0 ? (0 - world.firms.founded[row]) / 4 : -1;
          std::size_t const size = n < 10 ? 0 : n < 50 ? 1 : n < 250 ? 2 : 3;
          std::size_t const age_class = age < 0 ? 0 : age < 3 ? 1 : age < 6 ? 2 : age < 11 ? 3 : 4;
          Firm& firm = here.firms
                           .try_emplace(to_number(world.firms.id[row]),
                                        Firm{size, age_class, here.thirds.of(cell, n), {}})
                           .first->second;
          jobs[firm.size] += n;
          here.sold[world.now] += world.firms.local_sales[row] + world.firms.outside_sales[row];
          by_age[firm.age] += n;
          by_wage[firm.wage] += n;
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
    for (std::size_t k = 0; k < wage_thirds; ++k)
      CHECK(result.value(r, "wage_third", "jobs_of_class", v, s, q, k) == here.by_wage[now][k]);
  });
  CHECK(all_grown > 0);
}

// Several starts, so that thirds end in the first and in the second half of a firm.
TEST_CASE("a wage third holds a third of the jobs, in the order of what firms pay",
          "[property][splits]") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    Scenario scenario = split_scenario();
    scenario.simulation.seed = seed;
    World const world = begin_arm(scenario).world;
    WageThirds const thirds(world);
    std::array<double, wage_thirds> expected{};
    double all = 0;
    world.firms.for_each_firm([&](CellRow cell, std::size_t row) {
      expected[thirds.of(cell, world.firms.jobs[row])] += world.firms.jobs[row];
      all += world.firms.jobs[row];
    });
    ClassSums const sums = ClassBook(world).sums(world);
    for (std::size_t k = 0; k < wage_thirds; ++k) {
      CHECK(static_cast<double>(sums[first_wage_third + k].jobs) == expected[k]);
      CHECK(std::abs(expected[k] / all - 1.0 / 3) < 0.1);
    }
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
