// Every paired indicator says what it is, and keeps to what it declares about a programme without
// any effect.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>

#include "sim/core/errors.hpp"
#include "sim/engine/layout.hpp"
#include "sim/engine/paired_indicator_entry.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

template <class F>
void for_each_paired_indicator(F&& f) {
  for (PairedFunction const function : paired_catalogue()) {
    for (PairedIndicator const& indicator : function().indicators) f(indicator);
  }
}

// All values of an arm, of all quarters in which it is recorded and all entries.
std::vector<double> values_of(Run const& run, PairedIndicator const& indicator, std::size_t variant,
                              std::size_t stress) {
  std::string const group(groups_of(indicator.split).front().name), name(indicator.name);
  std::vector<double> values;
  std::size_t const step = is_optional(indicator.split) ? 4 : 1;
  for (std::size_t q = 0; q < run.layout.quarters; q += step) {
    for (std::size_t entry = 0; entry < run.dataset(group, name).entries; ++entry)
      values.push_back(run.value(0, group, name, variant, stress, q, entry));
  }
  return values;
}

bool all_zero(std::vector<double> const& values) {
  return std::all_of(values.begin(), values.end(), [](double value) { return value == 0.0; });
}

class Untouched final : public PairedAccount {
 public:
  explicit Untouched(PairedWorld const&) {}
  void settle(PairedWorld const&) override {}
};

class OtherAccount final : public PairedAccount {
 public:
  explicit OtherAccount(PairedWorld const&) {}
  void settle(PairedWorld const&) override {}
};

}  // namespace

TEST_CASE("paired indicators have a name, a unit and a sentence", "[contract]") {
  for_each_paired_indicator([](PairedIndicator const& indicator) {
    INFO("paired indicator " << indicator.name);
    CHECK(indicator.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") ==
          std::string_view::npos);
    CHECK_FALSE(indicator.name.empty());
    CHECK_FALSE(indicator.unit.empty());
    CHECK(indicator.long_name.size() > 8);
    CHECK(groups_of(indicator.split).size() == 1);
  });
}

// The null programme has no instrument: its world is the world without a programme, computed again
// and compared firm by firm. Seen to fail when a level is declared
// zero.
TEST_CASE("a programme that does nothing leaves exact zeros, and levels where they are declared",
          "[contract]") {
  Scenario scenario = busy_scenario();
  scenario.simulation.horizon_quarters = 16;
  add_variant(scenario, "null", {});
  std::size_t const null = scenario.variants.size() - 1;
  Run const result = run(scenario);
  REQUIRE(result.all_done());
  for_each_paired_indicator([&](PairedIndicator const& indicator) {
    INFO("paired indicator " << indicator.name);
    for (std::size_t stress = 0; stress < scenario.stresses.size(); ++stress) {
      CHECK(all_zero(values_of(result, indicator, 0, stress)));
      CHECK(all_zero(values_of(result, indicator, null, stress)) ==
            (indicator.neutral == Neutral::zero));
    }
    std::vector<double> const voucher = values_of(result, indicator, 1, 0);
    CHECK(std::all_of(voucher.begin(), voucher.end(), [](double v) { return std::isfinite(v); }));
  });
}

TEST_CASE("a row of one account read off another is a fault, not a number", "[contract]") {
  constexpr PairedIndicator row("trial", "count", "a row of its own account",
                                PairedSplit::total_only,
                                [](Untouched const&, std::size_t k) { return k; });
  Arm const arm = begin_arm(small_scenario());
  Tape const tape;
  PairedWorld const pair(tape, *arm.world.economy, arm.programme);
  CHECK(row.measure(Untouched(pair), pair, 3) == 3.0);
  CHECK_THROWS_AS(row.measure(OtherAccount(pair), pair, 3), std::bad_cast);
}
