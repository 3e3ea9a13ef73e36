// Running many replicates: outcomes come in order, what was stored before a stop stays, and the
// live figures add up.
#include <clustress/catch.hpp>

#include "sim/engine/memory.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// Keeps outcomes and asks to stop after some of them.
class StoppingSink final : public OutcomeSink {
 public:
  StoppingSink(StopFlag& stop, std::size_t after) : stop_(stop), after_(after) {}
  [[nodiscard]] std::any pack(Outcome&& outcome) const override {
    return std::make_any<Outcome>(std::move(outcome));
  }
  void store(std::any packed) override {
    stored.push_back(std::any_cast<Outcome>(std::move(packed)));
    if (stored.size() == after_) stop_ = true;
  }
  std::vector<Outcome> stored;

 private:
  StopFlag& stop_;
  std::size_t after_;
};

std::vector<std::uint32_t> const wanted = {9, 2, 5, 0, 7, 1};

std::vector<RunUnit> units_of(std::vector<std::uint32_t> const& replicates) {
  std::vector<RunUnit> units;
  for (std::uint32_t const replicate : replicates) units.push_back({0, replicate});
  return units;
}

// What a run that nobody stops stores.
std::vector<Outcome> stored_with(Scenario const& scenario, Preparation const& preparation,
                                 ExperimentOptions const& options) {
  StopFlag stop{false};
  StoppingSink sink(stop, 1000);
  Progress progress;
  run_experiment(scenario, preparation, units_of(wanted), sink, stop, progress, options);
  return std::move(sink.stored);
}

}  // namespace

TEST_CASE("outcomes are handed over in the order asked for, and the live figures add up",
          "[property][threads]") {
  Scenario const scenario = small_scenario();
  Preparation const preparation = prepare(scenario);
  for (int const threads : {1, 2}) {
    StopFlag stop{false};
    StoppingSink sink(stop, 1000);
    Progress progress;
    run_experiment(scenario, preparation, units_of(wanted), sink, stop, progress, {threads});
    std::vector<std::uint32_t> order;
    std::uint64_t firm_quarters = 0;
    for (Outcome const& outcome : sink.stored) {
      order.push_back(outcome.unit.replicate);
      firm_quarters += outcome.firm_quarters;
    }
    CHECK(order == wanted);
    CHECK(progress.units == wanted.size());
    CHECK(progress.firm_quarters == firm_quarters);
    CHECK(progress.quarters == wanted.size() * quarters_per_replicate(scenario));
  }
}

TEST_CASE(
    "a stop keeps what was stored, a prefix of what was asked for, with the numbers of a whole run",
    "[property][threads]") {
  Scenario const scenario = small_scenario();
  Preparation const preparation = prepare(scenario);
  StopFlag const never_stop{false};
  for (int const threads : {1, 2}) {
    StopFlag stop{false};
    StoppingSink sink(stop, 2);
    Progress progress;
    CHECK_THROWS_AS(
        run_experiment(scenario, preparation, units_of(wanted), sink, stop, progress, {threads}),
        Stopped);
    REQUIRE(sink.stored.size() >= 2);
    CHECK(sink.stored.size() < wanted.size());
    for (std::size_t k = 0; k < sink.stored.size(); ++k) {
      CHECK(sink.stored[k].unit.replicate == wanted[k]);
      CHECK(same_bits(sink.stored[k].values,
                      run_replicate(scenario, preparation, wanted[k], never_stop).values));
    }
  }
}

TEST_CASE("fewer replicates in flight give the same numbers", "[property]") {
  Scenario const scenario = small_scenario();
  Preparation const preparation = prepare(scenario);
  ExperimentOptions options;
  options.threads = 2;
  std::vector<Outcome> const usual = stored_with(scenario, preparation, options);
  REQUIRE(usual.size() == wanted.size());
  for (int const in_flight : {1, 2, 100}) {
    options.in_flight = in_flight;
    std::vector<Outcome> const stored = stored_with(scenario, preparation, options);
    REQUIRE(stored.size() == wanted.size());
    for (std::size_t k = 0; k < wanted.size(); ++k)
      CHECK(same_bits(stored[k].values, usual[k].values));
  }
}

TEST_CASE("after the deadline no replicate is begun, and nothing is thrown", "[property]") {
  Scenario const scenario = small_scenario();
  Preparation const preparation = prepare(scenario);
  ExperimentOptions options;
  options.threads = 2;
  options.deadline = std::chrono::steady_clock::now();
  CHECK(stored_with(scenario, preparation, options).empty());
  options.deadline += std::chrono::hours(1);
  CHECK(stored_with(scenario, preparation, options).size() == wanted.size());
}

TEST_CASE("the memory estimate counts replicates in flight", "[property]") {
  MemoryEstimate const need{100.0, 30.0};
  CHECK(need.bytes(3) == 190.0);
  CHECK(need.in_flight_within(190.0) == 3);
  CHECK(need.in_flight_within(189.0) == 2);
  CHECK(need.in_flight_within(129.0) == 0);
  CHECK(need.in_flight_within(1.0) == 0);
}

TEST_CASE("a run that is asked to stop before it starts simulates nothing", "[property]") {
  Scenario const scenario = small_scenario();
  Preparation const preparation = prepare(scenario);
  StopFlag stop{true};
  StoppingSink sink(stop, 1000);
  Progress progress;
  CHECK_THROWS_AS(
      run_experiment(scenario, preparation, units_of(wanted), sink, stop, progress, {1}), Stopped);
  CHECK(sink.stored.empty());
  CHECK_THROWS_AS(clustress::prepare(scenario, stop), Stopped);
}
