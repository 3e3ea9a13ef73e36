// Firms followed in two worlds: the worlds are those of the run, and the first difference is the
// one that was made.
#include <algorithm>
#include <clustress/catch.hpp>

#include "sim/engine/firm_life.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

StopFlag const never_stop{false};

struct Watched {
  Scenario scenario;
  Preparation preparation;
  explicit Watched(Scenario s) : scenario(std::move(s)), preparation(prepare(scenario)) {}
  [[nodiscard]] std::vector<FirmBalance> balances(std::uint32_t replicate = 0) const {
    return firm_balances(scenario, preparation, replicate, never_stop);
  }
  [[nodiscard]] FirmLife life(FirmId firm) const {
    return firm_life(scenario, preparation, 0, firm, never_stop).value();
  }
};

Scenario with_voucher(Settings const& settings) {
  Scenario scenario = small_scenario();
  scenario.simulation.horizon_quarters = 12;
  add_variant(scenario, "voucher", {small_voucher(settings)});
  return scenario;
}

}  // namespace

TEST_CASE("the two worlds of explain are those of the run with all its variants and stresses",
          "[firm_life]") {
  Scenario const all = busy_scenario();
  Run const whole = run(all, 2);
  for (std::size_t const variant : {std::size_t{1}, std::size_t{3}}) {
    Watched const watched(two_worlds(all, variant, 1));
    for (std::uint32_t const replicate : {0U, 1U}) {
      std::int64_t jobs[2] = {0, 0}, worked[2] = {0, 0};
      double support = 0;
      for (FirmBalance const& firm : watched.balances(replicate)) {
        for (std::size_t world : {std::size_t{0}, std::size_t{1}}) {
          jobs[world] += firm.jobs[world];
          worked[world] += firm.quarters_worked[world];
        }
        support += firm.support;
      }
      std::size_t const horizon = static_cast<std::size_t>(all.simulation.horizon_quarters);
      for (std::size_t world : {std::size_t{0}, std::size_t{1}}) {
        std::size_t const v = world == 0 ? 0 : variant;
        double sum = 0;
        for (std::size_t t = 1; t <= horizon; ++t)
          sum += whole.value(replicate, "total", "jobs", v, 1, t);
        CHECK(static_cast<double>(jobs[world]) ==
              whole.value(replicate, "total", "jobs", v, 1, horizon));
        CHECK(static_cast<double>(worked[world]) == sum);
      }
      CHECK((support > 0) == (variant == 1));  // the reference programmes support no projects
    }
  }
}

TEST_CASE("a programme without money changes no firm", "[firm_life]") {
  Watched const watched(two_worlds(with_voucher({{"budget_keur", 0.0}}), 1, 0));
  auto const firms = watched.balances();
  REQUIRE(firms.size() > 1000);
  CHECK(std::all_of(firms.begin(), firms.end(), [](FirmBalance const& firm) {
    return firm.jobs[0] == firm.jobs[1] && firm.quarters_worked[0] == firm.quarters_worked[1] &&
           firm.first_award < 0;
  }));
  for (std::size_t k = 0; k < firms.size(); k += firms.size() / 5) {
    FirstDifference const first = first_difference(watched.life(firms[k].id));
    CHECK(first.quarter == -1);
    CHECK(first.column == nullptr);
  }
}

TEST_CASE("an award of the first call is the first difference, in its quarter and by its name",
          "[firm_life]") {
  Scenario scenario = with_voucher({{"start_quarter", std::int64_t{3}}});
  scenario.model.ideas[ProjectKind::assignment].hazard = 0.3;
  Arm arm = begin_arm(scenario, 1);
  arm.step_until(3);
  std::vector<FirmId> awarded;
  for (ApplicationEvent const& application : arm.world.office.applications) {
    if (application.awarded) awarded.push_back(application.firm);
  }
  REQUIRE(awarded.size() > 5);
  Watched const watched(two_worlds(scenario, 1, 0));
  for (std::size_t k = 0; k < 3; ++k) {
    FirmLife const life = watched.life(awarded[k]);
    FirstDifference const first = first_difference(life);
    CHECK(first.quarter == 3);
    REQUIRE(first.column != nullptr);
    CHECK(first.column->name == "award");
    CHECK(to_string(first.column->phase) == "programme");
    CHECK(life.worlds[1][3].awarded == "voucher");
    CHECK(life.worlds[0][3].awarded.empty());
    CHECK(life.worlds[1][3].support > 0);
  }
  for (FirmBalance const& firm : watched.balances())
    CHECK((firm.first_award < 0 || firm.first_award >= 3));
}

TEST_CASE("a firm without an award is reached by others first", "[firm_life]") {
  Watched const watched(two_worlds(with_voucher({}), 1, 0));
  int seen = 0;
  for (FirmBalance const& firm : watched.balances()) {
    if (firm.first_award >= 0 || firm.quarters_worked[0] == firm.quarters_worked[1]) continue;
    FirstDifference const first = first_difference(watched.life(firm.id));
    REQUIRE(first.column != nullptr);
    CHECK(first.column->name != "award");
    CHECK(first.quarter >= 1);
    if (++seen == 3) break;
  }
  CHECK(seen > 0);
}

// A transfer goes to every firm in each of its four quarters.
TEST_CASE("firms that are paid without a project are counted as paid", "[firm_life]") {
  Scenario scenario = small_scenario();
  scenario.simulation.horizon_quarters = 6;
  add_variant(scenario, "transfer",
              {make_instrument("transfer",
                               {{"budget_keur", 1000.0}, {"duration_quarters", std::int64_t{4}}})});
  Watched const watched(two_worlds(scenario, 1, 0));
  int always = 0;
  for (FirmBalance const& firm : watched.balances()) {
    CHECK(firm.quarters_paid <= 4);
    CHECK(firm.support == 0);
    if (firm.quarters_paid < 4 || firm.jobs[1] == 0) continue;
    if (++always > 3) continue;
    auto const with = watched.life(firm.id).worlds[1];
    CHECK(std::count_if(with.begin(), with.end(),
                        [](FirmQuarter const& quarter) { return quarter.paid; }) == 4);
  }
  CHECK(always > 1000);
}

TEST_CASE("of a firm that lives in neither world there is no life", "[firm_life]") {
  Watched const watched(two_worlds(with_voucher({}), 1, 0));
  CHECK_FALSE(firm_life(watched.scenario, watched.preparation, 0, FirmId{12345}, never_stop));
}
